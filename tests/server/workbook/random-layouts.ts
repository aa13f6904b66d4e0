/** Files as nasty as officials make them, put together by chance from known figures. */
import { convertMoney, type MoneyUnit } from '#shared/rules/money-unit.ts';
import type { FormLayout, ReadWorkbook, Sheet } from '../../../server/workbook/types.ts';
import { layoutOf } from './city-layouts.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';
import {
  Chance,
  NAME_HEADS,
  OTHER_HEADS,
  OTHER_PERIODS,
  PREFIXES,
  THIS_PERIOD,
  UNIT_HEADS,
  UNITS,
  VALUE_HEADS,
  written,
} from './random-words.ts';

export interface Made {
  seed: number;
  layout: FormLayout;
  workbook: ReadWorkbook;
  /** Decimal in the form's unit, a mark, or null for a cell left blank. */
  truth: Map<string, string | null>;
  /** Rows of the first sheet, for messages. */
  rows: Content[][];
}

type Merge = [number, number, number, number];
interface Piece {
  rows: Content[][];
  merges: Merge[];
}
type Figures = Map<string, string | null>;
interface Shape {
  keys: string[];
  unit: MoneyUnit;
  /** Where the unit stands. */
  unitAt: 'line' | 'head' | 'column' | 'name';
  wide: boolean;
}

const FORMS = ['330424', '330424', 'jxgq', 'tjj', 'wjw'].map((code) => layoutOf(code));
const OTHER_OWNERS = ['海宁市', '平湖市', '南湖区', '桐乡市', '平湖市（不含港区）', '海宁经开区'];

export class Maker {
  readonly chance: Chance;
  readonly layout: FormLayout;
  readonly several: boolean;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.layout = this.chance.of(FORMS);
    this.several = new Set(this.layout.rows.map((row) => row.unit)).size > 1;
  }

  figures(keys: readonly string[], blanks: boolean): Figures {
    return new Map(
      keys.map((key) => {
        if (blanks && this.chance.yes(0.12)) return [key, this.chance.yes(0.5) ? null : '不适用'];
        return [key, String((this.chance.int(900_000) + 1000) / (this.chance.yes(0.5) ? 100 : 10))];
      }),
    );
  }

  #row(key: string) {
    const row = this.layout.rows.find((line) => line.key === key);
    if (!row) throw new Error(key);
    return row;
  }

  name(key: string, shape: Shape): string {
    const row = this.#row(key);
    const unit = shape.unitAt === 'name' ? `（${shape.unit}）` : '';
    return `${this.chance.of(PREFIXES)}${this.chance.yes(0.3) ? '其中：' : ''}${this.chance.yes(0.7) ? row.indicatorNames[0] : this.chance.of(row.indicatorNames.filter((n) => n.length > 3))}${unit}`;
  }

  place(key: string): string {
    const row = this.#row(key);
    const name = this.chance.yes(0.6) ? (row.unitNames[0] ?? '') : this.chance.of(row.unitNames);
    return this.chance.yes(0.2) && !name.includes('(') ? name.split('').join(' ') : name;
  }

  cell(value: string | null | undefined, unit: MoneyUnit): Content {
    return value === null || value === undefined
      ? null
      : /\d/.test(value)
        ? written(value, unit, this.chance)
        : value;
  }

  noise(): Content {
    return { kind: 'number', number: String(this.chance.int(90_000) + 0.5), text: '…' };
  }

  /** One key a row: names, perhaps places, figures among other columns. */
  long(shape: Shape, figures: Figures): Piece {
    const { chance } = this;
    const others = chance.some(OTHER_HEADS, 4);
    const at = chance.int(others.length + 1);
    const value = chance.of(VALUE_HEADS) + (shape.unitAt === 'head' ? `（${shape.unit}）` : '');
    const spread = <T>(one: T, rest: readonly T[]) => [...rest.slice(0, at), one, ...rest.slice(at)];
    const two = chance.yes(0.2) && others.length > 0;
    const numbered = chance.yes(0.4);
    const byPlace = this.several && chance.yes(0.6);
    const headings = this.several && !byPlace;
    const left = [
      ...(numbered ? ['序号'] : []),
      ...(byPlace ? [chance.of(UNIT_HEADS)] : []),
      chance.of(NAME_HEADS),
      ...(shape.unitAt === 'column' ? ['计量单位'] : []),
    ];
    const heads = [...left, ...spread(value, others)];
    const note = chance.yes(0.3);
    const rows: Content[][] = two
      ? [
          [
            ...left,
            ...spread<Content>(
              '2026年',
              others.map(() => '其他数据'),
            ),
          ],
          [...left.map(() => null), ...spread(value, others)],
        ]
      : [[...heads, ...(note ? ['备注'] : [])]];
    if (chance.yes(0.1))
      rows.push(
        heads.map((_, i) => (i < left.length ? (['甲', '乙', '丙', '丁'][i] ?? null) : i - left.length + 1)),
      );
    let previous = '';
    shape.keys.forEach((key, i) => {
      const place = this.#row(key).unit;
      if (headings && place !== previous)
        rows.push([...(numbered ? [null] : []), `${chance.of(['', '一、'])}${this.place(key)}`]);
      const shown = byPlace && (place !== previous || chance.yes(0.5)) ? this.place(key) : null;
      previous = place;
      const line = spread<Content>(
        this.cell(figures.get(key), shape.unit),
        others.map(() => this.noise()),
      );
      rows.push([
        ...(numbered ? [i + 1] : []),
        ...(byPlace ? [shown] : []),
        this.name(key, shape),
        ...(shape.unitAt === 'column' ? [shape.unit] : []),
        ...line,
        ...(note && chance.yes(0.3) ? ['见附件'] : []),
      ]);
      if (chance.yes(0.04)) rows.push([null]);
      if (chance.yes(0.05))
        rows.push([
          ...(numbered ? [null] : []),
          ...(byPlace ? [null] : []),
          chance.of(['小计', '产业引导资金', '其他']),
          ...(shape.unitAt === 'column' ? [shape.unit] : []),
          ...heads.slice(left.length).map(() => this.noise()),
        ]);
    });
    if (this.several && chance.yes(0.3))
      this.#stranger(rows, { numbered, byPlace, shape, width: heads.length - left.length });
    return { rows, merges: [] };
  }

  /** A unit that is none of the city's, with the form's own indicators. */
  #stranger(
    rows: Content[][],
    { numbered, byPlace, shape, width }: { numbered: boolean; byPlace: boolean; shape: Shape; width: number },
  ): void {
    const noise = () => Array.from({ length: width }, () => this.noise());
    const key = shape.keys[0] ?? '';
    if (!byPlace) rows.push([...(numbered ? [null] : []), '嘉兴综合保税区']);
    rows.push([
      ...(numbered ? [99] : []),
      ...(byPlace ? ['嘉兴综合保税区'] : []),
      this.name(key, shape),
      ...(shape.unitAt === 'column' ? [shape.unit] : []),
      ...noise(),
    ]);
  }

  /** Indicators across; places, periods or one row down. */
  wide(shape: Shape, figures: Figures): Piece {
    const { chance } = this;
    const indicators = [...new Set(shape.keys.map((key) => this.#row(key).indicator))];
    const units = [...new Set(shape.keys.map((key) => this.#row(key).unit))];
    const keyOf = (unit: string, indicator: string) =>
      this.layout.rows.find((row) => row.unit === unit && row.indicator === indicator)?.key ?? '';
    const head = (indicator: string) =>
      `${this.#row(keyOf(units[0] ?? '', indicator)).indicatorNames[0]}${shape.unitAt === 'head' || shape.unitAt === 'name' ? `（${shape.unit}）` : ''}`;
    const sub = chance.yes(0.35)
      ? chance.shuffled([
          chance.of(['本期', '本期累计', '2026年上半年']),
          chance.of(['上年同期', '2025年上半年']),
          ...(chance.yes(0.5) ? ['增速%'] : []),
        ])
      : null;
    const rows: Content[][] = sub
      ? [
          ['地区', ...indicators.flatMap((i) => [head(i), ...sub.slice(1).map(() => null)])],
          [null, ...indicators.flatMap(() => sub)],
        ]
      : [['地区', ...indicators.map(head)]];
    const right = (s: string) => /本期|2026/.test(s);
    const line = (label: Content, of: (indicator: string) => Content): Content[] => [
      label,
      ...indicators.flatMap((i) => (sub ? sub.map((s) => (right(s) ? of(i) : this.noise())) : [of(i)])),
    ];
    const body = units.map((unit) =>
      line(
        this.several
          ? this.place(keyOf(unit, indicators[0] ?? ''))
          : chance.of(['海盐县', '本期', '2026年上半年', '合计']),
        (i) => this.cell(figures.get(keyOf(unit, i)), shape.unit),
      ),
    );
    if (!this.several && body[0]?.[0] === '海盐县' && this.layout.organisation.code === 'jxgq')
      body[0][0] = '嘉兴港区';
    const extra: Content[][] = [];
    if (this.several && chance.yes(0.4))
      extra.push(line(chance.of(['嘉兴综合保税区', '合计', '其他']), () => this.noise()));
    if (!this.several && chance.yes(0.5))
      extra.push(line(chance.of(['上年同期', '2025年上半年', '增减额', '武原街道']), () => this.noise()));
    return { rows: [...rows, ...chance.shuffled([...body, ...extra])], merges: [] };
  }

  /** Places across and indicators down, perhaps with other rows below. */
  across(shape: Shape, figures: Figures): Piece {
    const indicators = [...new Set(shape.keys.map((key) => this.#row(key).indicator))];
    const units = [...new Set(shape.keys.map((key) => this.#row(key).unit))];
    const keyOf = (unit: string, indicator: string) =>
      this.layout.rows.find((row) => row.unit === unit && row.indicator === indicator)?.key ?? '';
    const sub = this.chance.yes(0.4) ? this.chance.shuffled(['本期', '上年同期']) : null;
    const places = units.map((unit) => this.place(keyOf(unit, indicators[0] ?? '')));
    const rows: Content[][] = sub
      ? [
          ['指标', ...places.flatMap((p) => [p, null])],
          [null, ...places.flatMap(() => sub)],
        ]
      : [['指标', ...places]];
    for (const indicator of indicators) {
      const label =
        this.name(keyOf(units[0] ?? '', indicator), shape) +
        (shape.unitAt === 'head' ? `（${shape.unit}）` : '');
      rows.push([
        label,
        ...units.flatMap((unit) => {
          const figure = this.cell(figures.get(keyOf(unit, indicator)), shape.unit);
          return sub ? sub.map((s) => (s === '本期' ? figure : this.noise())) : [figure];
        }),
      ]);
      if (this.chance.yes(0.2))
        rows.push([
          this.chance.of(['上年同期', '同比增长%', '2025年上半年']),
          ...units.flatMap(() => (sub ? [this.noise(), this.noise()] : [this.noise()])),
        ]);
    }
    return { rows, merges: [] };
  }

  shape(keys: string[]): Shape {
    const unit = this.chance.of(UNITS);
    const unitAt = this.chance.of(['line', 'line', 'head', 'column', 'name'] as const);
    const wide = this.chance.yes(this.several ? 0.5 : 0.25);
    return { keys, unit, unitAt: wide && unitAt === 'column' ? 'line' : unitAt, wide };
  }

  piece(shape: Shape, figures: Figures): Piece {
    if (!shape.wide) return this.long(shape, figures);
    return this.several && this.chance.yes(0.4) ? this.across(shape, figures) : this.wide(shape, figures);
  }

  /** Lines above a table: title, period, owner, unit, in one of many ways. */
  lines(period: string, owner: string, unit: MoneyUnit | null, top: boolean): Content[][] {
    const { chance } = this;
    const subject = this.layout.organisation.code === 'tjj' ? '规模以上工业企业研发费用' : '科技创新投入';
    const table = chance.of(['监测表', '情况表', '情况', '统计表', '']);
    const said = chance.of(['title', 'title', 'line', 'pair', 'bracket'] as const);
    const title =
      said === 'title'
        ? `${owner}${period}${subject}${table}`
        : said === 'bracket'
          ? `${owner}${subject}${table}（${period}）`
          : `${owner}${subject}${table}`;
    const rows: Content[][] = [[title]];
    if (said === 'line') rows.push([chance.yes(0.5) ? `报告期：${period}` : period]);
    if (said === 'pair') rows.push([chance.of(['报告期', '期别：', '所属期']), period]);
    const reporter = chance.yes(0.6)
      ? `填报单位${chance.of(['', '（盖章）'])}：${owner === '' ? this.layout.organisation.name : owner}${this.several || owner === '' ? '' : chance.of(['', '财政局', '人民政府'])}`
      : null;
    const filed = chance.yes(0.4)
      ? chance.of([
          '填报日期：2026年7月10日',
          '报送时间：2026年7月',
          '填报日期：2026/07/12',
          '报送日期：2025年7月15日',
        ])
      : null;
    const money =
      unit === null
        ? null
        : chance.of([`单位：${unit}`, `金额单位：${unit}`, `（单位：人民币${unit}）`, `计量单位:${unit}`]);
    if (reporter || filed || money) rows.push([reporter, filed, null, money]);
    if (top && chance.yes(0.2))
      rows.unshift([chance.of(['附件2', '（内部资料）', '嘉政发〔2025〕14号', '附件1：'])]);
    return rows;
  }
}

const padded = (rows: Content[][], width: number) =>
  rows.map((row) => [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => null)]);

/** A file made by chance, with the figures a careful person reads from it. */
export function madeLayout(seed: number): Made {
  const maker = new Maker(seed);
  const { chance, layout } = maker;
  const keys = layout.rows.map((row) => row.key);
  const truth = maker.figures(keys, true);
  const owner = maker.several
    ? chance.of(['', '嘉兴市', '全市'])
    : layout.organisation.aliases[0] && layout.organisation.code === 'jxgq'
      ? '嘉兴港区'
      : layout.organisation.name;
  const cut = !maker.several && chance.yes(0.3) ? chance.int(keys.length - 2) + 1 : keys.length;
  const parts = [keys.slice(0, cut), keys.slice(cut)].filter((part) => part.length > 0);
  const right = chance.of(THIS_PERIOD);
  const pieces: Content[][][] = parts.map((part, i) => {
    const shape = maker.shape(part);
    const needsLine = shape.unitAt === 'line' || (shape.wide && shape.unitAt === 'name' && maker.several);
    const lines =
      i === 0 || chance.yes(0.5)
        ? maker.lines(right, owner, needsLine ? shape.unit : null, i === 0)
        : [['二、按来源分', null, null, needsLine ? `单位：${shape.unit}` : null]];
    return [...lines, ...(chance.yes(0.3) ? [[null]] : []), ...maker.piece(shape, truth).rows];
  });
  const decoys: Content[][][] = [];
  const decoy = (period: string, of: string) => {
    const shape = maker.shape(chance.yes(0.7) ? keys : keys.slice(0, chance.int(keys.length) + 1));
    const figures = maker.figures(keys, false);
    decoys.push([
      ...maker.lines(
        period,
        of,
        shape.unitAt === 'line' ? shape.unit : chance.yes(0.3) ? shape.unit : null,
        false,
      ),
      ...maker.piece({ ...shape, unitAt: 'line' }, figures).rows,
    ]);
  };
  if (chance.yes(0.45)) decoy(chance.of(OTHER_PERIODS), owner);
  if (!maker.several && chance.yes(0.2)) decoy(right, chance.of(OTHER_OWNERS));
  if (chance.yes(0.15)) decoy(chance.of(OTHER_PERIODS), owner);
  const first = chance.yes(0.35);
  const order = first ? [...decoys, ...pieces] : [...pieces, ...decoys];
  const besides = chance.yes(0.12) && decoys.length === 1 && pieces.length === 1;
  const gap = (): Content[][] =>
    Array.from({ length: chance.int(3) + (chance.yes(0.9) ? 1 : 0) }, () => [null]);
  const tail: Content[][] = chance.yes(0.5)
    ? [
        [
          chance.of([
            '注：1. 分项与合计可能不等。',
            '说明：2025年数据为快报数。',
            '填报人：张三',
            '注：本表自2025年起执行。',
          ]),
        ],
      ]
    : [];
  const rows = besides
    ? sideBySide(order)
    : order.flatMap((piece, i) => (i === 0 ? piece : [...gap(), ...piece]));
  const indent = chance.int(2);
  const shifted = [...rows, ...tail].map((row) => [...Array.from({ length: indent }, () => null), ...row]);
  const sheets = [madeSheet(shifted, chance.of(['Sheet1', '监测表', '表1', 'Sheet1', '2026上半年']))];
  if (chance.yes(0.15)) sheets.unshift(madeSheet([['科技创新投入报送材料'], ['目录']], '封面'));
  if (chance.yes(0.15)) sheets.push(otherSheet(maker, keys));
  return { seed, layout, workbook: madeWorkbook(...sheets), truth, rows: shifted };
}

function sideBySide(pieces: readonly Content[][][]): Content[][] {
  const [a = [], b = []] = pieces;
  const width = Math.max(...a.map((row) => row.length)) + 1;
  const height = Math.max(a.length, b.length);
  return Array.from({ length: height }, (_, i) => [
    ...(padded([a[i] ?? []], width)[0] ?? []),
    ...(b[i] ?? []),
  ]);
}

function otherSheet(maker: Maker, keys: string[]): Sheet {
  const shape = { ...maker.shape(keys), unitAt: 'line' as const };
  const rows = [
    ...maker.lines('2025年上半年', '', shape.unit, false),
    ...maker.piece(shape, maker.figures(keys, false)).rows,
  ];
  return madeSheet(rows, maker.chance.of(['2025年上半年', '去年', '2025']));
}

/** What differs between the reading and the truth; empty when all is right. Values in the form's unit. */
export function differences(
  { truth }: Made,
  values: readonly { key: string; value?: string; standsFor: string }[],
): string[] {
  const read = new Map(values.map((value) => [value.key, value]));
  return [...truth].flatMap(([key, wanted]) => {
    const value = read.get(key);
    const got = value?.value ?? value?.standsFor ?? 'absent';
    const right =
      wanted === null
        ? got === 'blank' || got === 'absent'
        : wanted === '不适用'
          ? got === 'not_applicable'
          : got === convertMoney(wanted, '万元', '万元');
    return right ? [] : [`${key}: ${wanted} read as ${got}`];
  });
}
