import type { ReturnView } from '#shared/contract/returns.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { StepList } from '../../return/step-list.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Who did what and when with this return, newest first. */
export function HistoryList({ view }: { view: ReturnView }) {
  if (view.history.length === 0) return null;
  return (
    <Disclosure summary={`办理经过（${view.history.length}）`}>
      <StepList steps={view.history} />
    </Disclosure>
  );
}

/** 退回: who, when, why, and how many remarks are pinned below. */
export function ReturnedNotice({ view }: { view: ReturnView }) {
  const offset = useOffset();
  const step = view.history.filter(({ kind }) => kind === 'return' || kind === 'reopen').at(-1);
  if (view.state !== 'returned' || !step) return null;
  const remarks = view.rows.reduce((sum, row) => sum + row.remarks.length, 0);
  return (
    <Notice kind="warning">
      <p>
        <strong>
          {step.by} 于 {dateTimeText(step.at, offset)} 退回第{step.revision}次报送
        </strong>
        {step.comment && `：${step.comment}`}
      </p>
      {remarks > 0 && <p>有 {remarks} 条意见，标在下面相应的格子里；请修改或答复后重新提交。</p>}
    </Notice>
  );
}
