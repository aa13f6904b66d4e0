/** Periods as officials write them, held against the period that is being reported. Pure: no clock. */
import { remembered } from './remember.ts';
import { plainWords } from './words.ts';

/** A period that a text names. Months are 1–12; null: the text does not say. */
interface Mention {
  text: string;
  year: number | null;
  from: number | null;
  to: number | null;
}

interface PeriodVerdict {
  /** The period asked for is named. */
  same: boolean;
  /** Another period is named, and the one asked for is not. */
  other: boolean;
  /** The period asked for is named with its year. */
  dated: boolean;
  /** A single month or quarter is named: not a figure from 1 January on. */
  part: boolean;
  /** The period named, in the file's words. */
  words: string;
  /** The text without the words of periods. */
  rest: string;
}

interface WantedPeriod {
  year: number;
  /** Last month: all periods here run from January. */
  to: number;
}

/** `2026-S1` → June 2026; `2026-S2` and `2026` → December 2026. */
export function wantedPeriod(period: string): WantedPeriod {
  return { year: Number(period.slice(0, 4)), to: period.endsWith('S1') ? 6 : 12 };
}

const DIGITS = '〇一二三四五六七八九';
const TO = '(?:[-—–~]+|至|到)';

/** Chinese numerals of years and months as digits; every dash alike; no blanks. */
function normalised(text: string): string {
  return plainWords(text.replace(/(20\d\d)\s+(?=\d{1,2}\s*[-—–~至到月])/g, '$1年'))
    .replace(/[零○Ｏ]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)|二〇[〇一二三四五六七八九]{2}/g, (year) =>
      [...year].map((d) => DIGITS.indexOf(d)).join(''),
    )
    .replace(/元月/g, '1月')
    .replace(
      /(十[一二]?|[一二三四五六七八九])(?=月份?|(?:至|到|[-—–~])(?:十[一二]?|[一二三四五六七八九])月)/g,
      (n) => String(n.startsWith('十') ? 10 + Math.max(0, DIGITS.indexOf(n[1] ?? '〇')) : DIGITS.indexOf(n)),
    );
}

/** Words with years in them that name no period of figures: document numbers, versions, spans of years, other days. */
const NO_PERIOD = [
  /[([]20\d\d[)\]]\d*号|20\d\d年?第?\d+号/g,
  /20\d\d年?(?:版|修订|修正)/g,
  new RegExp(`(?<!\\d)(?:20)?\\d\\d年?${TO}20\\d\\d年(?!\\d{1,2}月|[上下]半年)`, 'g'),
  new RegExp(`(?<!\\d)20\\d\\d${TO}20\\d\\d(?!\\d)`, 'g'),
  /(?:自|从)?20\d\d年(?:\d{1,2}月)?(?:以来|起|开始)/g,
  /(?:比|较|与|和|及|含|对比)(?:去年|上年|上一年)度?(?:同期)?(?=的?(?:对比|比较|相比|增|情况|变)|[)\]]|$)/g,
];

/** 30 June and 31 December end a period; other days are days of filing, printing or issue. */
function withoutDays(text: string): string {
  const day = (year: string, month: string, date: string) =>
    (Number(month) === 6 && Number(date) === 30) || (Number(month) === 12 && Number(date) === 31)
      ? `${year}年${Number(month)}月底`
      : ' ';
  return text
    .replace(/(20\d\d)年(\d{1,2})月(\d{1,2})日/g, (_, y, m, d) => day(y, m, d))
    .replace(/(20\d\d)([./-])(\d{1,2})\2(\d{1,2})(?![\d月])/g, (_, y, _sign, m, d) => day(y, m, d))
    .replace(/(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/g, (_, y, m, d) => day(y, m, d))
    .replace(/(?:\d{1,2}月)?\d{1,2}日/g, ' ');
}

type Months = Pick<Mention, 'from' | 'to'>;
type Span = [pattern: RegExp, months: (m: RegExpExecArray) => Months | null, afterYear?: true];
const quarter = (word: string) => (/[1-4]/.test(word) ? Number(word) : DIGITS.indexOf(word));
const between = (from: string, to: string): Months | null =>
  Number(from) >= 1 && Number(from) < Number(to) && Number(to) <= 12
    ? { from: Number(from), to: Number(to) }
    : null;
const upTo = (month: string, cumulative: boolean): Months | null =>
  Number(month) < 1 || Number(month) > 12
    ? null
    : { from: cumulative ? 1 : Number(month), to: Number(month) };

const SPANS: Span[] = [
  [/下半年度?|H2(?!\d)/iy, () => ({ from: 7, to: 12 })],
  [/上半年度?|前?半年度?报?|H1(?!\d)|S1(?!\d)|前六个?月/iy, () => ({ from: 1, to: 6 })],
  [
    new RegExp(
      `第?[一1](?:、|和|及|${TO})?第?[二2]季度?|前[两二]个?季度?|第?[一1]季度?(?:[、+和及加]|${TO})第?[二2]季度?|Q1(?:[、+和及加]|${TO})?Q2`,
      'iy',
    ),
    () => ({ from: 1, to: 6 }),
  ],
  [new RegExp(`前三个?季度?|第?[一1]${TO}第?[三3]季度?`, 'y'), () => ({ from: 1, to: 9 })],
  [new RegExp(`全年度?|S2(?!\\d)|第?[一1]${TO}第?[四4]季度?`, 'iy'), () => ({ from: 1, to: 12 })],
  [
    /(?:第?([一二三四1-4])季度?|Q([1-4])(?!\d))(?:末|底)?(累计)?/iy,
    (m) => {
      const to = 3 * quarter(m[1] ?? m[2] ?? '');
      return { from: m[3] ? 1 : to - 2, to };
    },
  ],
  [new RegExp(`(\\d{1,2})(?:月份?)?${TO}(\\d{1,2})月份?`, 'y'), (m) => between(m[1] ?? '', m[2] ?? '')],
  [new RegExp(`(\\d{1,2})${TO}(\\d{1,2})(?![\\d年])`, 'y'), (m) => between(m[1] ?? '', m[2] ?? ''), true],
  [/(\d{1,2})月份?(底|末|止|累计)?/y, (m) => upTo(m[1] ?? '', m[2] !== undefined)],
  [/(0[1-9]|1[0-2])(?!\d)/y, (m) => upTo(m[1] ?? '', false), true],
  [/([1-9])(?![\d.年%])/y, (m) => upTo(m[1] ?? '', false), true],
];
/** Two digits are a year before 年, and before the words or months of half-years and quarters: 25上半年, 25H1, 25.1-6. */
const SHORT_YEAR = `(?<!\\d)([12]\\d|3\\d)年度?|(?<![\\d.])(2\\d)(?=[./-]?(?:[上下]半年|半年|[HS][12](?!\\d)|Q[1-4](?!\\d)|0?1${TO}\\d{1,2}(?:月|[)\\]]|$)))`;
const YEAR = new RegExp(
  `(?<![\\d.])(20[0-4]\\d)(?!\\d(?!\\d(?!\\d)))(年度|年)?|${SHORT_YEAR}|(本年度?|今年|当年)|(去年|上一?年度?)(?!结)|(前年)`,
  'iy',
);

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function spanAt(text: string, at: number, afterYear: boolean): { length: number; months: Months } | null {
  for (const [pattern, months, needsYear] of SPANS) {
    const match = needsYear && !afterYear ? null : sticky(pattern, text, at);
    const found = match && months(match);
    if (match && found) return { length: match[0].length, months: found };
  }
  return null;
}

function yearOf(match: RegExpExecArray, wanted: number): number {
  if (match[1]) return Number(match[1]);
  const short = match[3] ?? match[4];
  if (short) return 2000 + Number(short);
  return match[5] ? wanted : match[6] ? wanted - 1 : wanted - 2;
}

const MAY_NAME = /[\d年季月期半]|[QHS]\d/i;

/** Every period a text names, and the text without them. Relative words count from `wantedYear`. */
export function periodMentions(source: string, wantedYear: number): { mentions: Mention[]; rest: string } {
  if (!MAY_NAME.test(source)) return { mentions: [], rest: plainWords(source) };
  const text = withoutDays(NO_PERIOD.reduce((words, none) => words.replace(none, ' '), normalised(source)));
  const mentions: Mention[] = [];
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const year = sticky(YEAR, text, at);
    const after = at + (year?.[0].length ?? 0);
    const separator = year ? (/^(?:[-./_,、的(]|同期)?/.exec(text.slice(after))?.[0].length ?? 0) : 0;
    const bareNumber = year?.[1] !== undefined && year[2] === undefined;
    const glued = /\d/.test(text[after] ?? '');
    const span = spanAt(text, after + separator, year !== null && (separator > 0 || bareNumber || glued));
    if (!year && !span) {
      rest += text[at];
      at += 1;
      continue;
    }
    const end = span ? after + separator + span.length : after;
    const said = text.slice(Math.max(0, at - 2), at);
    const asOf = /截[至止]$/.test(said);
    const wholeYear = year?.[2] === '年度' ? { from: 1, to: 12 } : { from: null, to: null };
    const spoken: Months = span?.months ?? wholeYear;
    const months = asOf && spoken.to !== null ? { ...spoken, from: 1 } : spoken;
    mentions.push({ text: text.slice(at, end), year: year ? yearOf(year, wantedYear) : null, ...months });
    at = end;
  }
  return { mentions, rest: rest.replace(/截[至止]$/, '') };
}

/**
 * Does the text name the period (`2026-S1`, `2026-S2`, `2026`), another one, or none? In a line around a table a month
 * right after the period's end (`2026年7月`) is when the table was made; `head` says that the text heads figures.
 */
export function comparePeriodWords(text: string, period: string, head = false): PeriodVerdict {
  return verdicts(`${head ? 1 : 0}${period}\u0000${text}`);
}

const verdicts = remembered((asked: string) => {
  const [first = '', ...rest] = asked.split('\u0000');
  return compare(rest.join('\u0000'), first.slice(1), first.startsWith('1'));
});

function compare(text: string, period: string, head: boolean): PeriodVerdict {
  const wanted = wantedPeriod(period);
  const { mentions, rest } = periodMentions(text, wanted.year);
  const found = head ? mentions : mentions.filter((m) => !isFiling(m, wanted));
  const years = new Set(found.flatMap((m) => m.year ?? []));
  const isMonth = (m: Mention) => m.from !== null && m.from !== 1 && m.from === m.to;
  const spanFits = (m: Mention) =>
    m.to === null || (m.to === wanted.to && (m.from === 1 || (isMonth(m) && !head)));
  const differs = (m: Mention) => (m.year !== null && m.year !== wanted.year) || !spanFits(m);
  const complete = (m: Mention) => (m.to !== null || wanted.to === 12) && (m.to !== null || m.year !== null);
  const yearStated = years.size === 0 || years.has(wanted.year);
  const named = found.find((m) => !differs(m) && complete(m) && (m.year !== null || yearStated));
  const stray = found.find(differs);
  return {
    same: named !== undefined,
    dated: typeof named?.year === 'number',
    other: named === undefined && stray !== undefined,
    part: found.some((m) => m.from !== null && m.to !== null && !(m.from === 1 && m.to === wanted.to)),
    words: (named ?? stray ?? found[0])?.text ?? '',
    rest,
  };
}

function isFiling({ year, from, to }: Mention, wanted: WantedPeriod): boolean {
  if (year === null || from === null || from !== to) return false;
  const late = (year - wanted.year) * 12 + from - wanted.to;
  return late >= 1 && late <= 3;
}
