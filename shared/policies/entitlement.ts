/**
 * What one applicant could get of one paper on a day: each instrument's amount, 就高不重复 within one matter, exclusions and
 * halving, who pays. An estimate: 最高 is an upper bound, so every amount is a range. Pure.
 */
import { amountOf, fractionOf } from './amount.ts';
import { capOf } from './amount-rule.ts';
import type { EntitlementLine, Fact } from './entitlement-line.ts';
import { type Barring, barringOf, type Standing } from './gates.ts';
import { type Instrument, instrumentOf, type PolicyDocument, type PolicyLibrary } from './library.ts';
import { unknownWords } from './policies.words.ts';
import { NOTHING, plus, type Sum, splitSum } from './range.ts';
import { withoutStacking } from './stacking.ts';
import { daysOf, daysWords, isOn } from './years.ts';

export interface Applicant extends Standing {
  /** The day asked about, 2026-06-30. */
  on: string;
  facts: readonly Fact[];
}

export interface Entitlement extends Sum {
  lines: EntitlementLine[];
  /** How much of `high` is a mere cap. */
  capOnly: bigint;
  payers: (Sum & { name: string })[];
  /** What holds for the whole: out of force, barred, halved. */
  remarks: string[];
}

/** Once in three years, or so much in three years: more cases than the paper pays for do not count. */
function timesOf({ times: held }: Fact, { times, rule }: Instrument): { times: number; cut: string } {
  if (times && held > times.count)
    return { times: times.count, cut: `${times.years}年内最多${times.count}次，按${times.count}次计` };
  const cap = capOf(rule);
  if (cap?.per === 'term' && held > 1) return { times: 1, cut: `最高数额是${cap.years}年合计的，按一次计` };
  return { times: held, cut: '' };
}

function validityRemark(paper: PolicyDocument, on: string): string {
  if (paper.from === '' && paper.to === '') return '文件未载明有效期';
  return isOn(paper, on) ? '' : `${on}不在有效期内（${daysWords(paper)}）`;
}

/** Whether it can be had on that day by that kind of applicant; empty: yes. */
function refusal(
  instrument: Instrument,
  paper: PolicyDocument,
  { on }: Applicant,
  is: readonly string[] | null,
): string {
  const days = daysOf(instrument, paper);
  if (!isOn(days, on)) return `${on}不在有效期内（${daysWords(days)}）`;
  if (is && !instrument.beneficiary.some((name) => is.includes(name)))
    return `对象不符：给${instrument.beneficiary.join('、')}`;
  return '';
}

/** @throws RangeError for a paper that the library does not hold. Facts of instruments it does not hold are left out. */
export function entitlementOf(library: PolicyLibrary, document: string, applicant: Applicant): Entitlement {
  const paper = library.documents.find(({ code }) => code === document);
  if (!paper) throw new RangeError(`no paper ${document}`);
  const is = library.applicants.find(({ code }) => code === applicant.who)?.is ?? null;
  const barring = barringOf(paper, applicant);
  const lines = applicant.facts.flatMap((fact): EntitlementLine[] => {
    const instrument = instrumentOf(library, document, fact.kind);
    return instrument
      ? [lineOf(library, instrument, fact, barring, refusal(instrument, paper, applicant, is))]
      : [];
  });
  const { lines: told, total } = withoutStacking(lines, paper.stacking);
  const mere = told.filter(({ counted, capOnly }) => counted && capOnly);
  const parts = splitSum(
    total,
    paper.payers.map(({ share }) => share),
  );
  return {
    ...total,
    lines: told,
    capOnly: mere.reduce((sum, line) => sum + (line.sum?.high ?? 0n), 0n),
    payers: paper.payers.map(({ name }, at) => ({ name, ...plus(NOTHING, parts[at] ?? NOTHING) })),
    remarks: [validityRemark(paper, applicant.on), ...barring.remarks].filter((words) => words !== ''),
  };
}

function lineOf(
  library: PolicyLibrary,
  instrument: Instrument,
  fact: Fact,
  { factor }: Barring,
  refused: string,
): EntitlementLine {
  const { times, cut } = timesOf(fact, instrument);
  const line = { instrument, fact, sum: null, capOnly: false, counted: false };
  if (refused !== '') return { ...line, sum: NOTHING, why: refused };
  const found = amountOf(instrument.rule, { inputs: fact.inputs, times });
  if (found.unknown !== null) return { ...line, why: `${unknownWords(found.unknown, library)}，不作估计` };
  // 择优: who fits may get nothing.
  const low = instrument.selective ? 0n : fractionOf(found.low, factor);
  const high = factor === '0' ? 0n : found.high === null ? null : fractionOf(found.high, factor);
  return { ...line, sum: { low, high }, capOnly: found.capOnly, counted: true, why: cut };
}
