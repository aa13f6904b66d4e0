import type { ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import { useOffset } from '../../lib/programme.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { decidedColumns } from '../../ui/decided-columns.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DiffTable } from './change-effects.tsx';

type Row = ProgrammeChangesView['history'][number];

/** 历次变更: what changed with each version, who proposed and who decided, when and why. */
export function ChangeHistory({ rows }: { rows: readonly Row[] }) {
  return (
    <Panel title="历次变更" subtitle="第1版是城市文件夹；以前各版的数据和页面按当时的制度保留">
      <DataTable
        caption="监测制度历次变更"
        captionHidden
        columns={decidedColumns<Row>(useOffset(), Change)}
        rows={rows}
        rowKey={({ number }) => String(number)}
        empty="还没有变更。"
      />
    </Panel>
  );
}

function Change({ words, diff }: Row) {
  return (
    <>
      {words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {diff.length > 0 && (
        <Disclosure summary={`逐项对照：${diff.length}处不同`}>
          <DiffTable lines={diff} />
        </Disclosure>
      )}
    </>
  );
}
