import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { useOffset } from '../../../lib/programme.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { decidedColumns } from '../../../ui/decided-columns.ts';
import { Panel } from '../../../ui/panel.tsx';

type Row = PolicyLibraryView['history'][number];

/** 变更记录: who proposed, who decided, when and why. */
export function LibraryHistory({ rows }: { rows: readonly Row[] }) {
  return (
    <Panel title="变更记录" subtitle="第1版是城市文件夹中的政策库">
      <DataTable
        caption="政策库变更记录"
        captionHidden
        columns={decidedColumns<Row>(useOffset(), ({ words }) => words)}
        rows={rows}
        rowKey={({ number }) => String(number)}
        empty="还没有变更。"
      />
    </Panel>
  );
}
