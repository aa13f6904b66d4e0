import { useState } from 'react';
import { useLocation } from 'wouter';
import { isOneOf, REPORTERS } from '#shared/contract/roles.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { usePerson } from '../../../lib/session.ts';
import { useAttempt } from '../../../lib/use-attempt.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { recallReturn, refuseSignature, signReturn } from '../submit.api.ts';
import { MainFigures } from './main-figures.tsx';
import { TakeBackButton } from './take-back-button.tsx';
import { returnHref } from './task-steps.ts';
import { TextDialog } from './text-dialog.tsx';

/** A return that waits for its organisation's approver: what is asked, and what the person at hand can do. */
export function SigningPanel({ draft }: { draft: Draft }) {
  const offset = useOffset();
  const { view } = draft.state;
  const { asked, approvers, maySign } = view.signing;
  return (
    <Panel title={maySign ? '请您审签' : '已提交本单位负责人审签，尚未报到市里'}>
      <div className="stack">
        {asked && (
          <p>
            {asked.by} 于 {dateTimeText(asked.at, offset)} 提请审签
            {asked.comment && `，附言：${asked.comment}`}。
          </p>
        )}
        {maySign ? <SignForm draft={draft} /> : <Waiting draft={draft} approvers={approvers} />}
      </div>
    </Panel>
  );
}

function Waiting({ draft, approvers }: { draft: Draft; approvers: readonly string[] }) {
  const { role: own } = usePerson();
  return (
    <>
      <p>
        {approvers.length > 0
          ? `本单位审签人：${approvers.join('、')}。审签后才算报送，请留意截止时间。`
          : '本单位现在没有可用的审签人账号，请联系系统管理员；也可以先收回。'}
      </p>
      {isOneOf(REPORTERS, own) && (
        <div className="row">
          <TakeBackButton draft={draft} name="收回" send={recallReturn} />
        </div>
      )}
    </>
  );
}

/** The approver reads the main figures, then signs or sends the return back with a reason. */
function SignForm({ draft }: { draft: Draft }) {
  const { view } = draft.state;
  const say = useToast();
  const [, navigate] = useLocation();
  const keyFor = useAttempt();
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [refusing, setRefusing] = useState(false);
  const sign = async () => {
    setBusy(true);
    setError(null);
    const body = { version: view.version, comment };
    try {
      draft.replace(await signReturn(draft.id, body, keyFor(body)));
      navigate(`${returnHref(draft.id)}/receipt`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const refuse = async (reason: string) => {
    draft.replace(await refuseSignature(draft.id, { version: view.version, comment: reason }));
    say('已退回填报员');
  };
  return (
    <>
      <MainFigures view={view} />
      <p className="muted small">
        全部数据、提醒的原因和附件见下方。审签后报表即报到市里，回执写明填报人和您。
      </p>
      <Field label="审签意见（选填）">
        {(control) => <TextArea {...control} maxLength={2000} value={comment} onChange={setComment} />}
      </Field>
      {error !== null && <ErrorState error={error} />}
      <p className="row">
        <Button kind="primary" busy={busy} busyText="正在报送…" onClick={() => void sign()}>
          审签并报送
        </Button>
        <Button onClick={() => setRefusing(true)}>退回填报员</Button>
      </p>
      {refusing && (
        <TextDialog
          title="退回填报员修改"
          lead={<p>报表回到填报员手里，市里看不到这次退回。</p>}
          label="退回的原因"
          action="退回"
          onSend={refuse}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}

/** 单位审签退回: who, when and why. */
export function RefusedNotice({ draft }: { draft: Draft }) {
  const offset = useOffset();
  const { refused } = draft.state.view.signing;
  if (!refused) return null;
  return (
    <Notice kind="warning">
      <strong>
        本单位审签人{refused.by} 于 {dateTimeText(refused.at, offset)} 退回
      </strong>
      ：{refused.comment}
    </Notice>
  );
}
