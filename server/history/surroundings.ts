/** The sheet's name and the lines over a table: what they fix for the figures that do not say it themselves. */
import type { Catalogue } from '#shared/catalogue.ts';
import { periodLabel } from '#shared/period.ts';
import { isRemark, statedMoneyUnits } from '../workbook/locate/words.ts';
import type { Sheet } from '../workbook/sheets.ts';
import type { Dimensions, HistoryNames, Spoken } from './names.ts';

/** A dimension is left out where two lines say two things. */
export interface Surroundings extends Pick<Dimensions, 'unit' | 'period'> {
  /** Indicators that the lines may mean; none where they name none or several. */
  given: readonly string[];
  /** Indicators that the lines announce, none other; null where they leave it open. */
  announced: readonly string[] | null;
  /** The line that speaks of a growth or a share of what it names. */
  derived: string | null;
  /** What the lines contradict each other about, in words. */
  torn: string | null;
  /** Units of money that they state. */
  money: readonly string[];
}

/** Who filled in or printed the sheet, and when. */
const PAPERWORK = /填报|填表|制表|审核|报送日期|报出日期|印发|打印/;

/** The year of a yearbook or bulletin is not the year of its figures. */
const titled = (said: Spoken, line: string): Spoken =>
  /年鉴|公报/.test(line) ? { ...said, period: undefined } : said;

/** `above` is the row of the head. */
export function surroundingsOf(
  sheet: Sheet,
  above: number,
  names: HistoryNames,
  { units }: Pick<Catalogue, 'units'>,
): Surroundings {
  const lines = sheet.cells
    .filter((cell) => cell.row < above && cell.text.trim() !== '')
    .map(({ text }) => text);
  const titles = lines.filter((line) => !isRemark(line) && !PAPERWORK.test(line));
  const spoken = [sheet.name, ...titles].map((line) => ({ line, said: titled(names.within(line), line) }));
  const distinct = <T>(values: readonly (T | undefined)[]) => [
    ...new Set(values.filter((v) => v !== undefined)),
  ];
  const unitsSaid = distinct(spoken.map(({ said }) => said.unit));
  const periods = distinct(spoken.map(({ said }) => said.period));
  const naming = spoken.filter(({ said }) => said.announced.length > 0);
  const candidates = naming.map(({ said }) => (said.indicator ? [said.indicator] : (said.among ?? [])));
  const given = (candidates[0] ?? []).filter((code) => candidates.every((codes) => codes.includes(code)));
  const apart = [
    unitsSaid.length > 1 ? unitsSaid.map((code) => units.find((one) => one.code === code)?.name ?? code) : [],
    periods.length > 1 ? periods.map(periodLabel) : [],
  ].filter((words) => words.length > 0);
  const isOpen = naming.length === 0 || naming.some(({ said }) => said.open);
  return {
    ...(unitsSaid.length === 1 ? { unit: unitsSaid[0] } : {}),
    ...(periods.length === 1 ? { period: periods[0] } : {}),
    given,
    announced: isOpen ? null : naming.flatMap(({ said }) => said.announced),
    derived: naming.find(({ said }) => said.derived)?.line ?? null,
    torn: apart.length === 0 ? null : apart.map((words) => `“${words.join('”和“')}”`).join('，'),
    money: [...new Set(lines.flatMap((line) => statedMoneyUnits(line)))],
  };
}
