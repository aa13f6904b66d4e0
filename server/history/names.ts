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
  /** 初步 · 最终 · 普查修订, where it stands behind the period: 2018年（初步核算数）. */
  release?: string;
}

/** What a running text speaks of: a title, a sheet's name. */
export interface Spoken extends Dimensions {
  /** All indicators it names; figures of another one are not what it announces. */
  announced: readonly string[];
  /** It goes on: “…等主要指标”, so that others may follow. */
  open: boolean;
  /** It speaks of a growth, a share or the like of what it names, not of the amount. */
  derived: boolean;
}

export interface HistoryNames {
  /**
   * What a whole cell names: 海宁市 · 2018年 · R&D经费支出（亿元） · 2018年R&D经费支出. Empty when it names nothing for certain, or
   * says more than it names (2018年增长).
   */
  of(text: string): Dimensions;
  /** The only unit, indicator and period that a running text speaks of. */
  within(text: string): Spoken;
}

/** Whose, what or when: a unit of measure alone tells nothing of that. */
export const tells = ({ unit, indicator, among, period }: Dimensions): boolean =>
  unit !== undefined || indicator !== undefined || among !== undefined || period !== undefined;

/** Words of what is reckoned from an amount, is not the amount, or was only meant to be one. */
const DERIVED =
  /增长|增速|增幅|增量|增减|增加|同比|环比|比上年|占|比重|比例|份额|人均|地均|亩均|平均|指数|位次|排名|排位|名次|贡献|拉动|变化|差额|强度|目标|计划|预期|任务/;
export const isDerived = (text: string): boolean => DERIVED.test(plainWords(text));

/** What may stand behind a period without changing whose amount it is, and the release that it states. */
const BEHIND_PERIOD: readonly (readonly [RegExp, string])[] = [
  [/^(?:年|数|值|数据|数值|数额|金额|(?:核算|实际|决算|年报|统计)数?)?$/, ''],
  [/^(?:初步(?:核算|统计)?|快报)(?:数据?|值)?$/, '初步'],
  [/^(?:最终(?:核实|核算)?|核实)(?:数据?|值)?$/, '最终'],
  [/^(?:第?[一二三四五六]次?)?(?:经济|全国经济)?普查修订后?(?:数据?|值)?$/, '普查修订'],
];

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
      if (tells(whole)) return whole;
      const { period, rest } = periodOf(text);
      if (period === null) return whole;
      const beside = named(rest);
      if (tells(beside)) return { ...beside, period };
      const known = BEHIND_PERIOD.find(([words]) => words.test(keyOf(rest)));
      if (!known) return {};
      return { ...beside, period, ...(known[1] === '' ? {} : { release: known[1] }) };
    }),
    within: (text) => {
      const { period, rest } = periodOf(text);
      const key = keyOf(rest);
      const [units, found] = [topNames(unitOf, key), topNames(indicatorOf, key)];
      const [unit, other] = new Set(units.flatMap(([, codes]) => codes));
      const announced = [...new Set(found.flatMap(([, codes]) => codes))];
      const shared = announced.filter((code) => found.every(([, codes]) => codes.includes(code)));
      const [indicator] = shared;
      const left = found.reduce((words, [name]) => words.replaceAll(name, ''), key);
      return {
        ...(unit === undefined || other !== undefined ? {} : { unit }),
        ...(indicator === undefined ? {} : shared.length === 1 ? { indicator } : { among: shared }),
        ...(period === null ? {} : { period }),
        announced,
        open: /等|有关|相关|主要|指标/.test(left),
        derived: announced.length > 0 && isDerived(left),
      };
    },
  };
}

/** The longest names that stand in a text, with their codes. */
function topNames(names: ReadonlyMap<string, readonly string[]>, key: string) {
  const found = [...names].filter(([name]) => name.length > 1 && key.includes(name));
  return found.filter(([name]) => !found.some(([other]) => other !== name && other.includes(name)));
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
