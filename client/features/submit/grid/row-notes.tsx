import { useState } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { cellTitle } from '../../../return/cell-names.ts';
import { TextButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Select, TextInput } from '../../../ui/inputs.tsx';
import type { CellEdit } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import styles from './figure-grid.module.css';
import { releaseOptions, takesRelease } from './releases.ts';

interface RowNotesProps {
  draft: Draft;
  row: ReturnRow;
  cell: CellEdit;
}

/** 备注, for overlap amounts the evidence they need; and for figures that come in vintages, which one this is. */
export function RowNotes({ draft, row, cell }: RowNotesProps) {
  const [open, setOpen] = useState(false);
  const { store } = draft;
  const { view } = draft.state;
  const evidence = row.relation === 'overlap';
  const title = cellTitle(view, row);
  const vintage = takesRelease(view, row);
  if (!view.editable) {
    if (cell.note === '' && !(vintage && cell.release)) return null;
    return (
      <span className="reason-text">
        {vintage && cell.release && `${cell.release}数　`}
        {cell.note && `${evidence ? '佐证' : '备注'}：${cell.note}`}
      </span>
    );
  }
  const shown = evidence || open || cell.note !== '';
  return (
    <div className={classNames(styles.rowNotes, shown && styles.rowNotesOpen)}>
      {vintage && (
        <Select
          aria-label={`${title}，数据版次`}
          options={releaseOptions(cell.release)}
          value={cell.release}
          onChange={(release) => store.edit({ [row.key]: { release } })}
        />
      )}
      {shown ? (
        <TextInput
          className={styles.reasonInput}
          aria-label={`${title}，${evidence ? '佐证' : '备注'}`}
          placeholder={evidence ? '佐证：重复部分的依据，如文件号、合同、拨款单' : '备注'}
          maxLength={2000}
          autoFocus={open && cell.note === ''}
          value={cell.note}
          onChange={(note) => store.edit({ [row.key]: { note } })}
        />
      ) : (
        <TextButton className="small" aria-label={`${title}，写备注`} onClick={() => setOpen(true)}>
          备注
        </TextButton>
      )}
    </div>
  );
}
