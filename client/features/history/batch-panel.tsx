import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryAct } from '#shared/contract/history.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useToast } from '../../ui/toast.tsx';
import { countsWords, HistoryContents } from './contents.tsx';
import { batchQuery, batchRows, decideHistory, historyQuery, reverseHistory } from './history.api.ts';
import { actName } from './history.words.ts';

type Act = 'confirm' | 'refuse' | 'withdraw' | 'reverse';
const DONE: Record<Act, string> = {
  confirm: '已确认，数据有了新的一版',
  refuse: '已答复不同意',
  withdraw: '已撤回',
  reverse: '已提请撤销，待另一名分析员确认',
};

/** One batch: what it does or did, and what the reader may do with it. */
export function BatchPanel({ number }: { number: number }) {
  return (
    <QueryView query={useQuery(batchQuery(number))} height={320}>
      {(batch) => (
        <>
          <Decide act={batch.act} counts={countsWords(batch.counts)} />
          <HistoryContents contents={batch} table={batchRows(number)} kind={batch.act.kind} />
        </>
      )}
    </QueryView>
  );
}

function Decide({ act, counts }: { act: HistoryAct; counts: string }) {
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [comment, setComment] = useState('');
  const mayDecide = act.mayConfirm || act.mayReverse;
  const decide = useMutation({
    mutationFn: (kind: Act) => {
      const words = comment.trim();
      const key = keyFor([act.number, kind, words]);
      return kind === 'reverse'
        ? reverseHistory(act.number, words, key)
        : decideHistory(act.number, { kind, comment: words }, key);
    },
    onSuccess: async (list, kind) => {
      client.setQueryData(historyQuery.queryKey, list);
      await client.invalidateQueries();
      setComment('');
      say(DONE[kind]);
    },
  });
  const button = (kind: Act, label: string, options: { primary?: boolean; needsWords?: boolean } = {}) => (
    <Button
      kind={options.primary ? 'primary' : 'secondary'}
      busy={decide.isPending}
      disabled={options.needsWords && comment.trim().length < 2}
      onClick={() => decide.mutate(kind)}
    >
      {label}
    </Button>
  );
  return (
    <Panel
      title={`第${act.number}项 ${actName(act)}`}
      subtitle={`${act.proposedBy} ${dateTimeText(act.proposedAt, offset)} 提出：${act.reason}`}
    >
      <div className="stack">
        <p>
          {act.kind === 'reverse' ? `撤销这一批的${act.rows}行：` : ''}
          {counts}。
        </p>
        {act.decidedBy && (
          <p className="muted">
            {act.decidedBy} {dateTimeText(act.decidedAt, offset)} 办理
            {act.dataVersion !== null && `，数据第${act.dataVersion}版`}
            {act.comment && `：${act.comment}`}
          </p>
        )}
        {decide.isError && <ErrorState error={decide.error} />}
        {mayDecide && (
          <Field
            label={act.mayReverse ? '撤销的原因' : '意见'}
            hint={act.mayReverse ? '' : '不同意须写明原因'}
          >
            {(control) => <TextInput {...control} maxLength={1000} value={comment} onChange={setComment} />}
          </Field>
        )}
        <p className="row">
          {act.mayConfirm && button('confirm', '已核对，确认', { primary: true })}
          {act.mayConfirm && button('refuse', '不同意', { needsWords: true })}
          {act.mayWithdraw && button('withdraw', '撤回')}
          {act.mayWithdraw && <span className="muted">须由另一名分析员确认</span>}
          {act.mayReverse && button('reverse', '提请撤销这一批', { needsWords: true })}
        </p>
      </div>
    </Panel>
  );
}
