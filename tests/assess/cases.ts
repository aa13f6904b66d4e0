/** The cases that the literature leaves open (domain.md §5), each a small file for `npm run assess` with its result by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  file: string;
  /** Total per unit; a reason where there is none. */
  totals: (number | string)[];
  ranks: (number | null)[];
  /** Unit, indicator, score, flags; the flags in words are what every way out says. */
  cells: [unit: string, indicator: string, score: number | null, flags: string[], value?: string][];
  /** Why there is no rank, as the page says it; beside the unit or for the group. */
  says: string[];
}

/** Scores are 60 + 40·(x − worst)/(best − worst); weights equal unless the file gives them. */
export const CASES: Case[] = [
  {
    // x is 7 everywhere: no score, its weight goes to y. y runs 1…5: 60, 70, 80, 90, 100.
    file: 'no-spread',
    totals: [60, 70, 80, 90, 100],
    ranks: [5, 4, 3, 2, 1],
    cells: [
      ['甲', 'x', null, ['无差异']],
      ['戊', 'x', null, ['无差异']],
      ['丙', 'y', 80, []],
    ],
    says: ['无差异'],
  },
  {
    // Nothing tells the five apart: no score at all, and not for want of data.
    file: 'all-equal',
    totals: ['incomplete', 'incomplete', 'incomplete', 'incomplete', 'incomplete'],
    ranks: [null, null, null, null, null],
    cells: [['甲', 'y', null, ['无差异']]],
    says: ['各项指标各单位均相同（无差异），无法计分、不排名', '各项均无差异，无总分、不排名'],
  },
  {
    // A single peer is its own best and worst.
    file: 'one-unit',
    totals: ['incomplete'],
    ranks: [null],
    cells: [['甲', 'x', null, ['无同类']]],
    says: ['只有一个单位，不作比较', '没有可比单位，无总分、不排名'],
  },
  {
    // worst 1, best 5: (2−1)/4 → 70, (3−1)/4 → 80; four peers are fewer than five.
    file: 'four-units',
    totals: [60, 70, 80, 100],
    ranks: [null, null, null, null],
    cells: [
      ['甲', 'x', 60, ['样本少']],
      ['丁', 'x', 100, ['样本少']],
    ],
    says: ['可比单位不足，只列分项得分，不排名', '样本少，不排名'],
  },
  {
    // Nobody has x (20 % of the weight): y carries the total, with exactly the 80 % that a total needs.
    file: 'all-missing',
    totals: [60, 70, 80, 90, 100],
    ranks: [5, 4, 3, 2, 1],
    cells: [
      ['甲', 'x', null, ['缺失'], '缺'],
      ['乙', 'x', null, ['缺失'], '未报'],
      ['乙', 'y', 70, []],
    ],
    says: ['缺', '未报'],
  },
  {
    file: 'nothing-known',
    totals: ['incomplete', 'incomplete', 'incomplete', 'incomplete', 'incomplete'],
    ranks: [null, null, null, null, null],
    cells: [['丙', 'y', null, ['缺失'], '缺']],
    says: ['缺失数据超过规定权重，无总分、不排名'],
  },
  {
    // x: 0…10, y: 0…40. 乙 0.2·80 + 0.8·70 = 72; 丙 0.2·100 + 0.8·80 = 84; 己 0.2·60 + 0.8·100 = 92;
    // 庚 0.2·100 + 0.8·60 = 68. 丁 has 20 % of the weight (< 80 %): no total. 戊 has exactly 80 %: y alone, 100.
    file: 'one-missing',
    totals: [60, 72, 84, 'incomplete', 100, 92, 68],
    ranks: [6, 4, 3, null, 1, 2, 5],
    cells: [
      ['丁', 'y', null, ['缺失'], '未报'],
      ['丁', 'x', 100, []],
      ['戊', 'x', null, ['缺失'], '缺'],
      ['戊', 'y', 100, []],
    ],
    says: ['已有数据占权重20%，不足80%，无总分、不排名'],
  },
  {
    // growth −10…30 and level −2…2 (weight 4): 甲 60, 乙 70, 丙 80, 丁 90, 戊 100.
    // 己, 庚, 辛 have no growth, each for its own reason, and 80 % of the weight: their level alone.
    file: 'bases',
    totals: [60, 70, 80, 90, 100, 100, 100, 60],
    ranks: [7, 6, 5, 4, 1, 1, 1, 7],
    cells: [
      ['乙', 'growth', 70, []],
      ['丙', 'level', 80, []],
      ['己', 'growth', null, ['缺失'], '基数为零'],
      ['庚', 'growth', null, ['缺失'], '基数为负'],
      ['辛', 'growth', null, ['缺失'], '无基数'],
    ],
    says: ['基数为零', '基数为负', '无基数'],
  },
  {
    // worst 9, best 1: 2 → 60 + 40·7/8 = 95, 3 → 90, 4 → 85.
    file: 'lower-is-better',
    totals: [100, 95, 90, 85, 60],
    ranks: [1, 2, 3, 4, 5],
    cells: [
      ['甲', 'x', 100, []],
      ['戊', 'x', 60, []],
    ],
    says: ['甲居第1位（100.00分）'],
  },
  {
    // 60 + x: 90, 80.001, 80.004, 80.005, 60. Printed 80.00, 80.00, 80.01: the last is ahead, the other two are equal.
    file: 'ties',
    totals: [90, 80.001, 80.004, 80.005, 60],
    ranks: [1, 3, 3, 2, 5],
    cells: [['乙', 'x', 80.001, []]],
    says: ['难分先后'],
  },
];

export const caseFile = (name: string): string => join(import.meta.dirname, 'cases', `${name}.json`);
export const readCase = (name: string): unknown => JSON.parse(readFileSync(caseFile(name), 'utf8'));
