/** Which of several columns (or rows) that could hold the same figures does hold them; where nothing says it, a question. */
import type { LocateQuestion } from '../types.ts';
import { fits, type Meaning } from './meaning.ts';
import { plainWords } from './words.ts';

export interface Option<T> {
  line: T;
  meaning: Meaning;
  /** Holds figures in rows (columns) that are asked for. */
  filled: boolean;
  /** No words over it or beside it. */
  nameless: boolean;
  /** The unit's or the indicator's own name stands there. */
  named: boolean;
  /** Names no more than a part of what is asked for (其中：工业 of 规模以上工业企业研发费用): a 合计 beside it may be too much. */
  partly: boolean;
  /** `D列（上年同期）`, `第5行（海盐县）`. */
  shown: string;
  /** What may be given as the answer besides `shown`. */
  ids: readonly string[];
}

export interface Chosen<T> {
  line: T | null;
  question?: LocateQuestion;
  /** The person's answer decided. */
  answered: boolean;
}

const grades = ({ meaning, named }: Option<unknown>) => [
  named ? 1 : 0,
  meaning.period === 'same' ? 1 : 0,
  meaning.accumulation === 'to_date' ? 1 : 0,
];

/** Says at least as much in every dimension: quantity, period, accumulation. */
function covers<T>(a: Option<T>, b: Option<T>): boolean {
  const other = grades(b);
  return grades(a).every((grade, i) => grade >= (other[i] ?? 0));
}

function beats<T>(a: Option<T>, b: Option<T>): boolean {
  return covers(a, b) && !covers(b, a);
}

function ask<T>(options: readonly Option<T>[], label: string): LocateQuestion {
  const found = options.map(({ shown }) => shown);
  const what = options.some(({ ids }) => ids.some((id) => /^\d+$/.test(id))) ? '行' : '列';
  const message = `分不清哪一${what}是${label}的数据：找到${found.join('、')}。请选择一${what}，或把表头改为“本期累计”后重新上传。`;
  return { code: 'which_column', message, choices: found };
}

function refuse<T>({ shown, meaning }: Option<T>, label: string): LocateQuestion {
  const message = `表里${shown}的数据${meaning.why || '属于另一个期别'}，需要的是${label}的数据。`;
  return { code: 'wrong_period', message };
}

/** True when an answer means this line. */
function isAnswer({ shown, ids, meaning }: Option<unknown>, answer: string): boolean {
  const words = plainWords(answer).toUpperCase();
  return [shown, meaning.words, ...ids].some((id) => id !== '' && plainWords(id).toUpperCase() === words);
}

/** `label`: the period asked for, for messages; `answer`: what the person said about this or another group of lines. */
export function choose<T>(options: readonly Option<T>[], label: string, answer?: string): Chosen<T> {
  const answered = answer === undefined ? undefined : options.find((option) => isAnswer(option, answer));
  if (answered) {
    if (answered.meaning.period === 'other')
      return { line: null, question: refuse(answered, label), answered: true };
    return { line: answered.line, answered: true };
  }
  const asked = (found: readonly Option<T>[]) => ({
    line: null,
    question: ask(found, label),
    answered: false,
  });
  const right = options.filter(({ meaning }) => fits(meaning));
  const filled = right.filter((option) => option.filled);
  const named = filled.filter(({ nameless }) => !nameless);
  const best = named.find((option) => named.every((other) => other === option || beats(option, other)));
  if (best) {
    const blank = right.filter((option) => !option.filled && !option.nameless && beats(option, best));
    const versions = options.filter(
      ({ meaning, filled: held }) => held && meaning.version && meaning.period !== 'other',
    );
    const parts = best.meaning.total ? options.filter((o) => o.filled && o.partly) : [];
    const rivals = [...blank, ...versions, ...parts, ...filled.filter(({ nameless }) => nameless)];
    return rivals.length > 0 ? asked([best, ...rivals]) : { line: best.line, answered: false };
  }
  if (named.length > 1) return asked(named);
  const strange = options.filter(
    ({ meaning, filled: held }) => held && meaning.kind === 'unknown' && meaning.period !== 'other',
  );
  const sole = filled[0];
  if (sole && filled.length === 1 && strange.length === 0) return { line: sole.line, answered: false };
  if (filled.length + strange.length > 0 && !right.some((option) => !option.filled && !option.nameless))
    return asked([...filled, ...strange]);
  const empty = right.filter(({ nameless }) => !nameless);
  if (empty[0])
    return {
      line: (empty.find((o) => empty.every((other) => covers(o, other))) ?? empty[0]).line,
      answered: false,
    };
  const stray = options.find(
    ({ meaning, filled: held }) =>
      held && meaning.kind === 'figure' && meaning.period === 'other' && meaning.why !== '',
  );
  if (stray) return { line: null, question: refuse(stray, label), answered: false };
  return { line: null, answered: false };
}
