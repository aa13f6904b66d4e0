/** 县(市、区)情况表: one page a unit for 述职, 约谈 and the 科技创新鼎. */
import { frameOf, paragraph, wide } from './build-report.ts';
import type { ReportFacts } from './facts.ts';
import type { Lines } from './lines.ts';
import type { ReportModel, ReportTable } from './model.ts';
import { sourceWords } from './note.words.ts';
import {
  nextPlaceSaid,
  strengthsSaid,
  timelinessSaid,
  unitRequiredSaid,
  unitYardstickSaid,
} from './standing.words.ts';
import { figure, numeric, place, text } from './tables.ts';
import { lineOf, unitBlocksSaid, unitTotalSaid } from './unit.words.ts';

/** @param unit code of a compared unit. @throws RangeError for another. */
export function buildSheet(facts: ReportFacts, unit: string): ReportModel {
  const own = facts.total.peers.find((line) => line.unit === unit);
  if (!own) throw new RangeError(`no sheet for "${unit}"`);
  const { label, totalName, catalogue } = facts;
  return {
    ...frameOf(facts, 'sheet', `${wide(own.name)}${label}${totalName}情况`),
    blocks: [
      ...paragraph(`total-${unit}`, unitTotalSaid(facts, unit), '总体情况。'),
      ...paragraph(`blocks-${unit}`, unitBlocksSaid(facts, unit, ''), '分主体情况。'),
      ...paragraph(`strengths-${unit}`, strengthsSaid(facts, unit), '优势和短板。'),
      ...paragraph(`required-${unit}`, unitRequiredSaid(facts, unit), '与目标所需比较。'),
      ...paragraph(`yardstick-${unit}`, unitYardstickSaid(facts, unit), '与全市参照比较。'),
      ...paragraph(`next-${unit}`, nextPlaceSaid(facts, unit), '距前一位。'),
      ...paragraph(`returns-${unit}`, timelinessSaid(facts, unit), '报送情况。'),
      { kind: 'table', table: unitTable(facts, unit) },
      { kind: 'note', text: `注：${sourceWords(facts, false)}${catalogue.city.footnote}` },
    ],
  };
}

function unitTable({ total, totalName, blocks, label, baseLabel }: ReportFacts, unit: string): ReportTable {
  const row = (lines: Lines, name: string, indent: number, strong = false) => {
    const own = lineOf(lines, unit);
    return own && own.current !== 'not_applicable'
      ? [
          {
            strong,
            indent,
            cells: [
              name,
              figure(own.current, 2),
              figure(own.base, 2),
              figure(own.growth, 1),
              figure(own.share, 1),
              place(own.rank),
              place(own.growthRank),
            ],
          },
        ]
      : [];
  };
  return {
    id: `lines-${unit}`,
    caption: '主要指标',
    note: '单位：万元、%、位',
    columns: [
      text('指标', 32),
      numeric(label, 16),
      numeric(baseLabel, 16),
      numeric('增速', 9),
      numeric('占全市', 9),
      numeric('总量位次', 11),
      numeric('增速位次', 11),
    ],
    rows: [
      ...row(total, totalName, 0, true),
      ...blocks.flatMap(({ name, lines, ofWhich }) => [
        ...row(lines, name, 0),
        ...ofWhich.flatMap((part, i) => row(part, `${i === 0 ? '其中：' : ''}${part.indicator.name}`, 1)),
      ]),
    ],
  };
}
