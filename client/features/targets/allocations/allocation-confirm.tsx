import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AllocationPreview } from '#shared/contract/allocation.ts';
import { useAttempt } from '../../../lib/use-attempt.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ALLOCATION_KEYS, loadAllocation } from './allocations.api.ts';

/** The written reasons and the act. */
export function AllocationConfirm({ preview, onDone }: { preview: AllocationPreview; onDone: () => void }) {
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [reason, setReason] = useState('');
  const [shortfall, setShortfall] = useState('');
  const [tried, setTried] = useState(false);
  const load = useMutation({
    mutationFn: () => {
      const body = {
        file: preview.file.id,
        dataVersion: preview.dataVersion,
        reason: reason.trim(),
        shortfallReason: shortfall.trim(),
      };
      return loadAllocation(body, keyFor(body));
    },
    onSuccess: async ({ dataVersion }) => {
      await Promise.all(ALLOCATION_KEYS.map((queryKey) => client.invalidateQueries({ queryKey })));
      say(`分县任务已生效，数据第${dataVersion}版`);
      onDone();
    },
  });
  const lacking = { reason: reason.trim() === '', shortfall: preview.short && shortfall.trim() === '' };
  return (
    <div className="stack">
      <Field
        label="载入原因"
        hint="记入办理记录和审计日志"
        error={tried && lacking.reason && '请写明原因'}
        required
      >
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
      {preview.short && (
        <Field
          label="合计少于全市目标的原因"
          hint="差额由谁承担，或为何不分解"
          error={tried && lacking.shortfall && '请写明差额的原因'}
          required
        >
          {(control) => (
            <TextArea {...control} rows={2} maxLength={1000} value={shortfall} onChange={setShortfall} />
          )}
        </Field>
      )}
      {load.isError && <ErrorState error={load.error} />}
      <p>
        <Button
          kind="primary"
          busy={load.isPending}
          onClick={() => {
            setTried(true);
            if (!lacking.reason && !lacking.shortfall) load.mutate();
          }}
        >
          确认载入
        </Button>
      </p>
    </div>
  );
}
