import { useEffect, useRef } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import { rowName } from '../../return/cell-names.ts';
import { EarlierRemark } from '../../return/earlier-remark.tsx';
import { TextButton } from '../../ui/button.tsx';
import styles from './review.module.css';

const MAX_LENGTH = 2000;

export interface RowRemarksProps {
  row: ReturnRow;
  review: ReviewView;
  manyUnits: boolean;
  writing: boolean;
  remark: string;
  onWrite: (open: boolean) => void;
  onRemark: (text: string) => void;
}

/** Earlier remarks with the reporter's answers, and the one being written. */
export function RowRemarks({ row, review, manyUnits, writing, remark, onWrite, onRemark }: RowRemarksProps) {
  const open = review.mayDecide && (writing || remark !== '');
  return (
    <>
      {row.remarks.map((earlier) => (
        <EarlierRemark key={earlier.decision} remark={earlier} />
      ))}
      {!review.mayDecide && remark !== '' && <p className={styles.warning}>您写的意见(未发出)：{remark}</p>}
      {open && (
        <RemarkField
          label={`对“${rowName(row, manyUnits)}”的退回意见`}
          value={remark}
          focused={writing}
          onChange={onRemark}
          onClose={() => onWrite(false)}
        />
      )}
      {review.mayDecide && !open && (
        <TextButton className="small no-print" tabIndex={-1} onClick={() => onWrite(true)}>
          写意见
        </TextButton>
      )}
    </>
  );
}

interface RemarkFieldProps {
  label: string;
  value: string;
  focused: boolean;
  onChange: (text: string) => void;
  onClose: () => void;
}

function RemarkField({ label, value, focused, onChange, onClose }: RemarkFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <textarea
      ref={field}
      className="input"
      rows={2}
      maxLength={MAX_LENGTH}
      aria-label={label}
      placeholder="哪里不对，请对方怎么改；按 Esc 回到表格"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    />
  );
}
