/** Numbers of cases as an address carries them: `hightech_first:350,insurance:1:premium=30:A`. Pure. */
import type { Inputs } from './amount.ts';

export interface Case {
  kind: string;
  count: number;
  /** Of one case, by code of input, as decimal texts. */
  inputs: Inputs;
  /** What is one matter, by letter; '' for a matter of its own. */
  matter: string;
}

const CASE = /^([a-z][a-z0-9_]{0,40}):(\d{1,6})(?::([a-z0-9_=.;]*))?(?::([A-Z]?))?$/;
const INPUT = /^([a-z][a-z0-9_]{0,40})=(\d{1,12}(?:\.\d{0,6})?)$/;

function readInputs(text: string | undefined): Inputs {
  const inputs: Record<string, string> = {};
  for (const part of (text ?? '').split(';')) {
    const [, code, value] = INPUT.exec(part) ?? [];
    if (code && value) inputs[code] = value;
  }
  return inputs;
}

/** What is none is left out: an address is typed by people. The first of a kind holds. */
export function readCases(text: string | undefined): Case[] {
  const seen = new Set<string>();
  return (text ?? '').split(',').flatMap((part) => {
    const [, kind = '', count = '', inputs, matter] = CASE.exec(part.trim()) ?? [];
    if (kind === '' || seen.has(kind)) return [];
    seen.add(kind);
    return [{ kind, count: Number(count), inputs: readInputs(inputs), matter: matter ?? '' }];
  });
}

/** What `readCases` reads back as the same cases. */
export function writeCases(cases: readonly Case[]): string {
  return cases
    .map(({ kind, count, inputs, matter }) => {
      const known = Object.entries(inputs).map(([code, value]) => `${code}=${value}`);
      const rest =
        matter !== '' ? `:${known.join(';')}:${matter}` : known.length > 0 ? `:${known.join(';')}` : '';
      return `${kind}:${count}${rest}`;
    })
    .join(',');
}
