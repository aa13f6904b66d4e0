/** What a row of the comparison says, as a title: 宁波最高1000万元，为嘉兴的10倍; and how far each cell is from the best. */
import { ceilingOf } from '#shared/policies/amount.ts';
import { capOf } from '#shared/policies/amount-rule.ts';
import {
  homePaper,
  type Instrument,
  instrumentOfCity,
  type PolicyDocument,
  type PolicyLibrary,
  policyPapers,
} from '#shared/policies/library.ts';
import { eventWords, moneyWords, ruleWords } from '#shared/policies/policies.words.ts';
import { daysOf, isOn } from '#shared/policies/years.ts';

interface Found {
  paper: PolicyDocument;
  one: Instrument;
  /** The most that one case can bring; null where the rule names none. */
  high: bigint | null;
}
type Bounded = Found & { high: bigint };

/** What can be had on the day: an instrument that has ended is compared with nothing. */
function foundOf(library: PolicyLibrary, kind: string, on: string): Found[] {
  return policyPapers(library).flatMap((paper) => {
    const one = instrumentOfCity(library, paper, kind);
    return one && isOn(daysOf(one, paper), on) ? [{ paper, one, high: ceilingOf(one.rule) }] : [];
  });
}

const boundedOf = (found: readonly Found[]): Bounded[] =>
  found.flatMap((one) => (one.high === null ? [] : [{ ...one, high: one.high }]));
/** Of one time, of one year, of three years: amounts of different spans are not held against each other. */
const spanOf = ({ one: { rule } }: Found) => {
  const cap = capOf(rule);
  return cap ? `${cap.per}${cap.years ?? ''}` : 'time';
};
const highest = (found: readonly Bounded[]): Bounded | undefined =>
  found.reduce<Bounded | undefined>((best, one) => (best && best.high >= one.high ? best : one), undefined);

interface Finding {
  /** Empty where fewer than two cities have the kind, or the home city has no paper. */
  finding: string;
  /** What the comparison leaves aside; empty: nothing. */
  caveat: string;
}
const bare = (finding: string): Finding => ({ finding, caveat: '' });

/** The home city's amount beside the best; spans that differ (每年, 单次) are set side by side and not compared. */
export function findingOf(library: PolicyLibrary, kind: string, on: string): Finding {
  const words = ({ one }: Found) => ruleWords(one.rule, library);
  const home = homePaper(library);
  const found = foundOf(library, kind, on);
  if (!home || found.length === 0) return bare('');
  const own = found.find(({ paper }) => paper.code === home.code);
  if (!own) {
    const others = found.map((one) => `${one.paper.city}${words(one)}`).join('，');
    return bare(`${others}，${home.city}没有同类条款`);
  }
  const others = found.filter((one) => one !== own);
  if (others.length === 0) return bare('');
  const side = `${[own, ...others].map((one) => `${one.paper.city}${words(one)}`).join('，')}`;
  const comparable = boundedOf(found).filter((one) => spanOf(one) === spanOf(own));
  const ours = comparable.find(({ paper }) => paper.code === home.code);
  const best = highest(comparable);
  if (!ours || !best || comparable.length < 2) return bare(`${side}：写法不同，不能直接比较`);
  return { finding: verdict(comparable, ours, best, words), caveat: eventRemark(comparable) };
}

function verdict(
  comparable: readonly Bounded[],
  ours: Bounded,
  best: Bounded,
  words: (one: Found) => string,
): string {
  const top = comparable.filter(({ high }) => high === best.high);
  const cities = top.map(({ paper }) => paper.city).join('、');
  if (top.length > 1 && top.length === comparable.length) return `${cities}上限同为${moneyWords(best.high)}`;
  if (top.includes(ours)) {
    const next = highest(comparable.filter((one) => !top.includes(one)));
    return `${cities}${words(ours)}，高于${next?.paper.city}的${words(next ?? ours)}`;
  }
  return `${cities}${words(best)}，为${ours.paper.city}（${words(ours)}）的${timesWords(best.high, ours.high)}倍`;
}

/** Amounts of different events stand side by side, and the sentence says so. */
function eventRemark(comparable: readonly Bounded[]): string {
  const events = comparable.map(({ one: { event, state } }) => `${event} ${state}`);
  if (new Set(events).size === 1) return '';
  const said = comparable.map(({ paper, one }) => `${paper.city}${eventWords(one)}`).join('，');
  return `事项不同（${said}），只比数额`;
}

/** 比宁波少900万元 · 最高的; empty where nothing can be compared. */
export function gapOf(library: PolicyLibrary, kind: string, { code }: PolicyDocument, on: string): string {
  const bounded = boundedOf(foundOf(library, kind, on));
  const own = bounded.find(({ paper }) => paper.code === code);
  if (!own) return '';
  const comparable = bounded.filter((one) => spanOf(one) === spanOf(own));
  const best = highest(comparable);
  if (!best || comparable.length < 2) return '';
  return best.high === own.high ? '' : `比${best.paper.city}少${moneyWords(best.high - own.high)}`;
}

/** At most one decimal, cut: 10, 6.6. */
function timesWords(a: bigint, b: bigint): string {
  const tenths = (a * 10n) / b;
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`;
}
