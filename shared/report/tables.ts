/** The tables of the report's own pages: total and blocks, units in fixed order, places. */
import { inTableOrder, intervalWords } from '../assess/words.ts';
import { share } from '../calc/shares.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import { number } from '../number-text.ts';
import type { ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import type { Cell, ReportTable } from './model.ts';
import { nameOf, rowsOf } from './target.words.ts';
import { lineOf } from './unit.words.ts';

type Column = ReportTable['columns'][number];

export const text = (title: string, width: number): Column => ({ title, kind: 'text', width });
export const numeric = (title: string, width: number): Column => ({ title, kind: 'number', width });
export const figure = (value: Figure, digits: number): Cell => ({ figure: value, digits });
/** A place as a table prints it: — while none is given. */
export const place = (rank: number | null): Cell => (rank === null ? '—' : { figure: rank, digits: 0 });

const row = (cells: Cell[], { strong = false, indent = 0 } = {}) => ({ cells, strong, indent });

/** 表1: the total and its blocks with their parts: this period, the same last year, growth, share. */
export function overallTable(facts: ReportFacts): ReportTable {
  const { total, blocks, label, baseLabel, totalName } = facts;
  const line = (own: Line, name: string, how: Parameters<typeof row>[1]) =>
    row([name, ...amounts(own), figure(shareOf(own, total.city), 1)], how);
  return {
    id: 'overall',
    caption: `${label}${totalName}情况`,
    note: '单位：万元、%',
    columns: [
      text('指标', 34),
      numeric(label, 18),
      numeric(baseLabel, 18),
      numeric('增速', 10),
      numeric('占比', 10),
    ],
    rows: [
      line(total.city, totalName, { strong: true }),
      ...blocks.flatMap(({ name, lines, ofWhich, components }) => [
        line(lines.city, name, { indent: 0 }),
        ...(ofWhich.length > 0 ? ofWhich : components).map(({ city: part }, i) =>
          line(part, `${i === 0 && ofWhich.length > 0 ? '其中：' : ''}${part.indicatorName}`, { indent: 1 }),
        ),
      ]),
    ],
  };
}

export function amounts(line: Line): Cell[] {
  const digits = line.measureUnit === '万元' ? 2 : line.decimals;
  return [figure(line.current, digits), figure(line.base, digits), figure(line.growth, line.rate ? 2 : 1)];
}

function shareOf(line: Line, whole: Line): Figure {
  return share(line.current, whole.current);
}

/** 表2: every unit in the fixed order with amount, growth, share and places. */
export function unitsTable(facts: ReportFacts): ReportTable {
  const { total, label, totalName } = facts;
  const lines = [total.city, ...total.peers, ...total.others];
  return {
    id: 'units',
    caption: `${label}各地${totalName}情况`,
    note: '单位：万元、%、位',
    columns: [
      text('地区', 24),
      numeric('数额', 17),
      numeric('增速', 9),
      numeric('占全市', 10),
      numeric('总量位次', 12),
      numeric('上年位次', 12),
      numeric('增速位次', 12),
    ],
    rows: lines.map((line) =>
      row(
        [
          line.name,
          figure(line.current, 2),
          figure(line.growth, 1),
          figure(line.share, 1),
          ...(line === total.city || total.others.includes(line)
            ? ['—', '—', '—']
            : [place(line.rank), place(line.rankBefore), place(line.growthRank)]),
        ],
        { strong: line === total.city },
      ),
    ),
  };
}

/** 表3: units × blocks, amount and growth each. */
export function blocksTable(facts: ReportFacts): ReportTable {
  const { total, blocks, label } = facts;
  const units = [total.city, ...total.peers, ...total.others];
  return {
    id: 'blocks',
    caption: `${label}各地分主体情况`,
    note: '单位：万元、%',
    columns: [
      text('地区', 22),
      ...blocks.flatMap(({ shortName }) => [numeric(`${shortName}投入`, 16), numeric('增速', 9)]),
    ],
    rows: units.map((unit) =>
      row(
        [
          unit.name,
          ...blocks.flatMap(({ lines }): Cell[] => {
            const own = unit === total.city ? lines.city : lineOf(lines, unit.unit);
            return own ? [figure(own.current, 2), figure(own.growth, 1)] : ['不适用', '—'];
          }),
        ],
        { strong: unit === total.city },
      ),
    ),
  };
}

/** 目标表: every headline target with its year, where the city stands, what is missing and how fast it has to go on. */
export function targetsTable(facts: ReportFacts): ReportTable | null {
  const rows = facts.targets.flatMap((target) => rowsOf(facts, target));
  if (rows.length === 0) return null;
  return {
    id: 'targets',
    caption: '目标进度',
    note: '年均增速单位：%',
    columns: [
      text('目标', 30),
      text('目标年', 10),
      text('要求', 18),
      text('数据年度', 12),
      numeric('现值', 12),
      numeric('差距', 12),
      numeric('今后年均', 12),
      text('进度', 13),
    ],
    rows: rows.map((target) =>
      row([
        nameOf(facts, target),
        target.targetYear === null ? '每年' : `${target.targetYear}年`,
        target.targetText,
        target.actualYear === null ? '—' : `${target.actualYear}年`,
        figure(target.actual, target.digits),
        isValue(target.distance) && target.distance <= 0 ? '已达到' : figure(target.distance, target.digits),
        figure(target.growthNeeded, 1),
        target.statusLabel,
      ]),
    ),
  };
}

/** 得分表 of the published assessment of the units, in the order of its ranking; null where none was published. */
export function scoresTable(facts: ReportFacts): ReportTable | null {
  const run = facts.runs.find(({ subject }) => subject === 'units');
  const [group] = run?.assessments ?? [];
  if (!run || !group) return null;
  const units = inTableOrder(group.result);
  const parts = Object.keys(units[0]?.groups ?? {}).filter((code) => !code.includes('/'));
  return {
    id: 'scores',
    caption: `${String(run.year)}年度研判得分（功效系数法）`,
    note: '单位：分、位',
    columns: [
      text('地区', 24),
      numeric('总分', 12),
      numeric('位次', 10),
      text('不同权重下的位次', 20),
      ...parts.map((code) => numeric(code, 12)),
    ],
    rows: units.map((unit) =>
      row([
        unit.name ?? unit.unit,
        figure(unit.total, 2),
        place(unit.rank),
        intervalWords(unit) || '—',
        ...parts.map((code) => figure(unit.groups[code] ?? 'undefined', 2)),
      ]),
    ),
  };
}

/** What each column takes of the table's width, 0–1. */
export function widthsOf({ columns }: ReportTable): number[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => width / whole);
}

/** What a cell prints: figures with separators and a true minus, marks such as 未报 as they stand. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return isValue(cell.figure) ? number(cell.figure, cell.digits) : REASON_MARK[cell.figure];
}
