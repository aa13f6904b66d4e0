/** What if one amount of the city's own paper were another: the same library with that one amount changed. Pure. */
import type { AmountRule } from './amount-rule.ts';
import { homePaper, type PolicyLibrary } from './library.ts';

/** The amount by which a rule grants (its cap where it has one), in 万元 as decimal text; null where it names none. */
export function amountIn(rule: AmountRule): string | null {
  if ('cap' in rule && rule.cap) return rule.cap.amount;
  return 'amount' in rule ? rule.amount : null;
}

/** The rule with that amount; as it is where it names none. */
function withAmount(rule: AmountRule, amount: string): AmountRule {
  if ('cap' in rule && rule.cap) return { ...rule, cap: { ...rule.cap, amount } };
  return 'amount' in rule ? { ...rule, amount } : rule;
}

/** By kind, what the home paper would grant instead. */
export function withAmounts(library: PolicyLibrary, amounts: ReadonlyMap<string, string>): PolicyLibrary {
  const home = homePaper(library)?.code;
  const instruments = library.instruments.map((one) => {
    const amount = amounts.get(one.kind);
    return one.document === home && amount !== undefined
      ? { ...one, rule: withAmount(one.rule, amount) }
      : one;
  });
  return { ...library, instruments };
}
