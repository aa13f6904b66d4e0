/** The tables behind the run's cards: the same figures go to 表格, XLSX and CSV. */

import type { UnitResult } from '#shared/assess/assess.ts';
import {
  holdsWords,
  inTableOrder,
  intervalWords,
  LEAD_WORDS,
  leadOver,
  whyNoTotal,
} from '#shared/assess/words.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import { figureCell, type TableColumn, type TableModel, type TableRow } from '#shared/table.ts';
import { flagsOf, SCORE_DIGITS } from './score.words.ts';

const text = (key: string, header: string): TableColumn => ({ key, header, kind: 'text' });
const numeric = (key: string, header: string, digits: number, unit?: string): TableColumn => ({
  key,
  header,
  kind: 'number',
  digits,
  ...(unit ? { unit } : {}),
});

/** Dimensions of a group in the scheme's order. */
export function dimensionsOf(run: AssessmentRun, group: GroupAssessment): string[] {
  return run.scheme.dimensions
    .map(({ code }) => code)
    .filter((code) => group.columns.some(({ dimension }) => dimension === code));
}

/** What a reader needs to know beside the figures. */
export function runNotes(run: AssessmentRun): string[] {
  return [
    `方案第${run.schemeNumber}版（${run.scheme.version}，${run.scheme.status}）；数据第${run.dataVersion}版；第${run.number}次运行；校验码 ${run.digest}`,
    '功效系数法；位次按总分四舍五入到规定小数位，并列位次相同；位次区间为权重在规定范围内变动时第5—95百分位',
  ];
}

/** How a unit stands against the one ranked next. */
export function leadWords(lines: readonly UnitResult[], index: number): string {
  const [ahead, behind] = [lines[index], lines[index + 1]];
  if (!ahead || !behind) return '';
  const lead = leadOver(ahead, behind);
  if (lead === null) return '';
  const name = behind.name ?? behind.unit;
  return lead === 'close' ? `与${name}${LEAD_WORDS.close}` : `对${name}${LEAD_WORDS[lead]}`;
}

export function rankingTable(run: AssessmentRun, group: GroupAssessment): TableModel {
  const dimensions = dimensionsOf(run, group);
  const lines = inTableOrder(group.result);
  return {
    title: `${run.title}：${group.name}排名`,
    subtitle: '单位：分',
    notes: runNotes(run),
    simulated: run.simulated,
    columns: [
      numeric('rank', '位次', 0, '位'),
      text('unit', '单位'),
      numeric('total', '总分', SCORE_DIGITS, '分'),
      ...dimensions.map((code) => numeric(`d_${code}`, `${code}得分`, SCORE_DIGITS, '分')),
      text('interval', '位次区间'),
      text('holds', '稳健程度'),
      text('lead', '与下一位相比'),
    ],
    rows: lines.map(
      (unit, i): TableRow => ({
        rank: unit.rank ?? '不排名',
        unit: unit.name ?? unit.unit,
        total: printed(unit.total),
        ...Object.fromEntries(
          dimensions.map((code) => [`d_${code}`, printed(unit.groups[code] ?? 'missing')]),
        ),
        interval: intervalWords(unit),
        holds: holdsWords(unit) || whyNoTotal(unit, run.scheme.minWeightPresent),
        lead: leadWords(lines, i),
      }),
    ),
  };
}

/** A score as the page prints it: ranks are decided on these digits, so the file must not show others. */
function printed(score: Figure): number | string {
  return isValue(score) ? Number(roundHalfUp(score, SCORE_DIGITS)) : figureCell(score);
}

/** Every score with what it is made of: one line per unit and column. */
export function detailTable(run: AssessmentRun, group: GroupAssessment): TableModel {
  const columns = new Map(group.columns.map((column) => [column.code, column]));
  const anchors = new Map(group.result.indicators.map((i) => [i.indicator, i.anchors]));
  const rows = inTableOrder(group.result).flatMap((unit) =>
    unit.items.map((item): TableRow => {
      const column = columns.get(item.indicator);
      return {
        unit: unit.name ?? unit.unit,
        dimension: column?.dimension ?? '',
        indicator: column?.name ?? item.indicator,
        year: String(column?.dataYear ?? ''),
        value: figureCell(item.value),
        measure: column?.unit ?? '',
        best: finite(anchors.get(item.indicator)?.best),
        worst: finite(anchors.get(item.indicator)?.worst),
        position: item.position,
        uncut: item.uncut,
        score: item.score,
        flags: flagsOf(group, unit.unit, item).join('、'),
        weight: 100 * item.weight,
        contribution: item.contribution,
      };
    }),
  );
  return {
    title: `${run.title}：${group.name}得分明细`,
    subtitle: '各列单位见“计量单位”',
    notes: runNotes(run),
    simulated: run.simulated,
    columns: [
      text('unit', '单位'),
      text('dimension', '维度'),
      text('indicator', '指标'),
      text('year', '数据年度'),
      numeric('value', '原值', 2),
      text('measure', '计量单位'),
      numeric('best', '满意值', 2),
      numeric('worst', '不允许值', 2),
      numeric('position', '位置（截断前）', 4),
      numeric('uncut', '截断前得分', SCORE_DIGITS, '分'),
      numeric('score', '得分', SCORE_DIGITS, '分'),
      text('flags', '标志'),
      numeric('weight', '权重', 2, '%'),
      numeric('contribution', '贡献', 3, '分'),
    ],
    rows,
  };
}

function finite(x: number | null | undefined): number | null {
  return typeof x === 'number' && Number.isFinite(x) ? x : null;
}
