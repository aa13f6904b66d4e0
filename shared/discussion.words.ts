/** What pages, files and the 工作台 say of a 会商. Pure. */
import type { Discussion, DiscussionEntry } from './contract/discussions.ts';
import { formatFixed } from './decimal.ts';
import type { EntryKind, Outcome } from './discussion.ts';
import { type Figure, isValue, REASON_MARK } from './figure.ts';
import type { TableModel } from './table.ts';

export const ENTRY_NAME: Record<EntryKind, string> = {
  open: '提出',
  say: '答复',
  close: '办结',
  reopen: '恢复会商',
};

/** What each outcome means for the figure that is used: the return alone changes it. */
export const OUTCOME_NAME: Record<Outcome, string> = {
  first: '以责任单位的数为准',
  second: '以核对方的数为准，由责任单位更正',
  both: '两方口径不同，各自有效，采用责任单位的数',
};

/** 海宁市2026年上半年“政府科技创新投入合计” */
export const subjectWords = ({
  unitName,
  label,
  name,
}: Pick<Discussion, 'unitName' | 'label' | 'name'>): string => `${unitName}${label}“${name}”`;

/** 待市财政局、海宁市答复 · 已办结. */
export function standingWords({ closed, waitsFor }: Pick<Discussion, 'closed' | 'waitsFor'>): string {
  if (closed) return '已办结';
  return `待${waitsFor.join('、')}答复`;
}

/** 以责任单位的数为准：海宁市 31,200.00万元（市财政局 31,500.00万元） · 提出时：… ; empty of a figure by itself and of answers. */
export function figuresWords(
  discussion: Pick<Discussion, 'sources' | 'measureUnit' | 'decimals'>,
  { outcome, figures }: Pick<DiscussionEntry, 'outcome' | 'figures'>,
): string {
  const { sources } = discussion;
  if (!figures || !sources) return '';
  const said = (figure: Figure) =>
    isValue(figure)
      ? `${formatFixed(figure, discussion.decimals)}${discussion.measureUnit}`
      : REASON_MARK[figure];
  const both = [
    `${sources.first.organisationName} ${said(figures.first)}`,
    `${sources.second.organisationName} ${said(figures.second)}`,
  ];
  if (!outcome) return `提出时：${both.join('，')}`;
  const [used, other] = outcome === 'second' ? both.toReversed() : both;
  return `${OUTCOME_NAME[outcome]}：${used}（${other}）`;
}

/** Every word of some threads, one a row, as a file. @param at an instant as the city's clock tells it */
export function recordTable(
  discussions: readonly Discussion[],
  title: string,
  at: (instant: string) => string,
): TableModel {
  const text = (key: string, header: string) => ({ key, header, kind: 'text' as const });
  return {
    title,
    subtitle: `${discussions.length}项，${discussions.filter(({ closed }) => closed).length}项已办结`,
    notes: ['会商不改变任何一方报送的数；需要改的，由责任单位更正报表并经核定。'],
    columns: [
      text('number', '项号'),
      text('unit', '地区或机构'),
      text('name', '指标'),
      text('about', '事由'),
      text('kind', '类别'),
      text('by', '发言人'),
      text('at', '时间'),
      text('text', '内容'),
      text('outcome', '两方的数和会商结果'),
    ],
    rows: discussions.flatMap((one) =>
      one.entries.map((entry) => ({
        number: String(one.number),
        unit: one.unitName,
        name: one.name,
        about: one.sources ? '两方数据不一致' : '数据疑问或说明',
        kind: ENTRY_NAME[entry.kind],
        by: `${entry.organisationName} ${entry.by}`,
        at: at(entry.at),
        text: entry.text,
        outcome: figuresWords(one, entry),
      })),
    ),
    simulated: false,
  };
}
