/** What a publication says in words, and which of its sentences differ from the version before. Pure. */
import { rankingFinding } from '../assess/words.ts';
import type { PublicationDocument } from '../contract/publication-document.ts';
import type { SentenceChange } from '../contract/publications.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue, REASON_MARK } from '../figure.ts';
import { growthWords, listWords } from '../words.ts';

type Said = Pick<PublicationDocument, 'units' | 'indicators' | 'results'>;
type Content = Said & Pick<PublicationDocument, 'runs'>;

/** 政府科技创新投入：甲居第1位，乙增速居首（增长12.3%）. Places that were not ranked are said to be so; who is level is named with the other. */
export function resultFinding(view: Said, code: string): string {
  const indicator = view.indicators.find((i) => i.code === code);
  const nameOf = namesOf(view);
  const ranked = rowsOf(view, code).filter(({ rank }) => rank !== null);
  const first = ranked.filter(({ rank }) => rank === 1).map(({ unit }) => nameOf(unit));
  const grown = ranked.flatMap(({ unit, growth }) => (isValue(growth) ? [{ unit, growth }] : []));
  const most = Math.max(...grown.map(({ growth }) => growth));
  const fastest = grown.filter(({ growth }) => growth === most).map(({ unit }) => nameOf(unit));
  const [what, words] = indicator?.rate ? ['增减', pointWords] : ['增速', growthWords];
  return `${indicator?.name ?? code}：${[
    first.length > 0 ? `${listWords(first)}${first.length > 1 ? '并列' : '居'}第1位` : '未排位次',
    ...(fastest.length > 0
      ? [`${listWords(fastest)}${what}${fastest.length > 1 ? '并列第1位' : '居首'}（${words(most)}）`]
      : []),
  ].join('，')}`;
}

/** 提高0.12个百分点 · 降低0.12个百分点 · 持平. */
function pointWords(points: number): string {
  const text = roundHalfUp(Math.abs(points), 2);
  if (Number(text) === 0) return '持平';
  return `${points > 0 ? '提高' : '降低'}${text}个百分点`;
}

function namesOf({ units }: Said): (unit: string) => string {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  return (unit) => names.get(unit) ?? unit;
}

const rowsOf = ({ results }: Said, code: string) =>
  results.find(({ indicator }) => indicator === code)?.rows ?? [];

/** One sentence for each indicator and for each group of each assessment that goes along. */
function sentencesOf(content: Content): Map<string, string> {
  const said = new Map(
    content.indicators.map(({ code, name }) => [name, resultFinding(content, code).slice(name.length + 1)]),
  );
  for (const run of content.runs)
    for (const { name, result } of run.assessments)
      said.set(`${run.title}${run.assessments.length > 1 ? `（${name}）` : ''}`, rankingFinding(result));
  return said;
}

/** Sentences that a reader of `before` (null: nothing is published yet) will find changed, new or gone; those that stay are left out. */
export function changedSentences(before: Content | null, after: Content): SentenceChange[] {
  const [was, is] = [before ? sentencesOf(before) : new Map<string, string>(), sentencesOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((about) => {
    const change = { about, before: was.get(about) ?? null, after: is.get(about) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** 研究与试验发展经费：海宁市、海盐县待报: what would be published without a figure, one line an indicator. */
export function lackingWords(view: Said): string[] {
  const nameOf = namesOf(view);
  return view.indicators.flatMap(({ code, name }) => {
    const byMark = new Map<string, string[]>();
    for (const { unit, figure } of rowsOf(view, code)) {
      if (isValue(figure) || figure === 'not_applicable') continue;
      const mark = REASON_MARK[figure];
      byMark.set(mark, [...(byMark.get(mark) ?? []), nameOf(unit)]);
    }
    if (byMark.size === 0) return [];
    return [`${name}：${[...byMark].map(([mark, units]) => `${listWords(units, 9)}${mark}`).join('；')}`];
  });
}
