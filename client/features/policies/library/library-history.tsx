import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';

type Row = PolicyLibraryView['history'][number];
const OUTCOME: Record<Row['outcome'], string> = { confirm: '确认', refuse: '不同意', withdraw: '撤回' };

/** 变更记录: who proposed, who decided, when and why. */
export function LibraryHistory({ rows }: { rows: readonly Row[] }) {
  const offset = useOffset();
  const step = ({ by, at }: Row['decided']) => `${by} ${dateTimeText(at, offset)}`;
  const columns: Column<Row>[] = [
    { key: 'version', header: '版本', render: ({ version }) => (version === null ? '—' : `第${version}版`) },
    { key: 'words', header: '变更', rowHeader: true, render: ({ words }) => words },
    { key: 'reason', header: '原因', render: ({ reason }) => reason },
    { key: 'proposed', header: '提出', render: ({ proposed }) => step(proposed) },
    {
      key: 'decided',
      header: '办理',
      render: ({ outcome, decided }) => `${OUTCOME[outcome]}：${step(decided)}`,
    },
    { key: 'comment', header: '意见', render: ({ comment }) => comment },
  ];
  return (
    <Panel title="变更记录" subtitle="第1版是城市文件夹中的政策库">
      <DataTable
        caption="政策库变更记录"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ number }) => String(number)}
        empty="还没有变更。"
      />
    </Panel>
  );
}
