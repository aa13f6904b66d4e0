import type { ProgrammeChangesView } from '#shared/contract/programme-changes.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DiffTable } from './change-effects.tsx';

type Row = ProgrammeChangesView['history'][number];
const OUTCOME: Record<Row['outcome'], string> = { confirm: '确认', refuse: '不同意', withdraw: '撤回' };

/** 历次变更: what changed with each version, who proposed and who decided, when and why. */
export function ChangeHistory({ rows }: { rows: readonly Row[] }) {
  const offset = useOffset();
  const step = ({ by, at }: Row['decided']) => `${by} ${dateTimeText(at, offset)}`;
  const columns: Column<Row>[] = [
    { key: 'version', header: '版本', render: ({ version }) => (version === null ? '—' : `第${version}版`) },
    {
      key: 'words',
      header: '变更',
      rowHeader: true,
      render: ({ words, diff }) => (
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
      ),
    },
    { key: 'reason', header: '原因', render: ({ reason }) => reason },
    { key: 'proposed', header: '提出', render: ({ proposed }) => step(proposed) },
    {
      key: 'decided',
      header: '办理',
      render: ({ outcome, decided, comment }) =>
        `${OUTCOME[outcome]}：${step(decided)}${comment && `（${comment}）`}`,
    },
  ];
  return (
    <Panel title="历次变更" subtitle="第1版是城市文件夹；以前各版的数据和页面按当时的制度保留">
      <DataTable
        caption="监测制度历次变更"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ number }) => String(number)}
        empty="还没有变更。"
      />
    </Panel>
  );
}
