/** Whose figure, when and of what: what head and row of a table of past years say together with the lines over it. */
import type { Catalogue } from '#shared/catalogue.ts';
import { cellKey } from '#shared/forms.ts';
import { periodicityOf, periodLabel } from '#shared/period.ts';
import type { Head } from './heads.ts';
import type { Seen } from './merged.ts';
import type { Dimensions, HistoryNames } from './names.ts';
import type { Surroundings } from './surroundings.ts';

/** Which of the three the rows of a table say themselves. */
export interface Labelled {
  unit: boolean;
  indicator: boolean;
  period: boolean;
}

export function labelledBy(
  body: readonly (readonly [number, readonly Seen[]])[],
  head: Head,
  names: HistoryNames,
): Labelled {
  const columns = new Set(head.columns.flatMap(({ role, col }) => (role === 'label' ? [col] : [])));
  const labels = body.flatMap(([, cells]) => cells.filter(({ col }) => columns.has(col)));
  const said = labels.map(({ text }) => names.of(text));
  return {
    unit: said.some(({ unit }) => unit !== undefined),
    indicator: said.some(({ indicator, among }) => indicator !== undefined || among !== undefined),
    period: said.some(({ period }) => period !== undefined),
  };
}

interface Meaning {
  fixed: Dimensions;
  /** Why nobody can say what is meant; null where it is plain, or where something is simply left out. */
  doubt: string | null;
}

interface Reading {
  around: Surroundings;
  labelled: Labelled;
  catalogue: Catalogue;
  asked: ReadonlySet<string>;
}

/** `own`: what the column's head and the row's labels fix. The lines over the table only fill in what no row or head says. */
export function meaningOf(reading: Reading, own: readonly Dimensions[]): Meaning {
  const { around, labelled, catalogue } = reading;
  const merged: Dimensions = Object.assign({}, ...own);
  const unit = merged.unit ?? (labelled.unit ? undefined : around.unit);
  const period = merged.period ?? (labelled.period ? undefined : around.period);
  const named = own.map(candidatesOf).filter((codes) => codes.length > 0);
  const said = named.length > 0 || labelled.indicator;
  const codes = said ? common(named) : around.given;
  const fixed = { unit, period, ...narrowed(reading, codes, unit, period) };
  const doubt =
    contradiction(own, catalogue) ??
    againstTitle(codes, said ? around : null, catalogue) ??
    (said || around.derived === null || codes.length === 0
      ? null
      : `表上方写的是“${around.derived.slice(0, 30)}”，分不清是不是指标本身的数；请在行或列里写明指标`) ??
    (around.torn !== null && (unit === undefined || period === undefined)
      ? `表上方写了${around.torn}，分不清是哪一个`
      : null);
  return { fixed, doubt };
}

const candidatesOf = ({ indicator, among }: Dimensions): readonly string[] =>
  indicator !== undefined ? [indicator] : (among ?? []);

const common = (lists: readonly (readonly string[])[]): string[] =>
  (lists[0] ?? []).filter((code) => lists.every((codes) => codes.includes(code)));

/** A name of several indicators means the one that is asked of the unit in that series, if it is one. */
function narrowed(
  { asked }: Reading,
  codes: readonly string[],
  unit: string | undefined,
  period: Dimensions['period'],
): Pick<Dimensions, 'indicator'> {
  const [only, several] = codes;
  if (several === undefined) return { indicator: only };
  if (unit === undefined || period === undefined) return {};
  const fits = codes.filter((code) => asked.has(`${periodicityOf(period)}|${cellKey(unit, code)}`));
  return fits.length === 1 ? { indicator: fits[0] } : {};
}

/** Head and row, or two labels of a row, that speak of different things. */
function contradiction(own: readonly Dimensions[], { units, indicators }: Catalogue): string | null {
  const said = <T>(values: readonly (T | undefined)[]) => [...new Set(values.filter((v) => v !== undefined))];
  const named = own.map(candidatesOf).filter((codes) => codes.length > 0);
  const kinds = [
    said(own.map(({ unit }) => unit)).map((code) => nameIn(units, code)),
    named.length > 1 && common(named).length === 0
      ? said(named.map(([first]) => first)).map((code) => nameIn(indicators, code))
      : [],
    said(own.map(({ period }) => period)).map(periodLabel),
  ];
  const torn = kinds.find((words) => words.length > 1);
  return torn ? `行、列分别写的是“${torn.join('”和“')}”，请改正` : null;
}

/** A row of one indicator under a title that announces another. */
function againstTitle(
  codes: readonly string[],
  around: Surroundings | null,
  { indicators }: Catalogue,
): string | null {
  const announced = around?.announced ?? null;
  const [own] = codes;
  if (announced === null || own === undefined || codes.some((code) => announced.includes(code))) return null;
  const titles = [...new Set(announced.map((code) => nameIn(indicators, code)))].join('、');
  return `这里写的是“${nameIn(indicators, own)}”，表上方写的是“${titles}”，分不清是哪一项；请改正表头或标题`;
}

const nameIn = (list: readonly { code: string; name: string }[], code: string) =>
  list.find((one) => one.code === code)?.name ?? code;
