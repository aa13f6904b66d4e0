/** How a row of the programme is followed by another: the old one ends, the new one begins, none is lost. Pure. */
import { arranged, everyRow } from '../as-of.ts';
import type { Catalogue, Others } from '../catalogue.ts';
import { comparePeriods, type Period, preceding } from '../period.ts';
import type { Validity } from '../validity.ts';

/** Why a change cannot be made, in words for the person who drafts it. */
export class ChangeFault extends Error {
  override name = 'ChangeFault';
}

/** The row of a code that is the newest; it must not have ended. */
export function newestRow<K extends keyof Others>(
  catalogue: Catalogue,
  part: K,
  code: string,
): Others[K][number] {
  const row = catalogue[part].find((r) => ('id' in r ? r.id : r.code) === code);
  if (!row) throw new ChangeFault(`没有代码为“${code}”的${PART_NAME[part]}`);
  if (row.validTo) throw new ChangeFault(`“${code}”已于${row.validTo}终止`);
  return row;
}

const PART_NAME: Record<keyof Others, string> = {
  units: '单位',
  organisations: '填报单位',
  indicators: '指标',
  forms: '报表',
  rules: '审核规则',
  targets: '目标',
};

/** The last period before another: a row ends there. */
export function endBefore(row: Validity, from: Period): { validTo: Period } {
  const validTo = preceding(from);
  if (row.validFrom && comparePeriods(row.validFrom, validTo) > 0)
    throw new ChangeFault(`现行的一行自${row.validFrom}起有效，新的一行须晚于它，现为${from}`);
  return { validTo };
}

/** A row of a code that another follows from a period on. */
export function followed<K extends keyof Others>(
  catalogue: Catalogue,
  part: K,
  code: string,
  from: Period,
  after: (row: Others[K][number]) => Others[K][number],
): Catalogue {
  const row = newestRow(catalogue, part, code);
  const ended = { ...row, ...endBefore(row, from) };
  return withRows(catalogue, part, (rows) =>
    rows.flatMap((r) => (r === row ? [ended, { ...after(row), validFrom: from }] : [r])),
  );
}

/** The programme with other rows of a part, arranged anew. */
export function withRows<K extends keyof Others>(
  catalogue: Catalogue,
  part: K,
  change: (rows: Others[K][number][]) => Others[K][number][],
): Catalogue {
  const others = catalogue.others && { ...catalogue.others, [part]: [] };
  return arranged({ ...catalogue, others, [part]: change(everyRow(catalogue, part)) });
}
