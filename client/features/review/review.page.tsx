import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ReviewMatrix } from '#shared/contract/review.ts';
import { deadlineText, timeLeft } from '../../lib/civil-time.ts';
import { useAtOwnLevel } from '../../lib/offered.ts';
import { collectionOptions, periodToReview } from '../../lib/period-choice.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { choice, text, useSearch } from '../../lib/search-params.ts';
import { useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BelowPanel } from './below-panel.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { FILTER_NAME, FILTERS, fits, queueOrder } from './queue.ts';
import { QueueList } from './queue-list.tsx';
import { matrixQuery } from './review.api.ts';
import styles from './review.module.css';

const PARAMS = { period: text, status: choice(...FILTERS) };

/** 审核: who has reported, who is late, and what awaits a decision. */
export default function ReviewPage() {
  const [{ period: asked, status }, set] = useSearch(PARAMS);
  const programme = useProgramme();
  const period = asked ?? periodToReview(programme?.periods ?? []);
  if (!period) {
    if (!programme) return <Skeleton height={480} />;
    return (
      <>
        <h1 tabIndex={-1}>审核</h1>
        <EmptyState action={<Link href="/setup">看还差什么：开始使用清单</Link>}>
          还没有开始报送的期别。在“报送期”页开始一期后，这里列出各单位的报送情况。
        </EmptyState>
      </>
    );
  }
  return (
    <MatrixView
      period={period}
      status={status}
      onPeriod={(next) => set({ period: next })}
      onStatus={(next) => set({ status: next })}
    />
  );
}

interface MatrixViewProps {
  period: string;
  status: (typeof FILTERS)[number];
  onPeriod: (period: string) => void;
  onStatus: (status: (typeof FILTERS)[number]) => void;
}

function MatrixView({ period, status, onPeriod, onStatus }: MatrixViewProps) {
  const query = useQuery(matrixQuery(period));
  const isOwn = useAtOwnLevel();
  const options = collectionOptions(useProgramme()?.periods ?? []);
  const tools = (
    <div className="row no-print">
      <LabelledSelect label="期别" value={period} options={options} onChange={onPeriod} />
      <LinkButton href={`/review/reconciliation?period=${period}`}>数据核对</LinkButton>
      {isOwn && <LinkButton href={`/reminders?period=${period}`}>催报</LinkButton>}
    </div>
  );
  return (
    <div className="stack">
      <QueryView query={query} height={480}>
        {(matrix) => (
          <>
            <PageHead title={matrix.finding} tools={tools} meta={[<Deadline key="due" matrix={matrix} />]} />
            <Segmented
              label="按状态筛选"
              value={status}
              onChange={onStatus}
              options={FILTERS.map((value) => ({
                value,
                label: `${FILTER_NAME[value]} ${matrix.returns.filter((c) => fits(value, c)).length}`,
              }))}
            />
            <div className={classNames('grid', styles.gridReview)}>
              <Panel
                title="报送单位 × 数据来源"
                subtitle="点状态打开报表；部门的一份报表含各县（市、区），只列一次"
              >
                <MatrixTable matrix={matrix} filter={status} />
              </Panel>
              <Panel title={`${FILTER_NAME[status]}报表`} subtitle="待审在前，先报先审">
                <QueueList
                  period={matrix.period}
                  cells={queueOrder(matrix.returns.filter((c) => fits(status, c)))}
                  empty={emptyWords(status, matrix)}
                />
              </Panel>
            </div>
            <BelowPanel matrix={matrix} />
          </>
        )}
      </QueryView>
    </div>
  );
}

function Deadline({ matrix }: { matrix: ReviewMatrix }) {
  const offset = useOffset();
  const now = useSession()?.now;
  const isPast = now !== undefined && Date.parse(now) > Date.parse(matrix.due);
  return (
    <>
      {deadlineText(matrix.due, offset)} 截止{now && `，${isPast ? '已过期限' : timeLeft(matrix.due, now)}`}
    </>
  );
}

function emptyWords(status: (typeof FILTERS)[number], matrix: ReviewMatrix): string {
  if (status === 'pending') {
    return matrix.counts.approved === matrix.returns.length
      ? '本期已全部核定。'
      : '没有待审的报表；报送单位提交后出现在这里。';
  }
  return `没有“${FILTER_NAME[status]}”的报表。`;
}
