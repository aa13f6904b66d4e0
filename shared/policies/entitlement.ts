/**
 * What one applicant could get of one paper on a day: each instrument's amount, 就高不重复 within one matter, exclusions and
 * halving, who pays. An estimate: 最高 is an upper bound, so every amount is a range. Pure.
 */
import { amountOf, fractionOf } from './amount.ts';
import { type Instrument, instrumentOf, type PolicyDocument, type PolicyLibrary } from './library.ts';
import { moneyWords, rangeWords } from './policies.words.ts';

export interface Fact {
  kind: string;
  times: number;
  base: string | null;
  leastBase?: string | null;
  /** Facts of one matter are paid once; a person decides what is one matter. '' : a matter of its own. */
  matter: string;
}

export interface Applicant {
  /** The day asked about, 2026-06-30. */
  on: string;
  facts: readonly Fact[];
  /** Gates that hold for the applicant. */
  gates: readonly string[];
  /** The paper's exception holds. */
  excepted: boolean;
}

export interface EntitlementLine {
  instrument: Instrument;
  fact: Fact;
  /** 10⁻⁶ 万元, after exclusions; null when nothing can be said. */
  low: bigint | null;
  high: bigint | null;
  counted: boolean;
  why: string;
}

export interface Entitlement {
  lines: EntitlementLine[];
  low: bigint;
  /** null: some counted instrument has no upper bound. */
  high: bigint | null;
  payers: { name: string; low: bigint; high: bigint | null }[];
  /** What holds for the whole: out of force, barred, halved. */
  remarks: string[];
}

/** Once in three years: more cases than the paper pays for do not count. */
function timesOf(fact: Fact, instrument: Instrument): { times: number; cut: string } {
  const { times } = instrument;
  if (!times || fact.times <= times.count) return { times: fact.times, cut: '' };
  return { times: times.count, cut: `${times.years}年内最多${times.count}次，按${times.count}次计` };
}

function validity({ from, to }: PolicyDocument, on: string): { inForce: boolean; remark: string } {
  if (from === '' && to === '') return { inForce: true, remark: '文件未载明有效期' };
  const inForce = (from === '' || on >= from) && (to === '' || on <= to);
  return { inForce, remark: inForce ? '' : `${on}不在有效期内（${from}至${to}）` };
}

/** The strictest gate that holds. */
function gateOf(paper: PolicyDocument, { gates, excepted }: Applicant): { factor: string; remark: string } {
  const held = paper.gates.filter(
    ({ code, excepted: lifts }) => gates.includes(code) && !(lifts && excepted),
  );
  const barred = held.find(({ factor }) => factor === '0');
  if (barred) return { factor: '0', remark: `${barred.name}，不予享受` };
  const halved = held[0];
  return halved ? { factor: halved.factor, remark: `${halved.name}，减半享受` } : { factor: '1', remark: '' };
}

const exceeds = (a: EntitlementLine, b: EntitlementLine) =>
  a.high === null || b.high === null
    ? a.high === null && b.high !== null
    : a.high !== b.high
      ? a.high > b.high
      : (a.low ?? 0n) > (b.low ?? 0n);

/** Within one matter the highest is paid; the others say which one stands for them. */
function withoutStacking(lines: EntitlementLine[], word: string): EntitlementLine[] {
  const best = new Map<string, EntitlementLine>();
  for (const line of lines) {
    const { matter } = line.fact;
    if (matter === '' || line.low === null) continue;
    const before = best.get(matter);
    if (!before || exceeds(line, before)) best.set(matter, line);
  }
  return lines.map((line) => {
    const taken = best.get(line.fact.matter);
    if (!taken || taken === line || line.low === null) return line;
    const why = `与“${taken.instrument.name}”（${rangeWords(taken.low ?? 0n, taken.high)}）是同一事项，${word || '从高不重复'}，不计`;
    return { ...line, counted: false, why };
  });
}

/** @throws RangeError for a paper that the library does not hold. Facts of instruments it does not hold are left out. */
export function entitlementOf(library: PolicyLibrary, document: string, applicant: Applicant): Entitlement {
  const paper = library.documents.find(({ code }) => code === document);
  if (!paper) throw new RangeError(`no paper ${document}`);
  const { inForce, remark } = validity(paper, applicant.on);
  const gate = gateOf(paper, applicant);
  const factor = inForce ? gate.factor : '0';
  const lines = applicant.facts.flatMap((fact): EntitlementLine[] => {
    const instrument = instrumentOf(library, document, fact.kind);
    if (!instrument) return [];
    const { times, cut } = timesOf(fact, instrument);
    const found = amountOf(instrument.rule, { ...fact, times });
    if (found.unknown !== null)
      return [{ instrument, fact, low: null, high: null, counted: false, why: `${found.unknown}，不作估计` }];
    const low = fractionOf(found.low, factor);
    const high = factor === '0' ? 0n : found.high === null ? null : fractionOf(found.high, factor);
    return [{ instrument, fact, low, high, counted: true, why: cut }];
  });
  const told = withoutStacking(lines, paper.stacking);
  const counted = told.filter((line) => line.counted);
  const low = counted.reduce((sum, line) => sum + (line.low ?? 0n), 0n);
  const high = counted.some((line) => line.high === null)
    ? null
    : counted.reduce((sum, line) => sum + (line.high ?? 0n), 0n);
  return {
    lines: told,
    low,
    high,
    payers: paper.payers.map(({ name, share }) => ({
      name,
      low: fractionOf(low, share),
      high: high === null ? null : fractionOf(high, share),
    })),
    remarks: [remark, gate.remark].filter((words) => words !== ''),
  };
}

/** Instruments of the same beneficiaries that the applicant has not named, the largest first, with what they ask for. */
export function nextInstruments(
  library: PolicyLibrary,
  document: string,
  facts: readonly Fact[],
  most = 5,
): { instrument: Instrument; words: string }[] {
  const named = new Set(facts.map(({ kind }) => kind));
  const own = library.instruments.filter((one) => one.document === document);
  const who = new Set(own.filter(({ kind }) => named.has(kind)).flatMap(({ beneficiary }) => beneficiary));
  return own
    .filter(({ kind, beneficiary }) => !named.has(kind) && beneficiary.some((one) => who.has(one)))
    .flatMap((instrument) => {
      const one = amountOf(instrument.rule, { times: 1, base: null });
      return one.unknown === null && one.high !== null ? [{ instrument, high: one.high }] : [];
    })
    .sort((a, b) => (a.high < b.high ? 1 : a.high > b.high ? -1 : 0))
    .slice(0, most)
    .map(({ instrument, high }) => ({ instrument, words: `${instrument.event}，最高${moneyWords(high)}` }));
}
