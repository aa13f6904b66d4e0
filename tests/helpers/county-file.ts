/** A county's own workbook, as it would be made from the figures its page shows. */
import { utils, write } from '@e965/xlsx';
import type { ReturnView } from '#shared/contract/returns.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface CountyFile {
  /** This year's figures are last year's times this. */
  factor: number;
  unit?: '万元' | '亿元';
  /** What the line over the table says of the unit, where it is not what the figures are in. */
  stated?: string;
  title?: string;
  /** Other names of rows, by words of the indicator's name. */
  renamed?: Record<string, string>;
  /** Texts or numbers instead, by words of the indicator's name. */
  planted?: Record<string, string | number>;
  type?: 'xlsx' | 'biff8' | 'ods';
}

const numberOf = (figure: unknown) => (typeof figure === 'number' ? figure : 0);
const rounded = (value: number) => Math.round(value * 100) / 100;

/** Title, owner and unit lines, a head, and a row for every figure of the return with last year's beside it. */
export function countyFile({ rows, organisationName }: ReturnView, file: CountyFile): Buffer {
  const { factor, unit = '万元', stated = unit, planted = {}, renamed = {}, type = 'xlsx' } = file;
  const { title = `${organisationName}2026年上半年科技创新投入半年度监测表` } = file;
  const scale = unit === '亿元' ? 10_000 : 1;
  const body = rows.map(({ name, lastYear }) => {
    const instead = Object.entries(planted).find(([word]) => name.includes(word))?.[1];
    const past = numberOf(lastYear);
    const called = Object.entries(renamed).find(([word]) => name.includes(word))?.[1] ?? name;
    return [called, instead ?? rounded(past * factor) / scale, past / scale];
  });
  const head = ['指标名称', '本期累计', '上年同期'];
  const lines = [[title], [`填报单位：${organisationName}`, '', `单位：${stated}`], head, ...body];
  const book = utils.book_new(utils.aoa_to_sheet([...lines, ['注：以上为财政口径']]), '附件1');
  return Buffer.from(write(book, { type: 'buffer', bookType: type }));
}
