import type { ReviewView } from '#shared/contract/review.ts';
import { hasManyUnits, rowName } from '../../return/cell-names.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import type { Remarks } from './use-remarks.ts';

const SHORTEST = 2;

interface SendBackDialogProps {
  review: ReviewView;
  remarks: Remarks;
  busy: boolean;
  error: unknown;
  comment: string;
  onComment: (comment: string) => void;
  onSend: () => void;
  onClose: () => void;
}

/** 退回: needs at least one remark pinned to a cell; shows all that will be sent. */
export function SendBackDialog({
  review,
  remarks,
  busy,
  error,
  comment,
  onComment,
  onSend,
  onClose,
}: SendBackDialogProps) {
  const { view } = review;
  const pinned = view.rows.filter((row) => (remarks[row.key] ?? '').trim() !== '');
  const fault = faultOf(pinned.map((row) => remarks[row.key] ?? ''));
  return (
    <Dialog
      title={`退回 ${view.organisationName} ${view.label}`}
      open
      wide
      onClose={onClose}
      actions={
        fault ? (
          <Button kind="primary" onClick={onClose}>
            回到表中
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button kind="primary" busy={busy} busyText="正在退回…" onClick={() => onSend()}>
              确认退回
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {error ? <ErrorState error={error} /> : null}
        {fault ? (
          <p>{fault}</p>
        ) : (
          <>
            <dl className="facts">
              {pinned.map((row) => [
                <dt key={`${row.key} name`}>{rowName(row, hasManyUnits(view.rows))}</dt>,
                <dd key={row.key}>{remarks[row.key]}</dd>,
              ])}
            </dl>
            <Field label="总体说明（可不填）" hint="报送单位在报表上方看到；各条意见显示在对应的数据旁">
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  maxLength={2000}
                  autoFocus
                  value={comment}
                  onChange={onComment}
                />
              )}
            </Field>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Why the return cannot be sent back yet; null when it can. */
export function faultOf(remarks: readonly string[]): string | null {
  if (remarks.length === 0) return '退回须指明哪个数据有问题：请先在表中点该数据，写下意见。';
  const tooShort = remarks.some((text) => text.trim().length < SHORTEST);
  return tooShort ? `每条意见至少 ${SHORTEST} 个字，请把话写完整。` : null;
}
