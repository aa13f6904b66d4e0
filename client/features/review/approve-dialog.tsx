import type { ReviewView } from '#shared/contract/review.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DifferenceTable, EffectList } from './changes.tsx';

interface ApproveDialogProps {
  review: ReviewView;
  /** Remarks written on this page that approval would leave unsent. */
  unsent: number;
  busy: boolean;
  error: unknown;
  comment: string;
  onComment: (comment: string) => void;
  onApprove: () => void;
  onClose: () => void;
}

/** Shows what approval changes, in figures and ranks, before it is given. */
export function ApproveDialog({
  review,
  unsent,
  busy,
  error,
  comment,
  onComment,
  onApprove,
  onClose,
}: ApproveDialogProps) {
  const { view } = review;
  return (
    <Dialog
      title={`核定 ${view.organisationName} ${view.label}`}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="primary" busy={busy} busyText="正在核定…" onClick={() => onApprove()}>
            确认核定
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole form, which has its buttons too */}
      <div
        className="stack"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          if (!busy) onApprove();
        }}
      >
        {error ? <ErrorState error={error} /> : null}
        {unsent > 0 && (
          <Notice kind="warning">您写了 {unsent} 条退回意见，核定后不会发出；要发给对方请改用“退回”。</Notice>
        )}
        <section>
          <h3>核定后</h3>
          <EffectList review={review} />
        </section>
        <section>
          <h3>与上次核定相比</h3>
          <DifferenceTable review={review} />
        </section>
        <Field label="核定意见（可不填）" hint="记入审核记录，报送单位可见">
          {(control) => (
            <TextArea {...control} rows={2} maxLength={2000} autoFocus value={comment} onChange={onComment} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
