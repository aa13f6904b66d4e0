/** How officials write the same things: the words of made-up tables, and a seeded source of chance. */
import { convertMoney, type MoneyUnit } from '#shared/rules/money-unit.ts';
import type { Content } from './made-workbook.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  int(below: number): number {
    return Math.floor(this.next() * below);
  }
  yes(share: number): boolean {
    return this.next() < share;
  }
  of<T>(list: readonly T[]): T {
    const one = list[this.int(list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }
  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    return list.flatMap(() => rest.splice(this.int(rest.length), 1));
  }
  some<T>(list: readonly T[], most: number): T[] {
    return this.shuffled(list).slice(0, this.int(most + 1));
  }
}

export const UNITS: readonly MoneyUnit[] = ['万元', '万元', '万元', '元', '亿元', '千元', '百万元'];

/** Periods in the words of titles and lines: the half-year asked for, and others. */
export const THIS_PERIOD = [
  '2026年上半年',
  '2026上半年',
  '2026年1-6月',
  '2026.1-6月',
  '2026年1—6月',
  '2026H1',
  '二〇二六年上半年',
  '26年上半年',
  '2026年第一、二季度',
  '2026年二季度累计',
  '截至2026年6月底',
  '2026/06/30',
  '2026年一至六月',
  '2026年半年',
  '202606',
  '26上半年',
  '26H1',
  '2026 1-6月',
];
export const OTHER_PERIODS = [
  '2025年上半年',
  '2025上半年',
  '2025年1-6月',
  '2025.1-6月',
  '2025H1',
  '2025-06',
  '2025年1—6月',
  '2025年6月',
  '二〇二五年上半年',
  '25年上半年',
  '2025/06/30',
  '截至2025年6月底',
  '2025年第一、二季度',
  '2025年二季度累计',
  '2026年度',
  '2026年1-12月',
  '去年上半年',
  '去年同期',
  '上年同期',
  '2024年上半年',
  '2025年',
  '2026年一季度',
  '2025年度',
  '202506',
  '25上半年',
  '25.1-6月',
  '二○二五上半年',
];

/** Heads of the column asked for. */
export const VALUE_HEADS = [
  '本期累计',
  '本年累计',
  '本期',
  '金额',
  '本期数',
  '数值',
  '2026年上半年',
  '2026上半年',
  '2026年1-6月',
  '2026年1—6月累计',
  '上半年数',
  '当期投入',
  '本年数',
  '今年1-6月',
  '2026年1-6月执行数',
  '累计',
  '本期金额',
  '投入数',
  '本期投入',
  '2026H1',
  '本期\n累计',
  '本 期 累 计',
];
/** Heads of other columns that carry numbers. */
export const OTHER_HEADS = [
  '上年同期',
  '2025年上半年',
  '2025上半年',
  '2025.1-6月',
  '去年同期数',
  '上年数',
  '2025',
  '2025年',
  '同比增速',
  '增长%',
  '增幅',
  '占比',
  '占比(%)',
  '全年预算数',
  '年度目标',
  '2026年计划',
  '完成全年目标%',
  '排名',
  '营业收入（本年累计）',
  '历年累计投入',
  '2023年以来累计投入',
  '已拨付金额（累计）',
  '其中：中央资金',
  '企业数',
  '本月',
  '当月数',
  '6月',
  '1-5月',
  '全年累计',
  '期初累计',
  '核减后累计',
  '上年结转',
  '税收',
];

export const PREFIXES = ['', '', '', '　', '  ', '一、', '（一）', '1.', '1.2 ', '①', '(3)', '2、'];
export const NAME_HEADS = ['指标名称', '指标', '项目', '项目名称', '指标名称', '内容'];
export const UNIT_HEADS = ['地区', '单位', '县(市、区)', '区域', '地区名称'];

/** A figure in `unit` as somebody types it. */
export function written(decimal: string, unit: MoneyUnit, chance: Chance): Content {
  const amount = convertMoney(decimal, '万元', unit);
  const ways: Content[] = [
    { kind: 'number', number: amount, text: amount },
    { kind: 'number', number: amount, text: amount },
    { kind: 'number', number: amount, text: amount, formula: 'D5+D6' },
    amount,
    amount.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ` ${amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')} `,
  ];
  return chance.of(ways);
}
