/** Numbers of cases as an address carries them: `hightech_first:350,insurance:1:30:A`. Pure. */

export interface Case {
  kind: string;
  count: number;
  /** Decimal text; null when none is given. */
  base: string | null;
  /** What is one matter, by letter; '' for a matter of its own. */
  matter: string;
}

const CASE = /^([a-z][a-z0-9_]{0,40}):(\d{1,6})(?::((?:\d{1,12}(?:\.\d{0,6})?)?))?(?::([A-Z]?))?$/;

/** What is none is left out: an address is typed by people. The first of a kind holds. */
export function readCases(text: string | undefined): Case[] {
  const seen = new Set<string>();
  return (text ?? '').split(',').flatMap((part) => {
    const [, kind = '', count = '', base, matter] = CASE.exec(part.trim()) ?? [];
    if (kind === '' || seen.has(kind)) return [];
    seen.add(kind);
    return [{ kind, count: Number(count), base: base ? base : null, matter: matter ?? '' }];
  });
}

export function writeCases(cases: readonly Case[]): string {
  return cases
    .map(({ kind, count, base, matter }) => {
      const rest = matter === '' ? (base === null ? '' : `:${base}`) : `:${base ?? ''}:${matter}`;
      return `${kind}:${count}${rest}`;
    })
    .join(',');
}
