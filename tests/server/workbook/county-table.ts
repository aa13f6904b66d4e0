/** A county's table in a few words, read as an upload reads it. */
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import type { FormLayout, LocateChoice, Located } from '../../../server/workbook/types.ts';
import { layoutOf } from './city-layouts.ts';
import { type Content, madeSheet, madeWorkbook } from './made-workbook.ts';

export const county = layoutOf('330424');
export const zone = layoutOf('jxgq');
export const statistics = layoutOf('tjj');
export const health = layoutOf('wjw');

export const NAMES = ['政府科技创新投入合计', '科研平台投入', '人才引育投入'];
export const wanted = { gov_total: '370', gov_platform: '93', gov_talent: '77' };
export type Merges = [number, number, number, number][];

/** Reads one sheet as a form's file. */
export function locate(
  rows: Content[][],
  layout: FormLayout = county,
  {
    merges = [],
    sheet = 'Sheet1',
    file = 'a.xlsx',
    choice,
  }: { merges?: Merges; sheet?: string; file?: string; choice?: LocateChoice } = {},
): Located {
  const book = { ...madeWorkbook(madeSheet(rows, sheet, merges)), fileName: file };
  return locateFigures(book, layout, choice);
}

export const short = (located: Located) =>
  Object.fromEntries(located.values.map((v) => [v.key.split('/')[1], v.value ?? v.standsFor]));
export const codes = (located: Located) => located.questions.map(({ code }) => code);

/** A county's table with these heads beside the names; one column of figures for each. */
export function table(heads: string[], right: number, title = '海盐县2026年上半年科技创新投入'): Content[][] {
  const figures = [370, 93, 77];
  return [
    [title, null, null, '单位：万元'],
    ['指标名称', ...heads],
    ...NAMES.map((name, i): Content[] => [
      name,
      ...heads.map((_, at) => (at === right ? (figures[i] ?? 0) : 1000 + at * 10 + i)),
    ]),
  ];
}
