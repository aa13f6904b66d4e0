/**
 * What the words over a column or beside a row mean, in three independent dimensions: which quantity, which period,
 * and whether from 1 January on. A word such as 累计 says nothing of the quantity, a quantity nothing of the period.
 */
import type { FormLayout } from '../types.ts';
import type { Names } from './names.ts';
import type { Owners } from './owners.ts';
import { comparePeriodWords } from './period.words.ts';
import { isTotalWord, plainWords, readLabel } from './words.ts';

export interface Meaning {
  /** Indicators of the form that the words name. */
  indicators: string[];
  /** The city's unit that the words name. */
  unit: string | null;
  period: 'same' | 'other' | 'none';
  /** The period asked for is named with its year, or as this year's. */
  dated: boolean;
  accumulation: 'to_date' | 'none' | 'part';
  /** `figure`: nothing but an amount; `other`: certainly something else; `unknown`: names what the form does not know. */
  kind: 'figure' | 'other' | 'unknown';
  /** The end of a name that alone names the indicators: 科技活动费用 for 高校科技活动费用; empty where more does. */
  end: string;
  /** 合计 and the like, with nothing else. */
  total: boolean;
  /** 核定数, 调整后: another state of the same amount, not another quantity. */
  version: boolean;
  /** Chinese: why figures under these words are left; empty for `figure` of the right period. */
  why: string;
  /** The words as they stand. */
  words: string;
}

export interface Vocabulary {
  layout: FormLayout;
  names: Names;
  owners: Owners;
  /** What all figures of the form are, e.g. 科技创新投入: no distinction between columns. */
  subject: string;
  /** Meanings already told, by the words. */
  told: Map<string, Meaning>;
}

/** 科技创新投入半年度监测表(县级) → 科技创新投入. */
export function subjectOf(title: string): string {
  return /^(.*?)(?:半年度|年度|季度|监测|统计|报表|情况)/.exec(plainWords(title))?.[1] ?? '';
}

const OTHER: [words: RegExp, why: string][] = [
  [
    /增速|增长|增幅|增减|增量|增加(?!值)|新增|变动|变化|同比|环比|[较比](?:去年|上年|上期|年初)|±|升降/,
    '是增减数，不是金额',
  ],
  [/占比|比重|占.{1,12}(?:比|率)|百分比|完成率|进度|率$|%/, '是比率，不是金额'],
  [/预算(?!内)|计划|目标|任务|预计|预期|预测|概算|年初数|指标数/, '是预算、计划或预计数'],
  [/排名|位次|名次|得分|权重/, '是排名或得分'],
  [/历年|历史|以来|总投资|期初|年初(?!至)|结转|结余|余额/, '不是当年发生数'],
];
const VERSION = /核定|审定|审核|审后|核实|复核|[核调修订更]\S{0,2}后|调整|修订|修正|更正|最终|初步/;
const PREVIOUS = /上期|前期|基期|同期|上月|上季|往年/;
const PART = /本月|当月|单月|本季|当季|月均|当日/;
const TO_DATE = /累计|年初至|至今|截[至止]|期末|止$/;
/** Words that every amount may carry: what is left without them names a quantity. */
const GENERIC =
  /同期|本月|当月|单月|本季度?|当季|本期|当期|本报告期|报告期|本年|当年|今年|期末|实际|实绩|决算|执行|完成|金额|数额|数据|数值|总数|投入|支出|发生|经费|资金|费用|累计|年初|至今|截[至止]|小计|合计|总计|总额|总量|共计|情况|指标值|取值|填报|上报|报送|统计|汇总|人民币|其中|[额值总数为和的及]/g;
const QUALIFIER = /[([](?:不含|不包括|已?剔除|已?扣除|除)[^()[\]]*[)\]]/g;
/** What a bracket says of the scope is no other quantity yet. */
const REMARKED = /[([](?:含|包括|包含|不含|不包括|已?剔除|已?扣除)[^()[\]]*[)\]]/g;
const MEASURE =
  /[([](?:单位|计量单位|金额单位)?:?(?:人民币)?(?:[千万亿百]*元|%|家|个|人|项)[)\]]|(?:百万|千万|[千万亿])元/g;

/** What words say of a quantity besides that it is an amount: 工业 of 其中：工业. */
export function residue(words: string, subject: string): string {
  return plainWords(words)
    .replace(QUALIFIER, '')
    .replace(MEASURE, '')
    .replaceAll(subject === '' ? '\u0000' : subject, '')
    .replace(GENERIC, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A year alone, as a number cell has it, is a year. */
function spoken(level: string): string {
  const words = level.trim();
  return /^20\d\d$/.test(words) ? `${words}年` : words;
}

interface Named {
  indicators: string[];
  unit: string | null;
  words: string[];
}

function naming(levels: readonly string[], { layout, names, owners }: Vocabulary): Named {
  const found: Named = { indicators: [], unit: null, words: [] };
  levels.forEach((level, i) => {
    const unit = owners.unit(level);
    const rest = comparePeriodWords(level, layout.period, true).rest;
    const heading = levels[i - 1] ?? '';
    const named = [names.joined(heading, level), names.indicators(level), names.indicators(rest)].find(
      (codes) => codes.length > 0,
    );
    if (named) {
      found.indicators = named;
      // A heading that is half of the name says nothing more of the quantity.
      if (names.joined(heading, level).length > 0)
        found.words = found.words.filter((words) => words !== heading);
      found.words.push(comparePeriodWords(level, layout.period, true).words);
    } else if (unit !== null) found.unit = unit;
    else found.words.push(level);
  });
  return found;
}

/** An indicator of the city that the form does not ask for, as one level or two in a row name it. */
function strangerIn(levels: readonly string[], { layout, names, subject }: Vocabulary): string | null {
  const found = levels.flatMap((level, i) => {
    const { rest } = comparePeriodWords(level, layout.period, true);
    return names.foreignLabel(levels[i - 1] ?? '', rest) ?? [];
  });
  return found.find((name) => residue(name, subject) !== '') ?? null;
}

/** What the words of one column head (top level first) or of one row's label mean. */
export function meaningOf(source: readonly string[], vocabulary: Vocabulary): Meaning {
  const levels = source.map(spoken).filter((level) => level !== '');
  const words = levels.join('\u0000');
  const known = vocabulary.told.get(words) ?? tell(levels, vocabulary);
  vocabulary.told.set(words, known);
  return known;
}

function tell(levels: readonly string[], vocabulary: Vocabulary): Meaning {
  const { layout, names, subject } = vocabulary;
  const named = naming(levels, vocabulary);
  const all = levels.join(',');
  const verdict = comparePeriodWords(all, layout.period, true);
  const words = named.words.join(',');
  const rest = comparePeriodWords(words, layout.period, true).rest;
  const plain = plainWords(rest);
  const left = isTotalWord(rest) ? '' : residue(rest, subject);
  const lasts = named.words.map((level) => comparePeriodWords(level, layout.period, true).rest);
  const tails =
    named.indicators.length > 0
      ? []
      : lasts.map((l) => readLabel(l.replace(TO_DATE, ''), names.measures).key);
  const end = tails.find((l) => names.tail(l).length === 1) ?? '';
  const tail = names.tail(end);
  const said = plainWords(words).replace(REMARKED, '');
  const stranger = named.indicators.length > 0 ? null : strangerIn(levels, vocabulary);
  const other = stranger
    ? ([/^/, `是“${stranger}”的数，不是本表的指标`] as const)
    : OTHER.find(([pattern]) => pattern.test(said));
  const previous = verdict.other || PREVIOUS.test(plain);
  const part = PART.test(plain) || (verdict.part && !verdict.same && !verdict.other);
  const kind = other ? 'other' : left === '' || tail.length > 0 ? 'figure' : 'unknown';
  const base = {
    indicators: named.indicators.length > 0 || stranger ? named.indicators : tail,
    end: stranger ? '' : end,
    unit: named.unit,
    dated: verdict.dated,
    accumulation: part ? ('part' as const) : TO_DATE.test(plain) ? ('to_date' as const) : ('none' as const),
    kind,
    total: levels.length > 0 && levels.some((level) => isTotalWord(level)) && left === '',
    version: kind === 'unknown' && VERSION.test(said),
    words: levels.join(' '),
  } as const;
  const period = previous ? 'other' : verdict.same ? 'same' : 'none';
  const why = other
    ? other[1]
    : previous
      ? `是${verdict.words || '以前'}${/同期/.test(plain) ? '同期' : ''}的数`
      : part
        ? '只是一个月或一个季度的数'
        : kind === 'unknown'
          ? '是另一个数量，与要填的指标名称不符'
          : '';
  return { ...base, period, why };
}

/** True when figures under these words may be the ones asked for. */
export function fits({ kind, period, accumulation }: Meaning): boolean {
  return kind === 'figure' && period !== 'other' && accumulation !== 'part';
}
