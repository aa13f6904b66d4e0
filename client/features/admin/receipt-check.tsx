import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { auditActionName } from '#shared/contract/audit.ts';
import type { ReceiptCheck as Answer } from '#shared/contract/audit-trail.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { checkReceipt } from './admin.api.ts';
import { receiptNamed } from './receipt-text.ts';

/** 核验回执: a receipt that somebody kept is held against the trail. */
export function ReceiptCheck() {
  const [pasted, setPasted] = useState('');
  const [missing, setMissing] = useState(false);
  const check = useMutation({ mutationFn: checkReceipt });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = receiptNamed(pasted);
    setMissing(named === null);
    if (named) check.mutate(named);
  };
  return (
    <Disclosure summary="核验回执">
      <form className="stack" onSubmit={submit}>
        <Field
          label="回执上的审计记录"
          hint="把回执中“审计记录 第…条”一行（或 序号:校验码）整段粘贴到这里"
          error={missing ? '没有找到序号和64位校验码，请连同“第…条”一起复制。' : undefined}
        >
          {(control) => (
            <TextArea {...control} rows={2} maxLength={2000} value={pasted} onChange={setPasted} />
          )}
        </Field>
        <p>
          <Button type="submit" busy={check.isPending} busyText="正在核验…">
            核验
          </Button>
        </p>
        {check.isError && <ErrorState error={check.error} />}
        {check.data && !check.isPending && <Verdict answer={check.data} />}
      </form>
    </Disclosure>
  );
}

function Verdict({ answer: { event, same, chained, head } }: { answer: Answer }) {
  const offset = useOffset();
  if (!event)
    return (
      <Notice kind="error" live>
        审计记录中没有这一条，最后一条是第{head}条：回执不是本系统的，或其后的记录被删去了。
      </Notice>
    );
  if (!same)
    return (
      <Notice kind="error" live>
        第{event.seq}条的校验码与回执不同：这条记录在出具回执之后被改动过，或回执不是本系统的。
      </Notice>
    );
  const what = `第${event.seq}条：${dateTimeText(event.at, offset)} ${event.accountName} ${auditActionName(event.action)} ${event.objectName}`;
  return chained ? (
    <Notice kind="success" live>
      相符。{what}。此后到第{head}条逐条相接，没有改动、删除或插入。
    </Notice>
  ) : (
    <Notice kind="error" live>
      {what}，与回执相符，但其后的记录接不上，有改动或缺失。请在服务器上运行 npm run verify 查明。
    </Notice>
  );
}
