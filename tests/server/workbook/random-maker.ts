/** What all made-up tables share: figures, names of indicators and places, lines above. */
import type { MoneyUnit } from '#shared/rules/money-unit.ts';
import type { FormLayout } from '../../../server/workbook/types.ts';
import { layoutOf } from './city-layouts.ts';
import type { Content } from './made-workbook.ts';
import { Chance, PREFIXES, UNITS, written } from './random-words.ts';

export type Merge = [number, number, number, number];
export interface Piece {
  rows: Content[][];
  merges: Merge[];
}
export type Figures = Map<string, string | null>;
export interface Shape {
  keys: string[];
  unit: MoneyUnit;
  /** Where the unit stands. */
  unitAt: 'line' | 'head' | 'column' | 'name';
  wide: boolean;
}

const FORMS = ['330424', '330424', 'jxgq', 'tjj', 'wjw'].map((code) => layoutOf(code));
export const OTHER_OWNERS = ['海宁市', '平湖市', '南湖区', '桐乡市', '平湖市（不含港区）', '海宁经开区'];

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

  row(key: string) {
    const row = this.layout.rows.find((line) => line.key === key);
    if (!row) throw new Error(key);
    return row;
  }

  name(key: string, shape: Shape): string {
    const row = this.row(key);
    const unit = shape.unitAt === 'name' ? `（${shape.unit}）` : '';
    return `${this.chance.of(PREFIXES)}${this.chance.yes(0.3) ? '其中：' : ''}${this.chance.yes(0.7) ? row.indicatorNames[0] : this.chance.of(row.indicatorNames.filter((n) => n.length > 3))}${unit}`;
  }

  place(key: string): string {
    const row = this.row(key);
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

  shape(keys: string[]): Shape {
    const unit = this.chance.of(UNITS);
    const unitAt = this.chance.of(['line', 'line', 'head', 'column', 'name'] as const);
    const wide = this.chance.yes(this.several ? 0.5 : 0.25);
    return { keys, unit, unitAt: wide && unitAt === 'column' ? 'line' : unitAt, wide };
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
