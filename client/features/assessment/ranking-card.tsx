import { holdsWords, inTableOrder, intervalWords, rankingFinding, whyNoTotal } from '#shared/assess/words.ts';
import type { RunComparison } from '#shared/contract/assessment.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { isValue } from '#shared/figure.ts';
import { BarCell } from '../../charts/bar-cell.tsx';
import { ChartCard } from '../../charts/chart-card.tsx';
import { TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './assessment.module.css';
import { dimensionsOf, leadWords, rankingTable } from './run-tables.ts';
import { scoreText } from './score.words.ts';

interface RankingCardProps {
  run: AssessmentRun;
  group: GroupAssessment;
  /** Against last year's run, when it can be read beside this one. */
  change: RunComparison['groups'][number] | null;
  focus: string | null;
  onFocus: (unit: string) => void;
  /** Opens a total to what it is made of. */
  onOpen: (unit: string) => void;
  meta: string;
}

type Line = GroupAssessment['result']['units'][number];

/**
 * What the bars run from and to. Clamped scores lie between c and c + d (60—100), where bars from 0 would all look alike;
 * others are drawn from 0.
 */
function scoreSpan(
  { c, d, clamp }: AssessmentRun['scheme']['score'],
  lines: readonly Line[],
): [number, number] {
  if (clamp) return [c, c + d];
  return [0, Math.max(0, ...lines.map(({ total }) => (isValue(total) ? total : 0)))];
}

/** 排名: total, dimensions, rank interval and how firm the lead over the next is. */
export function RankingCard({ run, group, change, focus, onFocus, onOpen, meta }: RankingCardProps) {
  const lines = inTableOrder(group.result);
  const [from, top] = scoreSpan(run.scheme.score, lines);
  const placesOf = new Map(change?.units.map((u) => [u.unit, u.rankChange]));
  const columns: Column<Line>[] = [
    { key: 'rank', header: '位次', numeric: true, render: ({ rank }) => rank ?? '不排名' },
    {
      key: 'unit',
      header: '单位',
      rowHeader: true,
      className: styles.scoreUnit,
      render: ({ unit, name }) => name ?? unit,
    },
    {
      key: 'total',
      header: '总分',
      numeric: true,
      render: ({ unit, total }) => (
        <TextButton className="figure-button" title="看得分由哪些项构成" onClick={() => onOpen(unit)}>
          <strong>{scoreText(total)}</strong>
        </TextButton>
      ),
    },
    {
      key: 'bar',
      header: <VisuallyHidden>总分条形</VisuallyHidden>,
      className: styles.scoreBar,
      render: ({ total }) => <BarCell value={total} max={top} from={from} strong />,
    },
    ...dimensionsOf(run, group).map(
      (code): Column<Line> => ({
        key: code,
        header: code,
        numeric: true,
        render: ({ groups }) => scoreText(groups[code] ?? 'missing'),
      }),
    ),
    { key: 'interval', header: '位次区间', render: (unit) => intervalWords(unit) },
    ...(change
      ? [
          {
            key: 'change',
            header: '比上年',
            // On a telephone the tab 与上年比 says it.
            className: 'wide-only',
            render: ({ unit }: Line) => <RankDelta places={placesOf.get(unit) ?? null} />,
          },
        ]
      : []),
    {
      key: 'words',
      header: '稳健性',
      className: styles.scoreWords,
      render: (unit, i) => (
        <span className="small">
          {holdsWords(unit) || whyNoTotal(unit, run.scheme.minWeightPresent)}
          {leadWords(lines, i) && `；${leadWords(lines, i)}`}
        </span>
      ),
    },
  ];
  const delta = Math.round(100 * run.scheme.robustness.delta);
  return (
    <ChartCard
      title={rankingFinding(group.result)}
      subtitle={`${group.name}，单位：分，条形从${from}分起；点总分看失分在哪几项；位次区间：各项权重在±${delta}%内变动 ${run.scheme.robustness.draws} 次，第5—95百分位`}
      table={rankingTable(run, group)}
      description={lines.map((u) => `${u.name ?? u.unit}${scoreText(u.total)}`).join('，')}
      meta={meta}
    >
      <div className={styles.ranking}>
        <DataTable
          caption="排名，单位：分"
          captionHidden
          columns={columns}
          rows={lines}
          rowKey={({ unit }) => unit}
          mark={{ key: focus, onMark: onFocus }}
        />
      </div>
    </ChartCard>
  );
}
