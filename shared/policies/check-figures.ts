/**
 * Whether a record's rule says its sentence's figures, all of them and no others: amounts of 分别给予A、B、C belong to the kinds
 * named before them by position, others to the kind named last before them. Pure.
 */
import { toExact } from '../decimal.ts';
import type { AmountRule, Cap } from './amount-rule.ts';
import { HAN_NUMERAL, readNumeral } from './chinese-numerals.ts';
import { type Bound, figuresIn, type Per, type SaidFigure, withoutBlanks } from './figures-in.ts';
import { type Instrument, inputOf, type PolicyLibrary } from './library.ts';

const sign = (kind: string, value: bigint, bound: Bound, per: Per = 'time', years: number | null = null) =>
  [kind, value, bound, per, years ?? ''].join(' ');

const capSign = (cap: Cap | null) =>
  cap ? [sign('money', toExact(cap.amount), 'up_to', cap.per, cap.years)] : [];

/** The figures that a rule says, each with its bound and time. */
function signsOfRule(rule: AmountRule, library: PolicyLibrary): string[] {
  switch (rule.kind) {
    case 'fixed':
      return [sign('money', toExact(rule.amount), 'exact')];
    case 'at_least':
      return [sign('money', toExact(rule.amount), 'at_least')];
    case 'per_unit':
      return [sign('money', toExact(rule.amount), rule.bound), ...capSign(rule.cap)];
    case 'match':
      return [sign('ratio', toExact('1'), 'exact')];
    case 'ratio': {
      const { part, least } = rule;
      const isMoney = least !== null && inputOf(library, least.input).unit === '万元';
      return [
        sign('percent', toExact(rule.percent), rule.bound),
        ...(part ? [sign('percent', toExact(part.percent), part.bound)] : []),
        ...(least ? [sign(isMoney ? 'money' : 'count', toExact(least.amount), 'exact')] : []),
        ...capSign(rule.cap),
      ];
    }
    case 'words':
      return [];
    default:
      return capSign(rule.cap);
  }
}

const signOf = ({ kind, value, bound, per, years }: SaidFigure) => sign(kind, value, bound, per, years);

interface Shared {
  text: string;
  figures: SaidFigure[];
  /** Where each record's item stands, in the records' order. */
  places: number[];
}

/** Records of one sentence, in the order in which it names them. */
function read(quote: string, records: readonly Instrument[]): Shared {
  const text = withoutBlanks(quote);
  const places = records.map(({ item }) => (item === '' ? -1 : text.indexOf(withoutBlanks(item))));
  return { text, figures: figuresIn(text), places };
}

/** The figures listed one after another, one for each kind; empty where the sentence gives all kinds the same. */
function listOf({ text, figures, places }: Shared): SaidFigure[] {
  const rest = figures.findIndex(({ listed }) => listed);
  if (rest < 1) return [];
  const end = figures.findIndex(({ listed }, at) => at > rest && !listed);
  const list = figures.slice(rest - 1, end < 0 ? undefined : end);
  return /分[别別]/.test(text) || list.length === places.length ? list : [];
}

/** The figures that belong to the record at that place of its sentence. */
function ownFigures(shared: Shared, at: number): SaidFigure[] {
  const { text, figures, places } = shared;
  const list = listOf(shared);
  const rank = places.filter((place) => place < (places[at] ?? 0)).length;
  if (list.length > 1) return figures.filter((one) => !list.includes(one) || one === list[rank]);
  if (places.length === 1 || places.includes(-1)) return figures;
  const segments = places.map((from) => {
    const to = Math.min(text.length, ...places.filter((place) => place > from));
    return figures.filter(({ index }) => from <= index && index < to);
  });
  return segments.every((segment) => segment.length > 0) ? (segments[at] ?? []) : figures;
}

function ofSentence(shared: Shared, records: readonly Instrument[]): string[] {
  const { places } = shared;
  const list = listOf(shared);
  const faults: string[] = [];
  if (list.length > 1 && list.length !== records.length)
    faults.push(`原文依次列了${list.length}个数额，记录有${records.length}条`);
  if (records.length > 1 && places.some((place) => place < 0))
    faults.push('几条记录引用同一句，每条的 item 都要写明是句中的哪一类');
  if (new Set(places).size !== places.length && records.length > 1) faults.push('两条记录的 item 在同一处');
  return faults;
}

/** 每1000台 says 1000; 每项 says 1. */
function everySaid(text: string): number {
  const said = new RegExp(`每(\\d+|${HAN_NUMERAL})(?!年)`).exec(text)?.[1];
  return said ? Number(readNumeral(said)) : 1;
}

/** Words that ask for a field of the record, and whether it is filled. */
function ofWords({ rule, quote, selective, onTopOf, times }: Instrument): string[] {
  const text = withoutBlanks(quote);
  const said: [pattern: RegExp, isKept: boolean, words: string][] = [
    [/分[档檔]|分[类類][补補]助/, rule.kind === 'tiers', '原文是分档，rule 要写 tiers'],
    [/一定比例/, rule.kind === 'some_part', '原文是一定比例，rule 要写 part of'],
    [/[择擇][优優]/, selective, '原文是择优，selective 要写 1'],
    [/基[础礎]上/, onTopOf !== '', '原文是在上级支持的基础上，on_top_of 要写明'],
    [/\d年[内內]最多/, times !== null, '原文写了几年内最多几次，times 要写明'],
  ];
  const lost = said.filter(([pattern, isKept]) => pattern.test(text) && !isKept).map(([, , words]) => words);
  if (times && !new RegExp(`${times.years}年[内內]最多`).test(text)) lost.push('原文没有写几年内最多几次');
  if (rule.kind === 'per_unit' && rule.every !== everySaid(text)) lost.push(`原文是“每${everySaid(text)}”`);
  return lost;
}

/** What one sentence's records say wrongly, by record; the first carries what concerns all. */
export function faultsOfSentence(
  library: PolicyLibrary,
  records: readonly Instrument[],
): { record: Instrument; words: string }[] {
  const [first] = records;
  if (!first) return [];
  const shared = read(first.quote, records);
  const whole = ofSentence(shared, records).map((words) => ({ record: first, words }));
  const each = records.flatMap((record, at) => {
    const own = ownFigures(shared, at);
    const said = own.filter(({ kind }) => record.rule.kind !== 'words' || kind === 'money');
    const rule = signsOfRule(record.rule, library);
    const lost = said
      .filter((one) => !rule.includes(signOf(one)))
      .map(({ text }) => `引文中的 ${text} 与 rule 不符`);
    const stray =
      rule.length > said.length ? [`rule 有 ${rule.length} 个数，引文中只有 ${said.length} 个`] : [];
    return [...lost, ...stray, ...ofWords(record)].map((words) => ({ record, words }));
  });
  return [...whole, ...each];
}
