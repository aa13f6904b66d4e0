import type { AccountEvent } from '#shared/contract/accounts.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 办理记录: an organisation's own people see who did what to its accounts. */
export function AccountHistory({ events, offset }: { events: readonly AccountEvent[]; offset: number }) {
  const columns: Column<AccountEvent>[] = [
    { key: 'at', header: '时间', render: (e) => dateTimeText(e.at, offset), rowHeader: true },
    { key: 'who', header: '办理人', render: (e) => (e.role ? `${e.who}（${e.role}）` : e.who) },
    { key: 'what', header: '事项', render: (e) => e.what },
    { key: 'name', header: '账号', render: (e) => e.name },
  ];
  return (
    <Panel title="办理记录" subtitle="最近100条，新的在前">
      <DataTable
        caption="办理记录"
        captionHidden
        columns={columns}
        rows={events}
        rowKey={(e) => String(e.seq)}
        empty="还没有记录"
      />
    </Panel>
  );
}
