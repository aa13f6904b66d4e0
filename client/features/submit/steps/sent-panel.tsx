import { useState } from 'react';
import { useLocation } from 'wouter';
import { isOneOf, REPORTERS } from '#shared/contract/roles.ts';
import { dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { usePerson } from '../../../lib/session.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { startCorrection, withdrawReturn } from '../submit.api.ts';
import { TakeBackButton } from './take-back-button.tsx';
import { returnHref } from './task-steps.ts';
import { TextDialog } from './text-dialog.tsx';

/** A return that is with the reviewer or approved: what stands, and the one way back. */
export function SentPanel({ draft }: { draft: Draft }) {
  const offset = useOffset();
  const { view } = draft.state;
  const { receipt, state } = view;
  const { role: own } = usePerson();
  const files = isOneOf(REPORTERS, own);
  const decided = view.history.filter(({ kind }) => kind === 'approve').at(-1);
  return (
    <Panel title={state === 'approved' ? '已核定' : '已提交，等待审核'}>
      <div className="stack">
        {receipt && (
          <p>
            {receipt.submittedBy}
            {receipt.signedBy && `填报、${receipt.signedBy}审签`} 于{' '}
            {dateTimeText(receipt.submittedAt, offset)} 提交，第
            {receipt.revision}次报送，共 {receipt.values} 个数
            {receipt.late && '（逾期提交）'}。
          </p>
        )}
        {state === 'approved' && decided && (
          <p>
            {decided.by} 于 {dateTimeText(decided.at, offset)} 核定{decided.comment && `：${decided.comment}`}
            。
          </p>
        )}
        <div className="row">
          {receipt && <LinkButton href={`${returnHref(draft.id)}/receipt`}>查看回执</LinkButton>}
          {files && state === 'submitted' && (
            <TakeBackButton draft={draft} name="撤回" send={withdrawReturn} />
          )}
          {files && state === 'approved' && <CorrectionButton draft={draft} />}
        </div>
      </div>
    </Panel>
  );
}

/** 补报 where the return still has cells that are 未报 (R&D comes months later), 更正 where all are filled. */
function CorrectionButton({ draft }: { draft: Draft }) {
  const { rows } = draft.state.view;
  const lacking = rows.some((row) => row.cell.mark === 'unreported');
  const [open, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const start = async (reason: string) => {
    draft.replace(await startCorrection(draft.id, { version: draft.state.view.version, reason }));
    navigate(returnHref(draft.id, 'check'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{lacking ? '补报或更正' : '申请更正'}</Button>
      {open && (
        <TextDialog
          title={lacking ? '补报未报的数据，或更正已核定的数据' : '申请更正已核定的数据'}
          lead={<p>其间原核定数继续有效；再次报送并核定后才替换，历次数据都保留。</p>}
          label={lacking ? '补报或更正的原因' : '更正原因'}
          action={lacking ? '开始填写' : '开始更正'}
          onSend={start}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
