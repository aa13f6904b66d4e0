import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewView } from '#shared/contract/review.ts';
import { confirmPassword } from '../../lib/confirm-password.ts';
import { problemOf } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { PasswordAgain } from '../../ui/password-again.tsx';

interface ReopenDialogProps {
  review: ReviewView;
  busy: boolean;
  error: unknown;
  comment: string;
  onComment: (comment: string) => void;
  onReopen: () => void;
  onClose: () => void;
}

/** 撤销核定: the approved figures leave the totals, so it takes a reason and, after five minutes, the password again. */
export function ReopenDialog({
  review,
  busy,
  error,
  comment,
  onComment,
  onReopen,
  onClose,
}: ReopenDialogProps) {
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const needsPassword = problemOf(error)?.type === 'password-needed';
  const confirm = useMutation({
    mutationFn: () => confirmPassword(password),
    onSuccess: () => {
      setPassword('');
      onReopen();
    },
  });
  const send = () => {
    if (comment.trim().length < 2) return setFault('请写明撤销核定的原因');
    setFault(null);
    if (needsPassword) confirm.mutate();
    else onReopen();
  };
  return (
    <Dialog
      title={`撤销核定 ${review.view.organisationName} ${review.view.label}`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="danger" busy={busy || confirm.isPending} onClick={send}>
            确认撤销核定
          </Button>
        </>
      }
    >
      <div className="stack">
        {confirm.isError ? (
          <ErrorState error={confirm.error} />
        ) : error && !needsPassword ? (
          <ErrorState error={error} />
        ) : null}
        <p>{consequence(review)}</p>
        <Field label="原因" hint="记入审核记录和审计日志" error={fault} required>
          {(control) => (
            <TextArea {...control} rows={3} maxLength={2000} autoFocus value={comment} onChange={onComment} />
          )}
        </Field>
        {needsPassword && <PasswordAgain act="撤销核定" value={password} onChange={setPassword} />}
      </div>
    </Dialog>
  );
}

/** What is in force afterwards: the revision that this one had corrected, or nothing. */
function consequence({ revision, restores }: ReviewView): string {
  const after = restores
    ? `恢复以此前核定的第${restores.revision}次报送计入合计和位次`
    : '这份报表没有其他核定过的数据，撤销后没有数据计入合计和位次';
  return `撤销后，第${revision}次报送回到待审，${after}；以前发布的版本不变。`;
}
