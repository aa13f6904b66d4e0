import type { ReturnRow } from '#shared/contract/return-row.ts';
import { cellTitle } from '../../../return/cell-names.ts';
import { EarlierRemark } from '../../../return/earlier-remark.tsx';
import { TextInput } from '../../../ui/inputs.tsx';
import type { CellEdit } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import styles from './figure-grid.module.css';

interface RowRemarksProps {
  draft: Draft;
  row: ReturnRow;
  cell: CellEdit;
}

/** The reviewer's remarks pinned to this cell; the latest is answered in place. */
export function RowRemarks({ draft, row, cell }: RowRemarksProps) {
  const { view } = draft.state;
  const last = row.remarks.length - 1;
  return row.remarks.map((remark, index) => (
    <EarlierRemark key={`${remark.decision} ${index}`} remark={remark}>
      {index === last && view.editable ? (
        <TextInput
          className={styles.reasonInput}
          aria-label={`${cellTitle(view, row)}，答复审核意见`}
          placeholder="答复：改了什么，或为何不改"
          maxLength={2000}
          value={cell.answer}
          onChange={(answer) => draft.store.edit({ [row.key]: { answer } })}
        />
      ) : (index === last && cell.answer) || remark.answer ? (
        <span className="reason-text">答复：{remark.answer || cell.answer}</span>
      ) : null}
    </EarlierRemark>
  ));
}
