/** Amounts by what they name: everything that several pages say of one thing must be one value. */
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue } from '#shared/figure.ts';

export interface Claim {
  /** What is named: `330400|sti_total|2025|figure`. */
  thing: string;
  /** The figure, or the reason why there is none. */
  value: Figure | string | null;
  /** Decimals it was printed with; left out: not rounded. */
  digits?: number;
  where: string;
}

/** Claims of all pages, and where two of them differ. */
export class Claims {
  readonly all: Claim[] = [];

  say(where: string, thing: string, value: Claim['value'], digits?: number): void {
    this.all.push({ where, thing, value, ...(digits === undefined ? {} : { digits }) });
  }

  /** A number read out of a sentence; nothing where the sentence does not hold it. */
  read(where: string, thing: string, sentence: string, pattern: RegExp, digits: number): void {
    const found = pattern.exec(sentence);
    if (!found) return;
    const [, text = '', sign = ''] = found;
    this.say(where, thing, (/下降|少|低于/.test(sign) ? -1 : 1) * Number(text.replaceAll(',', '')), digits);
  }

  /** One line for each thing that has more than one value. */
  contradictions(): string[] {
    return [...Map.groupBy(this.all, (c) => c.thing)].flatMap(([thing, claims]) => {
      const exact = claims.find((c) => c.digits === undefined) ?? claims[0]!;
      const wrong = claims.filter((claim) => !agrees(claim, exact));
      return wrong.map((c) => `${thing}: ${exact.value} (${exact.where}) · ${c.value} (${c.where})`);
    });
  }

  /** Things that at least `pages` different places name. */
  shared(pages: number): string[] {
    return [...Map.groupBy(this.all, (c) => c.thing)]
      .filter(([, claims]) => new Set(claims.map((c) => c.where)).size >= pages)
      .map(([thing]) => thing);
  }
}

/** A printed number is the exact one rounded; two unrounded ones are the same to the last digits of a double. */
function agrees(claim: Claim, exact: Claim): boolean {
  const [a, b] = [claim.value, exact.value];
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  const digits = claim.digits ?? exact.digits;
  if (digits !== undefined) return Number(roundHalfUp(a, digits)) === Number(roundHalfUp(b, digits));
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Money of the pages as 万元, the unit it is stored in. */
export function inWan(figure: Figure, unit: string): Figure {
  return isValue(figure) && unit === '亿元' ? Number((figure * 10_000).toPrecision(15)) : figure;
}
