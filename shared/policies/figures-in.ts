/**
 * The amounts and ratios that a sentence of a policy paper says, in Arabic or Chinese numerals, simplified or traditional:
 * 1000万元 · 5亿 · 一千万元 · 300元 · 0.5％ · 百分之五 · 30‰ · 1∶1 · 1/3 · 10倍 · 2个百分点 · 1万张. Pure.
 */
import { toExact } from '../decimal.ts';
import { HAN_NUMERAL, readNumeral } from './chinese-numerals.ts';

export type Bound = 'exact' | 'up_to' | 'at_least';
/** One time, one year (每年最高), or a term of several years (三年内最高). */
export type Per = 'time' | 'year' | 'term';

export interface SaidFigure {
  /** Place in the text without blanks, and the words there. */
  index: number;
  text: string;
  kind: 'money' | 'percent' | 'ratio' | 'count';
  /** 10⁻⁶ 万元, 10⁻⁶ %, 10⁻⁶ of what is counted; of a ratio its quotient; 0 for a fraction, whose text says all. */
  value: bigint;
  bound: Bound;
  per: Per;
  /** Of a term; null else. */
  years: number | null;
  /** Stands in one list with the figure before it: 5000万元、3000万元. */
  listed: boolean;
}

type Found = Pick<SaidFigure, 'index' | 'text' | 'kind' | 'value'>;

const NUMBER = String.raw`(?:\d+(?:\.\d+)?|${HAN_NUMERAL})`;
const PART = new RegExp(`[百千]分之${NUMBER}|${HAN_NUMERAL}分之${HAN_NUMERAL}|\\d+/\\d+(?![/\\d])`, 'g');
const RATIO = /\d+(?:\.\d+)?[∶:：]\d+(?:\.\d+)?/g;
const SIZED = new RegExp(`(${NUMBER})([万萬亿億])(元)?`, 'g');
const PLAIN = new RegExp(`(${NUMBER})(元|[%％‰]|个百分点|個百分點|倍)`, 'g');

/** Text without blanks: papers break lines in the middle of words. */
export const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

const exact = (number: string) => toExact(readNumeral(number));

function sized(text: string): Found[] {
  return [...text.matchAll(SIZED)].map((match) => {
    const [whole, number = '', size = '', yuan] = match;
    const wan = /[亿億]/.test(size) ? exact(number) * 10_000n : exact(number);
    // 1.5万家, 1万张: a number of things; 5亿 without 元 is still money.
    const counted = yuan === undefined && /[万萬]/.test(size);
    const kind = counted ? ('count' as const) : ('money' as const);
    return { index: match.index, text: whole, kind, value: counted ? wan * 10_000n : wan };
  });
}

function plain(text: string): Found[] {
  return [...text.matchAll(PLAIN)].map((match) => {
    const [whole, number = '', unit = ''] = match;
    const value = exact(number);
    if (unit === '元') return { index: match.index, text: whole, kind: 'money', value: value / 10_000n };
    const kind = unit === '倍' ? ('ratio' as const) : ('percent' as const);
    return { index: match.index, text: whole, kind, value: unit === '‰' ? value / 10n : value };
  });
}

function parts(text: string): Found[] {
  const ratios = [...text.matchAll(RATIO)].map((match) => {
    const [from = '', to = ''] = match[0].split(/[∶:：]/);
    const value = exact(to) === 0n ? 0n : (exact(from) * 1_000_000n) / exact(to);
    return { match, kind: 'ratio' as const, value };
  });
  const fractions = [...text.matchAll(PART)].map((match) => {
    const [, scale, number] = /^([百千])分之(.+)$/.exec(match[0]) ?? [];
    if (!scale || !number) return { match, kind: 'ratio' as const, value: 0n };
    return { match, kind: 'percent' as const, value: scale === '百' ? exact(number) : exact(number) / 10n };
  });
  return [...ratios, ...fractions].map(({ match, kind, value }) => ({
    index: match.index,
    text: match[0],
    kind,
    value,
  }));
}

const CEILING = /(最高|不超[过過]|不高[于於])$/;
const FLOOR = /不低[于於]$/;
/** 不超过实际投入的50%: the bound stands before what the ratio is taken of. */
const CEILING_OF = /不超[过過][^,，。；;、]*[的之]$|不超[过過][^,，。；;]*[额額價价]的$/;
const YEARLY = /(每年|年度|全年|每年度)(给予|給予|补助|補助)?(企业|企業|每家)?(最高|不超[过過])+$/;
const TERM = /([两兩三四五六七八九十]+|\d+)年[内內](累计|累計|合计|合計)?(最高|不超[过過])+$/;

function boundOf(before: string, { kind }: Found): Bound {
  if (FLOOR.test(before)) return 'at_least';
  if (CEILING.test(before) || (kind === 'percent' && CEILING_OF.test(before))) return 'up_to';
  return 'exact';
}

function perOf(before: string): Pick<SaidFigure, 'per' | 'years'> {
  const term = TERM.exec(before)?.[1];
  if (term) return { per: 'term', years: Number(readNumeral(term)) };
  return { per: YEARLY.test(before) ? 'year' : 'time', years: null };
}

/** Every figure of a text without blanks, in its order. A figure in a list is bound as the one before it. */
export function figuresIn(text: string): SaidFigure[] {
  const found = [...parts(text), ...sized(text), ...plain(text)]
    .sort((a, b) => a.index - b.index || b.text.length - a.text.length)
    .filter((one, at, all) => {
      const before = all.slice(0, at).findLast(({ index }) => index <= one.index);
      return !before || before.index + before.text.length <= one.index;
    });
  const told: SaidFigure[] = [];
  for (const one of found) {
    const last = told.at(-1);
    const gap = last ? text.slice(last.index + last.text.length, one.index) : null;
    const before = text.slice(0, one.index);
    const listed = last?.kind === one.kind && gap !== null && /^[、和及]$/.test(gap);
    const { per, years } = listed && last ? last : perOf(before);
    const bound = listed && last ? last.bound : boundOf(before, one);
    told.push({ ...one, bound, per, years, listed });
  }
  return told;
}
