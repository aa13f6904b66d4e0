import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReturnVisits } from '#shared/contract/return-visits.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { StepList } from '../../return/step-list.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { visitsQuery } from './submit.api.ts';

/** Who did what and when with this return, newest first. */
export function HistoryList({ view }: { view: ReturnView }) {
  if (view.history.length === 0) return null;
  return (
    <Disclosure summary={`办理经过（${view.history.length}）`}>
      <StepList steps={view.history} />
    </Disclosure>
  );
}

/** Who looked at, took away or changed this return, from the audit trail; asked for when it is opened. */
export function VisitList({ view }: { view: ReturnView }) {
  const [open, setOpen] = useState(false);
  const offset = useOffset();
  const query = useQuery({ ...visitsQuery(view), enabled: open });
  return (
    <Disclosure summary="谁看过、下载过、改动过本报表" onOpen={setOpen}>
      {open && (
        <QueryView query={query} height={160}>
          {({ visits, more }) => (
            <>
              <DataTable
                caption="查看和改动记录"
                captionHidden
                columns={VISIT_COLUMNS(offset)}
                rows={visits}
                rowKey={({ seq }) => String(seq)}
                empty="还没有记录"
              />
              {more && <p className="muted small">只列最近{visits.length}条；更早的请向审计管理员查询。</p>}
            </>
          )}
        </QueryView>
      )}
    </Disclosure>
  );
}

type Visit = ReturnVisits['visits'][number];

const VISIT_COLUMNS = (offset: number): Column<Visit>[] => [
  { key: 'at', header: '时间', render: ({ at }) => dateTimeText(at, offset) },
  { key: 'who', header: '人员', render: ({ who, role }) => (role ? `${who}（${role}）` : who) },
  { key: 'what', header: '事项', render: ({ what }) => what },
  { key: 'outcome', header: '结果', render: ({ outcome }) => outcome },
];

/** 退回: who, when, why, and how many remarks are pinned below. */
export function ReturnedNotice({ view }: { view: ReturnView }) {
  const offset = useOffset();
  const step = view.history.filter(({ kind }) => kind === 'return' || kind === 'reopen').at(-1);
  if (view.state !== 'returned' || !step) return null;
  const remarks = view.rows.reduce((sum, row) => sum + row.remarks.length, 0);
  return (
    <Notice kind="warning">
      <p>
        <strong>
          {step.by} 于 {dateTimeText(step.at, offset)} 退回第{step.revision}次报送
        </strong>
        {step.comment && `：${step.comment}`}
      </p>
      {remarks > 0 && (
        <p>有 {remarks} 条意见，标在下面相应的格子里；请逐条答复改了什么，或为何不改，再重新提交。</p>
      )}
    </Notice>
  );
}
