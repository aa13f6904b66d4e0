/** What an applicant could ask for next, and what is missing for it. Pure. */
import { ceilingOf } from './amount.ts';
import { inputsOf } from './amount-rule.ts';
import type { Fact } from './entitlement-line.ts';
import { type Instrument, inputOf, type PolicyLibrary } from './library.ts';
import { eventWords, moneyWords } from './policies.words.ts';
import { daysOf, isOn } from './years.ts';

/** Instruments for the same applicants that are not named yet and in force on the day, the largest upper end first. */
export function nextInstruments(
  library: PolicyLibrary,
  document: string,
  { facts, who, on }: { facts: readonly Fact[]; who: string | null; on: string },
  most = 5,
): { instrument: Instrument; words: string }[] {
  const named = new Set(facts.map(({ kind }) => kind));
  const paper = library.documents.find(({ code }) => code === document);
  const own = library.instruments.filter(
    (one) => one.document === document && paper !== undefined && isOn(daysOf(one, paper), on),
  );
  const is = library.applicants.find(({ code }) => code === who)?.is;
  const whose = new Set(is ?? own.filter(({ kind }) => named.has(kind)).flatMap((one) => one.beneficiary));
  return own
    .filter(({ kind, beneficiary }) => !named.has(kind) && beneficiary.some((one) => whose.has(one)))
    .flatMap((instrument) => {
      const high = ceilingOf(instrument.rule);
      return high === null ? [] : [{ instrument, high }];
    })
    .sort((a, b) => (a.high < b.high ? 1 : a.high > b.high ? -1 : 0))
    .slice(0, most)
    .map(({ instrument, high }) => {
      const inputs = inputsOf(instrument.rule).map((code) => inputOf(library, code).name);
      const asked = inputs.length > 0 ? `，另要${inputs.join('、')}` : '';
      const bound = instrument.rule.kind === 'fixed' ? '' : '最高';
      return { instrument, words: `要有${eventWords(instrument)}${asked}，${bound}${moneyWords(high)}` };
    });
}
