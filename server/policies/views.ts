/** Papers, instruments and amounts as the pages show them. */
import type { InputView, InstrumentView, PaperView, Range } from '#shared/contract/policy-views.ts';
import { fromExact } from '#shared/decimal.ts';
import type { Inputs } from '#shared/policies/amount.ts';
import { type AmountRule, inputsOf } from '#shared/policies/amount-rule.ts';
import { effectWords } from '#shared/policies/gates.ts';
import {
  type Instrument,
  inputOf,
  type PolicyDocument,
  type PolicyLibrary,
} from '#shared/policies/library.ts';
import { eventWords, rangeWords, ruleWords } from '#shared/policies/policies.words.ts';
import type { Sum } from '#shared/policies/range.ts';

const NOT_SAID = '未载明';

export function rangeView({ low, high }: Sum): Range {
  return { low: fromExact(low), high: high === null ? null : fromExact(high), words: rangeWords(low, high) };
}

/** A sum of which nothing is known is no zero. */
export function totalView(sum: Sum, isKnown: boolean): Range {
  return isKnown ? rangeView(sum) : { low: '0', high: null, words: '没有能算的条款' };
}

const SHARE_WORDS: Record<string, string> = {
  '1': '100%',
  '1/2': '50%',
  '1/3': '三分之一',
  '2/3': '三分之二',
};

export function paperView(paper: PolicyDocument): PaperView {
  const { code, city, title, number, from, to, home, payers, payersNote, stacking, gates, exception } = paper;
  return {
    code,
    city,
    title,
    number: number || '文号未载明',
    validity: from === '' && to === '' ? NOT_SAID : `${from || NOT_SAID}至${to || NOT_SAID}`,
    home,
    payers: payers.map(({ name, share }) => `${name}${SHARE_WORDS[share] ?? share}`).join('、') || NOT_SAID,
    payersNote,
    stacking: stacking || NOT_SAID,
    gates: gates.map((gate) => ({
      code: gate.code,
      name: gate.name,
      words: effectWords(gate),
      quote: gate.quote,
      only: gate.only,
    })),
    exception: exception?.name ?? '',
  };
}

const CERTAINTY: Record<Instrument['certainty'], string> = {
  stated: '',
  ambiguous: '原文不明确，见注',
  damaged: '原文有损坏，见注',
};

function remarksOf({ onTopOf, times, selective, certainty, from, to }: Instrument): string[] {
  return [
    onTopOf && `${onTopOf}另有支持，在其基础上给`,
    times ? `${times.years}年内最多${times.count}次` : '',
    selective ? '择优，符合条件也可能没有' : '',
    from || to ? `${from || NOT_SAID}至${to || NOT_SAID}` : '',
    CERTAINTY[certainty],
  ].filter((words) => words !== '');
}

export function instrumentView(library: PolicyLibrary, one: Instrument): InstrumentView {
  const { document, kind, name, form, recipient, group, clause, quote, note } = one;
  return {
    document,
    kind,
    name,
    beneficiary: one.beneficiary.join('、'),
    recipient,
    event: eventWords(one),
    form,
    amount: ruleWords(one.rule, library),
    remarks: remarksOf(one),
    inputs: inputsOf(one.rule).map((code) => inputOf(library, code)),
    group,
    clause,
    quote,
    note,
  };
}

/** What some rules ask for, each once, with what is given. */
export function inputFields(
  library: PolicyLibrary,
  rules: readonly AmountRule[],
  given: Inputs,
): (InputView & { value: string })[] {
  const codes = new Set(rules.flatMap(inputsOf));
  return [...codes].map((code) => ({ ...inputOf(library, code), value: given[code] ?? '' }));
}
