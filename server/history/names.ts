/** What the words of a table of past years name: a unit, an indicator, a period. */
import type { Catalogue } from '#shared/catalogue.ts';
import { period as asPeriod, type Period } from '#shared/period.ts';
import { periodMentions } from '../workbook/locate/period.words.ts';
import { remembered } from '../workbook/locate/remember.ts';
import { plainWords, readLabel } from '../workbook/locate/words.ts';

/** Every period has one a year earlier, and periods are named from 2000 on. */
const FIRST_YEAR = 2001;

/** What one text fixes of a figure; `measure` is the unit of measure in brackets behind an indicator's name. */
export interface Dimensions {
  unit?: string;
  indicator?: string;
  /** Several indicators have this name (科技活动费用 of 高校, 科研机构, 医院): whose figure it is decides. */
  among?: readonly string[];
  period?: Period;
  measure?: string;
}

export interface HistoryNames {
  /** What a whole cell names: 海宁市 · 2018年 · R&D经费支出（亿元） · 2018年R&D经费支出. Empty when it names nothing for certain. */
  of(text: string): Dimensions;
  /** The only unit, indicator and period that a running text speaks of. */
  within(text: string): Dimensions;
}

type Named = { code: string; words: readonly string[] };

/** Every code that a name stands for. */
function index(entries: readonly Named[], keyOf: (word: string) => string): Map<string, string[]> {
  const codes = new Map<string, Set<string>>();
  for (const { code, words } of entries)
    for (const word of words) {
      const key = keyOf(word);
      if (key !== '') codes.set(key, (codes.get(key) ?? new Set()).add(code));
    }
  return new Map([...codes].map(([key, found]) => [key, [...found]]));
}

export function historyNames({ units, indicators }: Catalogue): HistoryNames {
  const measures = new Set(indicators.map(({ unit }) => unit));
  const label = remembered((text: string) => readLabel(text, measures));
  const keyOf = (text: string) => label(text).key;
  const wordsOf = (one: { code: string; name: string; shortName: string; aliases: readonly string[] }) => ({
    code: one.code,
    words: [one.code, one.name, one.shortName, ...one.aliases],
  });
  const unitOf = index(units.map(wordsOf), keyOf);
  const indicatorOf = index(indicators.map(wordsOf), keyOf);
  const named = (text: string): Dimensions => {
    const { key, unit: measure } = label(text);
    const [unit, other] = unitOf.get(key) ?? [];
    const among = indicatorOf.get(key) ?? [];
    const [indicator] = among;
    return {
      ...(unit === undefined || other !== undefined ? {} : { unit }),
      ...(indicator === undefined ? {} : among.length === 1 ? { indicator } : { among }),
      ...(measure === null ? {} : { measure }),
    };
  };
  return {
    of: remembered((text: string) => {
      const whole = named(text);
      if (whole.unit !== undefined || whole.indicator !== undefined || whole.among) return whole;
      const { period, rest } = periodOf(text);
      return period === null ? whole : { ...named(rest), period };
    }),
    within: (text) => {
      const { period, rest } = periodOf(text);
      const key = keyOf(rest);
      const [unit, indicator] = [only(unitOf, key), only(indicatorOf, key)];
      return {
        ...(unit === null ? {} : { unit }),
        ...(indicator === null ? {} : { indicator }),
        ...(period === null ? {} : { period }),
      };
    },
  };
}

/** The one code whose longest name stands in the text; null when none or several do. */
function only(names: ReadonlyMap<string, readonly string[]>, key: string): string | null {
  const found = [...names].filter(([name]) => name.length > 1 && key.includes(name));
  const top = found.filter(([name]) => !found.some(([other]) => other !== name && other.includes(name)));
  const codes = new Set(top.flatMap(([, all]) => all));
  const [code = null] = codes;
  return codes.size === 1 ? code : null;
}

/** The one period that a text names, with the rest of it; a bare year is the year's own figure (年度口径). */
function periodOf(text: string): { period: Period | null; rest: string } {
  const coded = /^(20\d\d)(?:-?([SH][12]))?$/i.exec(plainWords(text));
  if (coded?.[1] && Number(coded[1]) >= FIRST_YEAR) {
    const half = coded[2] === undefined ? '' : `-S${coded[2].slice(1)}`;
    return { period: asPeriod(`${coded[1]}${half}`), rest: '' };
  }
  const { mentions, rest } = periodMentions(text, 0);
  const periods = new Set(mentions.map(({ year, from, to, text: said }) => periodFrom(year, from, to, said)));
  const [period = null] = periods;
  return periods.size === 1 ? { period, rest } : { period: null, rest };
}

function periodFrom(
  year: number | null,
  from: number | null,
  to: number | null,
  said: string,
): Period | null {
  if (year === null || year < FIRST_YEAR) return null;
  if (to === null || /年度$|全年/.test(said)) return asPeriod(String(year));
  if (from !== 1 || (to !== 6 && to !== 12)) return null;
  return asPeriod(`${year}-S${to === 6 ? 1 : 2}`);
}
