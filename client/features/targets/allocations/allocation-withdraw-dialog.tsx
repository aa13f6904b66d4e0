import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Allocation } from '#shared/contract/allocation.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import { confirmPassword } from '../../../lib/confirm-password.ts';
import { problemOf } from '../../../lib/http.ts';
import { useAttempt } from '../../../lib/use-attempt.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { PasswordAgain } from '../../../ui/password-again.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ALLOCATION_KEYS, withdrawAllocation } from './allocations.api.ts';

interface AllocationWithdrawDialogProps {
  allocation: Allocation;
  dataVersion: number;
  onClose: () => void;
}

/** 撤销: the parts no longer apply, so it takes a reason and, after five minutes, the password again. */
export function AllocationWithdrawDialog({
  allocation,
  dataVersion,
  onClose,
}: AllocationWithdrawDialogProps) {
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState('');
  const withdraw = useMutation({
    mutationFn: async () => {
      if (password !== '') await confirmPassword(password);
      setPassword('');
      const body = { targets: [allocation.target], dataVersion, reason: reason.trim() };
      return withdrawAllocation(body, keyFor(body));
    },
    onSuccess: async () => {
      await Promise.all(ALLOCATION_KEYS.map((queryKey) => client.invalidateQueries({ queryKey })));
      say(`已撤销${allocationName(allocation)}的分县任务`);
      onClose();
    },
  });
  const needsPassword = problemOf(withdraw.error)?.type === 'password-needed';
  const send = () => {
    if (reason.trim() === '') return setFault('请写明撤销的原因');
    setFault('');
    withdraw.mutate();
  };
  return (
    <Dialog
      title={`撤销${allocationName(allocation)}的分县任务`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="danger" busy={withdraw.isPending} onClick={send}>
            确认撤销
          </Button>
        </>
      }
    >
      <div className="stack">
        {withdraw.isError && !needsPassword && <ErrorState error={withdraw.error} />}
        <p>撤销后，这项目标回到没有官方分解的状态，按增速与所需增速之差显示；以前的链接和记录不变。</p>
        <Field label="原因" hint="记入办理记录和审计日志" error={fault} required>
          {(control) => (
            <TextArea {...control} rows={3} maxLength={1000} autoFocus value={reason} onChange={setReason} />
          )}
        </Field>
        {needsPassword && <PasswordAgain act="撤销分县任务" value={password} onChange={setPassword} />}
      </div>
    </Dialog>
  );
}
