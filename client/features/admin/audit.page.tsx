import { useInfiniteQuery } from '@tanstack/react-query';
import { auditActionName, auditOutcomeName } from '#shared/contract/audit.ts';
import type { AuditPage as Page } from '#shared/contract/audit-trail.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { auditExportAddress, auditQuery } from './admin.api.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ReceiptCheck } from './receipt-check.tsx';

type Event = Page['events'][number];

/** An event may name no role, or one of an earlier release. */
const ROLE_NAMES = new Map<string, string>(Object.entries(ROLE_NAME));

const PARAMS = { text, action: text, outcome: text, from: text, to: text };

/** The audit trail, newest first; each event's own hash is recomputed by the server. */
export default function AuditPage() {
  const [filter, setFilter] = useSearch(PARAMS);
  const offset = useOffset();
  const query = useInfiniteQuery(auditQuery(filter));
  const events = query.data?.pages.flatMap((p) => p.events) ?? [];
  const intact = query.data?.pages.every((p) => p.intact) ?? true;
  // On a phone an event is three lines, not nine.
  const columns: Column<Event>[] = [
    { key: 'seq', header: '序号', numeric: true, render: (e) => e.seq, rowHeader: true },
    { key: 'at', header: '时间', label: '', render: (e) => dateTimeText(e.at, offset) },
    { key: 'who', header: '人员', label: '', render: (e) => e.accountName },
    { key: 'role', header: '角色', label: '', render: (e) => ROLE_NAMES.get(e.role) ?? '' },
    { key: 'action', header: '事项', label: '', render: (e) => auditActionName(e.action) },
    { key: 'object', header: '对象', label: '', render: (e) => e.objectName },
    { key: 'outcome', header: '结果', label: '', render: (e) => auditOutcomeName(e.outcome) },
    { key: 'address', header: '地址', label: '', render: (e) => e.address },
    {
      key: 'hash',
      header: '摘要',
      label: '',
      render: (e) => <code title={e.hash}>{e.hash.slice(0, 12)}</code>,
    },
  ];
  return (
    <div className="stack">
      <PageHead
        title="审计"
        lead="每一次登录、报送、核定、退回、授权和被拒绝的越权访问各记一条，只能增加，不能修改或删除。"
        tools={
          <>
            <AuditFilters filter={filter} onChange={setFilter} />
            <LinkButton href={auditExportAddress(filter)} download>
              导出（含校验链）
            </LinkButton>
          </>
        }
      >
        <ReceiptCheck />
      </PageHead>
      {!intact && <Notice kind="error">有审计记录的内容与摘要不符，请立即核查数据库。</Notice>}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending ? (
        <Skeleton height={420} />
      ) : (
        <Panel title={`审计记录（已列出 ${events.length} 条）`}>
          <DataTable
            leaf
            caption="审计记录"
            captionHidden
            stacked
            columns={columns}
            rows={events}
            rowKey={(e) => String(e.seq)}
            empty="没有符合的记录"
          />
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              更早的记录
            </Button>
          )}
        </Panel>
      )}
    </div>
  );
}
