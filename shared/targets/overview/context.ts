/** What the province and peers aim at in the same year, as their documents print it: beside ours, never judged. */
import { findIndicator } from '../../catalogue.ts';
import type { ContextPlace } from '../../city-context.ts';
import type { TargetRow } from '../../contract/target-row.ts';
import type { OtherTargets } from '../../contract/targets.ts';
import { formatFixed } from '../../decimal.ts';
import { withUnit } from '../../number-text.ts';
import type { TargetView } from '../view.ts';

/** Null where the city cites nobody for the year. A cell without a figure says that the document sets none. */
export function contextOf(
  { catalogue }: TargetView,
  year: number,
  rows: readonly TargetRow[],
): OtherTargets['context'] {
  const places = catalogue.city.context.filter((place) => place.figures.some((f) => f.year === year));
  if (places.length === 0) return null;
  const cited = new Set(
    places.flatMap((p) => p.figures.filter((f) => f.year === year).map((f) => f.indicator)),
  );
  const indicators = catalogue.indicators.filter((i) => cited.has(i.code)).sort((a, b) => a.order - b.order);
  return {
    places: places.map(({ name, document, title, address, note }) => ({
      name,
      document,
      title,
      address,
      note,
    })),
    rows: indicators.map(({ code, shortName }) => {
      const own = rows.find((r) => r.indicator === code && r.targetYear === year && r.kind !== 'relation');
      return {
        indicator: code,
        name: own?.title ?? findIndicator(catalogue, code)?.shortName ?? shortName,
        own: own?.targetText || NOT_SET,
        values: places.map((place) => textOf(place, code, year)),
      };
    }),
  };
}

const NOT_SET = '文件未定';

/** 9,000 亿元 · 超 1,000 亿元 · 70 亿元以上, with the digits the document gives. */
function textOf({ figures }: ContextPlace, indicator: string, year: number): string {
  const figure = figures.find((f) => f.indicator === indicator && f.year === year);
  if (!figure) return NOT_SET;
  const digits = figure.value.split('.')[1]?.length ?? 0;
  const amount = withUnit(formatFixed(Number(figure.value), digits), figure.unit);
  const after = figure.qualifier === '以上' || figure.qualifier === '左右';
  return after ? `${amount}${figure.qualifier}` : [figure.qualifier, amount].filter(Boolean).join(' ');
}
