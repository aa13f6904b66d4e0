import { RETURN_STATE_NAME } from '#shared/contract/return-state.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { cellTitle } from '../../../return/cell-names.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { Draft } from './use-draft.ts';

/** Two people at one return: the newer state is shown beside what was typed here, and nothing is lost unseen. */
export function ConflictDialog({ draft: { state, store } }: { draft: Draft }) {
  const offset = useOffset();
  const { newer, edits } = state;
  if (state.status !== 'conflict' || !newer) return null;
  const changed = newer.rows.filter((row) => edits[row.key] !== undefined);
  return (
    <Dialog
      title="已被他人更新"
      open
      wide
      onClose={() => store.settle(newer.editable ? 'mine' : 'theirs')}
      actions={
        newer.editable ? (
          <>
            <Button kind="primary" onClick={() => store.settle('mine')}>
              保留我填的 {changed.length} 处，继续
            </Button>
            <Button onClick={() => store.settle('theirs')}>放弃我的改动，用最新内容</Button>
          </>
        ) : (
          <Button kind="primary" onClick={() => store.settle('theirs')}>
            知道了，看最新内容
          </Button>
        )
      }
    >
      <p>
        {newer.updatedBy ?? '另一处打开的页面'}
        {newer.updatedAt && `于 ${dateTimeText(newer.updatedAt, offset)} `}
        更新了这张表，现在的状态是“{RETURN_STATE_NAME[newer.state]}”。
        {!newer.editable && '它现在不能再改；您在本页填的内容列在下面，需要时请先抄录。'}
      </p>
      <DataTable
        fits
        caption={`您在本页改动、尚未保存的 ${changed.length} 处`}
        columns={[
          { key: 'name', header: '指标', render: (row) => cellTitle(newer, row) },
          {
            key: 'mine',
            header: '您填的',
            numeric: true,
            render: (row) => edits[row.key]?.text || '（空）',
          },
          { key: 'newer', header: '最新内容', numeric: true, render: (row) => row.cell.text || '（空）' },
        ]}
        rows={changed}
        rowKey={(row) => row.key}
      />
    </Dialog>
  );
}
