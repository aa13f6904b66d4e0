import { useState } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { REASON_MARK, REPORTED_REASONS } from '#shared/figure.ts';
import { MARK_USE } from '#shared/fill.words.ts';
import { cellId, cellTitle } from '../../../return/cell-names.ts';
import { padded } from '../../../return/figure-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { NumberInput } from '../../../ui/inputs.tsx';
import type { CellEdit } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import styles from './figure-grid.module.css';

interface CellInputProps {
  draft: Draft;
  row: ReturnRow;
  cell: CellEdit;
  invalid: boolean;
}

/** The figure as text, and beside it the marks that are neither a number nor zero. */
export function CellInput({ draft, row, cell, invalid }: CellInputProps) {
  /** What is being typed shows as typed; separators come when the cell is left, never under the caret. */
  const [typing, setTyping] = useState<string | null>(null);
  const { view, status } = draft.state;
  const id = cellId(row);
  const title = cellTitle(view, row);
  if (!view.editable) return <span className={styles.numericText}>{shownText(row, cell, true)}</span>;
  const locked = status === 'conflict';
  return (
    <span className={styles.cellInput}>
      <NumberInput
        id={id}
        data-figure={row.key}
        aria-label={`${title}，本期，${row.measureUnit}`}
        aria-invalid={invalid || undefined}
        aria-describedby={`${id}-issues`}
        maxLength={200}
        readOnly={locked}
        value={typing === cell.text ? typing : shownText(row, cell, false)}
        onChange={(text) => {
          setTyping(text);
          draft.store.edit({ [row.key]: { text } });
        }}
        onBlur={() => setTyping(null)}
      />
      <MarkMenu
        row={row}
        title={title}
        disabled={locked}
        onPick={(text) => draft.store.edit({ [row.key]: { text } })}
      />
    </span>
  );
}

/** A number with its separators, else the text as typed; `read` also names an empty cell. */
function shownText({ cell: saved, decimals }: ReturnRow, cell: CellEdit, read: boolean): string {
  if (saved.mark === 'value' && saved.amount !== null && cell.text === saved.text)
    return padded(saved.amount, decimals);
  return cell.text === '' && read ? REASON_MARK.unreported : cell.text;
}

interface MarkMenuProps {
  row: ReturnRow;
  title: string;
  disabled: boolean;
  onPick: (text: string) => void;
}

/** 未报, 不适用 and 缺 are three different things, and none of them is 0. */
function MarkMenu({ row, title, disabled, onPick }: MarkMenuProps) {
  const mark =
    REPORTED_REASONS.find((reason) => reason === row.cell.mark && row.cell.text.trim() !== '') ?? '';
  return (
    <span className={styles.markMenu} title="没有数字时，注明未报、不适用或缺">
      <Icon name="chevron-down" size={11} />
      <select
        aria-label={`${title}，没有数字时的标记`}
        value={mark}
        disabled={disabled}
        onChange={(event) => {
          const picked = REPORTED_REASONS.find((reason) => reason === event.target.value);
          onPick(picked ? REASON_MARK[picked] : '');
        }}
      >
        <option value="">填数字</option>
        {REPORTED_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {REASON_MARK[reason]}：{MARK_USE[reason]}
          </option>
        ))}
      </select>
    </span>
  );
}
