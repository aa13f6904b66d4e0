import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RETURN_STATE_NAME, type ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import { problemOf } from '../../lib/http.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { nextToReview } from './queue.ts';
import { ReopenDialog } from './reopen-dialog.tsx';
import { type Decision, matrixQuery, reviewAddress } from './review.api.ts';
import styles from './review.module.css';
import { SendBackDialog } from './send-back-dialog.tsx';
import { isOvertaken, useDecision } from './use-decision.ts';
import { type RemarkStore, remarksToSend } from './use-remarks.ts';

const DONE: Record<Decision['kind'], string> = { approve: '已核定', return: '已退回', reopen: '已撤销核定' };

/** The decisions on one return: buttons, keys and dialogs. */
export function Decisions({
  id,
  review,
  store,
}: {
  id: ReturnAddress;
  review: ReviewView;
  store: RemarkStore;
}) {
  const say = useToast();
  const [open, setOpen] = useState<Decision['kind'] | null>(null);
  // Kept here, not in the dialogs: what was typed outlives a dialog that a colleague's decision closed.
  const [comment, setComment] = useState('');
  const decision = useDecision(id, (kind, after) => {
    setOpen(null);
    if (kind !== 'reopen') store.clear();
    setComment('');
    say(`${DONE[kind]}：${after.view.organisationName} ${after.view.label}`);
  });
  const overtaken = isOvertaken(problemOf(decision.error));
  const show = (kind: Decision['kind']) => {
    decision.reset();
    setOpen(kind);
  };
  const sent = remarksToSend(store.remarks);
  const base = { version: review.view.version, submission: review.submission ?? '' };
  // A colleague was quicker: the dialog gives way to the newer state.
  const dialog = overtaken ? null : open;
  useApproveKey(review.mayDecide && dialog === null, () => show('approve'));
  const shared = {
    review,
    busy: decision.isPending,
    error: decision.error,
    comment,
    onComment: setComment,
    onClose: () => setOpen(null),
  };
  return (
    <>
      <ActionBar>
        {overtaken && <Overtaken review={review} unsent={sent.length} comment={comment} />}
        {review.mayDecide && (
          <>
            <Button kind="primary" onClick={() => show('approve')}>
              核定（Ctrl Enter）
            </Button>
            <Button onClick={() => show('return')}>
              退回{sent.length > 0 && `（${sent.length} 条意见）`}
            </Button>
          </>
        )}
        {review.mayReopen && (
          <Button kind="danger" onClick={() => show('reopen')}>
            撤销核定
          </Button>
        )}
        <Next id={id} />
        {review.mayDecide && (
          <span className="small muted">
            <span className={styles.kbd}>↑</span> <span className={styles.kbd}>↓</span> 换行，
            <span className={styles.kbd}>R</span> 写退回意见
          </span>
        )}
      </ActionBar>
      {dialog === 'approve' && (
        <ApproveDialog
          {...shared}
          unsent={sent.length}
          onApprove={() => decision.mutate({ kind: 'approve', body: { ...base, comment: comment.trim() } })}
        />
      )}
      {dialog === 'return' && (
        <SendBackDialog
          {...shared}
          remarks={store.remarks}
          onSend={() =>
            decision.mutate({ kind: 'return', body: { ...base, comment: comment.trim(), remarks: sent } })
          }
        />
      )}
      {dialog === 'reopen' && (
        <ReopenDialog
          {...shared}
          onReopen={() => decision.mutate({ kind: 'reopen', body: { ...base, comment: comment.trim() } })}
        />
      )}
    </>
  );
}

interface OvertakenProps {
  review: ReviewView;
  unsent: number;
  comment: string;
}

function Overtaken({ review: { view }, unsent, comment }: OvertakenProps) {
  return (
    <div className={styles.overtaken}>
      <Notice kind="warning" live>
        <strong>这份报表刚被他人处理，您的操作没有生效。</strong>
        现在的状态是“{RETURN_STATE_NAME[view.state]}”，页面已换成最新内容。
        {unsent > 0 && `您写的 ${unsent} 条退回意见仍保留在表中，没有发出。`}
        {comment !== '' && <p>您写的说明没有发出：{comment}</p>}
      </Notice>
    </div>
  );
}

function Next({ id }: { id: ReturnAddress }) {
  const matrix = useQuery(matrixQuery(id.period)).data;
  if (!matrix) return null;
  const next = nextToReview(matrix.returns, id.organisation);
  if (!next)
    return <LinkButton href={`/review?period=${id.period}`}>没有其他待审报表，回到审核总表</LinkButton>;
  return (
    <LinkButton href={reviewAddress({ period: id.period, organisation: next.organisation })}>
      下一份待审：{next.organisationName}
    </LinkButton>
  );
}

/** Ctrl+Enter anywhere on the page, unless a Chinese composition is being ended. */
function useApproveKey(active: boolean, approve: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      approve();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
