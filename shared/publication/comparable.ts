/** Why what two programmes say of two periods cannot be read as one series: other units, other definitions. Pure. */
import { asOf, everyRow } from '../as-of.ts';
import { breaksBetween } from '../breaks.ts';
import type { Catalogue, Indicator } from '../catalogue.ts';
import type { Period } from '../period.ts';
import { beganBetween } from '../validity.ts';
import { listWords } from '../words.ts';

/** A programme and the period that it is asked for. */
interface Stated {
  catalogue: Catalogue;
  period: Period;
}

const NAMED = 9;

/** Units of the one that the other has not, or whose area is another. @param codes the units that each side tells of. */
export function unitReasons(
  before: Stated & { codes: readonly string[] },
  after: Stated & { codes: readonly string[] },
): string[] {
  const name = (of: Catalogue, code: string) =>
    everyRow(of, 'units').find((u) => u.code === code)?.name ?? code;
  const gone = before.codes.filter((code) => !after.codes.includes(code));
  const come = after.codes.filter((code) => !before.codes.includes(code));
  const { areas } = breaksBetween(after.catalogue, before.period, after.period);
  const other = after.codes.filter((code) => areas.has(code) && before.codes.includes(code));
  const named = (of: Catalogue, codes: readonly string[]) =>
    listWords(
      codes.map((code) => name(of, code)),
      NAMED,
    );
  return [
    ...(gone.length > 0 ? [`统计单位少了${named(before.catalogue, gone)}`] : []),
    ...(come.length > 0 ? [`统计单位多了${named(after.catalogue, come)}`] : []),
    ...(other.length > 0 ? [`${named(after.catalogue, other)}的行政区划有调整`] : []),
  ];
}

/** Indicators that only one side has, and those defined or computed otherwise. @param codes what each side tells of. */
export function definitionReasons(
  before: Stated & { codes: readonly string[] },
  after: Stated & { codes: readonly string[] },
): string[] {
  const [was, is] = [before, after].map(({ catalogue, period }) => asOf(catalogue, period).indicators);
  const find = (rows: readonly Indicator[] | undefined, code: string) => rows?.find((i) => i.code === code);
  const name = (code: string) => (find(is, code) ?? find(was, code))?.name ?? code;
  const list = (codes: readonly string[]) =>
    listWords(
      codes.map((code) => `“${name(code)}”`),
      NAMED,
      '项',
    );
  // What is asked for only to compare with is no indicator of its own.
  const own = (rows: readonly Indicator[] | undefined, codes: readonly string[]) =>
    codes.filter((code) => find(rows, code)?.formula?.kind !== 'base');
  const [earlier, later] = [own(was, before.codes), own(is, after.codes)];
  const gone = earlier.filter((code) => !later.includes(code));
  const come = later.filter((code) => !earlier.includes(code));
  const { definitions } = breaksBetween(after.catalogue, before.period, after.period);
  const other = later.filter((code) => {
    const [then, now] = [find(was, code), find(is, code)];
    if (!then || !now) return false;
    return definitions.has(code) || (differ(then, now) && !declaredAlike(before, after, code));
  });
  return [
    ...(gone.length > 0 ? [`指标少了${list(gone)}`] : []),
    ...(come.length > 0 ? [`指标多了${list(come)}`] : []),
    ...(other.length > 0 ? [`${list(other)}的定义或口径不同`] : []),
  ];
}

function differ(a: Indicator, b: Indicator): boolean {
  const said = ({ definition, formula, measure, unit, accumulation }: Indicator) =>
    JSON.stringify([definition, formula, measure, unit, accumulation]);
  return said(a) !== said(b);
}

/** A later wording that its own row calls comparable. */
function declaredAlike(before: Stated, { catalogue, period }: Stated, code: string): boolean {
  return everyRow(catalogue, 'indicators').some(
    (i) => i.code === code && i.change?.breaks === false && beganBetween(i.validFrom, before.period, period),
  );
}
