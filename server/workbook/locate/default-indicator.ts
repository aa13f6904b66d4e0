/** The indicator of a table whose rows are units and whose columns are amounts: named by its title, or the form's only one. */
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import type { Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period.words.ts';
import { isRemark, isSignature, plainWords, readLabel } from './words.ts';

/** What titles say besides the quantity. */
const TITLE_WORDS =
  /各?县\(?市、?区\)?|分?市县区?|分?地区|全市|全省|情况|统计|汇总|一览|监测|监控|报送|填报|上报|完成|进度|快报|月报|季报|年报|半年报|报表|表\d*|附件\d*|附表\d*|附|关于|数据|主要|指标|内部资料|资料|模拟数据|初稿|送审稿|征求意见稿?|县级|市级|单位|[一二三四五六七八九十]+、|[的及与和年月]|[^\p{L}]/gu;

function residue(title: string, { layout, owners, subject }: Vocabulary): string {
  let words = plainWords(comparePeriodWords(title, layout.period).rest);
  for (const { name } of owners.within(words)) words = words.replaceAll(name, '');
  return words.replaceAll(subject === '' ? '\u0000' : subject, '').replace(TITLE_WORDS, '');
}

/** Longer lines are explanations. */
const MAX_TITLE = 40;

/** What stands over a table, in its own columns where anything does. */
export function titlesOf(block: Block, context: Context): string[] {
  const lines = block.lines.filter((cell) => !isSignature(cell.text) && !isRemark(cell.text));
  // A title over the table beside this one speaks of that one.
  const own = lines.filter(({ col }) => col >= block.left && col <= block.right);
  const titles = (own.length > 0 ? own : lines).map((cell) => cell.text);
  return titles.length > 0 ? titles : [context.title];
}

/**
 * A table whose heads or rows give only the end of an indicator's name (科技活动费用) while its title or its sheet's name
 * speaks of another indicator (高校): the doubt in Chinese, or empty.
 */
export function otherSubject(
  block: Block,
  context: Context,
  { layout, names, subject }: Vocabulary,
  ends: readonly string[],
): string {
  const said = [...titlesOf(block, context), block.grid.sheet.name].join(' ');
  const [end] = ends;
  if (end === undefined || names.within(said).length > 0) return '';
  const foreign = names.foreign(said);
  const other =
    ends.map((name) => names.foreignStem(name, said)).find((found) => found !== null) ??
    (foreign !== null && readLabel(foreign).key.replace(/合计$/, '') !== subject ? foreign : null);
  const code = names.tail(end)[0];
  const name = layout.rows.find((row) => row.indicator === code)?.indicatorNames[0] ?? end;
  return other === null ? '' : doubtful(context, other, name);
}

const PLANNED = /预算(?:数|表|安排表|草案|编制)|^(?:20\d\d年?)?预算$|计划|目标|预计|预测|任务书|任务分解/;
const VOID = /样[表张例]|示例|范例|作废|废止/;
const ACTUAL = /执行|完成|落实|进展|实际|实绩/;

/**
 * A table that says of itself that it is a plan or a forecast, where no head says otherwise (`heads`), or an example or
 * void: the doubt in Chinese, or empty.
 */
export function notActual(block: Block, context: Context, periodLabel: string, heads: boolean): string {
  const said = [...titlesOf(block, context), block.grid.sheet.name].filter(
    (text) => text.length <= MAX_TITLE && !/[:：]./.test(text.replace(/^.{2,4}[:：]/, '')),
  );
  const actual = heads || said.some((text) => ACTUAL.test(text));
  const word = said
    .map((text) => (VOID.exec(text) ?? (actual ? null : PLANNED.exec(text)))?.[0])
    .find((found) => found !== undefined);
  return word === undefined
    ? ''
    : `表“${context.title || block.grid.sheet.name}”写明是“${word}”，要填的是${periodLabel}的实际数。确是实际数的，请选择这张表；不是的，请换文件。`;
}

/** The indicator, or none and (where the title speaks of something else) why not, in Chinese. */
export function defaultIndicator(
  block: Block,
  context: Context,
  vocabulary: Vocabulary,
  confirmed: boolean,
): { indicator: string | null; why: string } {
  const { layout, names } = vocabulary;
  const said = titlesOf(block, context);
  const text = [...said, block.grid.sheet.name].join(' ');
  const all = [...new Set(layout.rows.map((row) => row.indicator))];
  const only = all.length === 1 ? (all[0] ?? null) : null;
  const named = names.within(text);
  if (named.length === 1) return { indicator: named[0] ?? null, why: '' };
  if (only === null || confirmed) return { indicator: only, why: '' };
  const row = layout.rows.find((line) => line.indicator === only);
  const ends =
    row?.indicatorNames.map((name) =>
      plainWords(name)
        .replace(/\(.*\)$/, '')
        .slice(-4),
    ) ?? [];
  if (ends.some((end) => end.length === 4 && plainWords(text).includes(end)))
    return { indicator: only, why: '' };
  const other =
    names.foreign(text) ?? said.map((title) => residue(title, vocabulary)).find((rest) => rest.length > 1);
  if (other === undefined) return { indicator: only, why: '' };
  const name = row?.indicatorNames[0] ?? '';
  return { indicator: null, why: doubtful(context, other, name) };
}

function doubtful({ title }: Context, other: string, name: string): string {
  return `表“${title}”说的是“${other}”，分不清是不是“${name}”的数据。如果是，请选择这张表；也可以在标题或表头写明后重新上传。`;
}
