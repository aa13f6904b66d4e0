import { Link } from 'wouter';
import type { HalfYear, HalfYearReturn } from '#shared/contract/half-year.ts';
import { useAtOwnLevel } from '../../lib/offered.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';

/** What is approved, and on whose desk the rest lies. */
export function HalfYearReturns({ half, officeSees }: { half: HalfYear; officeSees: boolean }) {
  const { returns, period } = half;
  const isOwn = useAtOwnLevel();
  if (!returns)
    return (
      <Panel title="报送情况">
        <EmptyState>
          {half.cut.latest
            ? '这一期没有在本系统开始报送。'
            : '历史时点不显示当时报表在谁手里；看最新数据即显示报送情况。'}
        </EmptyState>
      </Panel>
    );
  const columns: Column<HalfYearReturn>[] = [
    {
      key: 'name',
      header: '报送单位',
      render: ({ name, organisation }) =>
        officeSees ? <Link href={`/review/${period}/${organisation}`}>{name}</Link> : name,
    },
    {
      key: 'state',
      header: '状态',
      render: ({ state, overdue, detail }) => (
        <>
          <ReturnTag state={overdue ? 'overdue' : state} />
          {detail && <span className="small muted"> {detail}</span>}
        </>
      ),
    },
    { key: 'desk', header: '在谁手里', render: ({ desk }) => desk },
  ];
  return (
    <Panel
      title={returns.finding}
      subtitle="未核定的报表各在谁手里"
      tools={officeSees && isOwn && <Link href={`/reminders?period=${period}`}>催报</Link>}
    >
      {returns.waiting.length > 0 ? (
        <DataTable
          fits
          caption="未核定的报表"
          captionHidden
          columns={columns}
          rows={returns.waiting}
          rowKey={({ organisation }) => organisation}
        />
      ) : (
        <EmptyState>本期报表已全部核定。</EmptyState>
      )}
    </Panel>
  );
}
