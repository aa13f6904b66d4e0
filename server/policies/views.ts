/** Papers, instruments and amounts as the pages show them. */
import type { InstrumentView, PaperView, Range } from '#shared/contract/policies.ts';
import { fromExact } from '#shared/decimal.ts';
import { amountOf } from '#shared/policies/amount.ts';
import { baseOf } from '#shared/policies/amount-rule.ts';
import type { Instrument, PolicyDocument } from '#shared/policies/library.ts';
import { rangeWords, ruleWords } from '#shared/policies/policies.words.ts';

const NOT_SAID = '未载明';

export function rangeView(low: bigint, high: bigint | null): Range {
  return { low: fromExact(low), high: high === null ? null : fromExact(high), words: rangeWords(low, high) };
}

const SHARE_WORDS: Record<string, string> = {
  '1': '100%',
  '1/2': '50%',
  '1/3': '三分之一',
  '2/3': '三分之二',
};

export function paperView(paper: PolicyDocument): PaperView {
  const { code, city, title, number, from, to, home, payers, stacking, gates, exception } = paper;
  return {
    code,
    city,
    title,
    number: number || '文号未载明',
    validity: from === '' && to === '' ? NOT_SAID : `${from || NOT_SAID}至${to || NOT_SAID}`,
    home,
    payers: payers.map(({ name, share }) => `${name}${SHARE_WORDS[share] ?? share}`).join('、') || NOT_SAID,
    stacking: stacking || NOT_SAID,
    gates: gates.map((gate) => ({
      code: gate.code,
      name: gate.name,
      words: gate.factor === '0' ? '不予享受' : gate.factor === '1/2' ? '减半享受' : `按${gate.factor}享受`,
      quote: gate.quote,
    })),
    exception: exception?.name ?? '',
  };
}

export function instrumentView(one: Instrument): InstrumentView {
  const single = amountOf(one.rule, { times: 1, base: null });
  return {
    document: one.document,
    kind: one.kind,
    name: one.name,
    beneficiary: one.beneficiary.join('、'),
    event: one.event,
    form: one.form,
    amount: ruleWords(one.rule),
    high: single.unknown === null && single.high !== null ? fromExact(single.high) : null,
    base: baseOf(one.rule),
    clause: one.clause,
    quote: one.quote,
    note: one.note,
  };
}
