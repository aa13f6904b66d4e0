import { useEffect, useRef, useState } from 'react';
import type { ReturnView } from '#shared/contract/returns.ts';
import { HttpProblem } from '../../../lib/http.ts';
import { ActionBar } from '../../../ui/action-bar.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { SaveStatus } from '../draft/save-status.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { downloadMarked } from '../submit.api.ts';
import styles from '../submit.module.css';
import { unanswered } from './summary.ts';
import type { Step } from './task-steps.ts';
import { useSubmit } from './use-submit.ts';

interface BarProps {
  draft: Draft;
  go: (step: Step) => void;
}

/** （先改 3 处错误，再写 2 处原因，再答复 1 条意见） */
function obstacles(view: ReturnView): string {
  const { openErrors, openWarnings } = view;
  const answers = unanswered(view).length;
  const parts = [
    openErrors > 0 && `改 ${openErrors} 处错误`,
    openWarnings > 0 && `写 ${openWarnings} 处原因`,
    answers > 0 && `答复 ${answers} 条意见`,
  ].filter(Boolean);
  return parts.length > 0 ? `（先${parts.join('，再')}）` : '';
}

export function CheckBar({ draft, go, onRecheck }: BarProps & { onRecheck: () => Promise<void> }) {
  const { state, store, id } = draft;
  const { view } = state;
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const recheck = async () => {
    setBusy(true);
    await onRecheck();
    setBusy(false);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void onRecheck();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onRecheck]);
  const marked = async () => {
    try {
      if (await store.flush()) await downloadMarked(id, `${view.label}_${view.organisationName}_批注.xlsx`);
    } catch (error) {
      say(error instanceof HttpProblem ? error.problem.title : '没有下载成功，请重试', 'error');
    }
  };
  const next = async () => {
    // A form nobody has touched has not been checked yet.
    if (!(await store.flush(view.state === 'unreported'))) return;
    // The button stays a button: with something in the way it leads to the summary, which takes the focus.
    if (obstacles(store.getState().view) === '') go('compare');
    else await onRecheck();
  };
  const waits = obstacles(view);
  return (
    <ActionBar
      end={
        <Button
          kind={waits ? 'quiet' : 'primary'}
          className={waits && styles.buttonWaiting}
          onClick={() => void next()}
        >
          下一步：与上期对比{waits}
        </Button>
      }
    >
      <Button
        kind={waits ? 'primary' : 'secondary'}
        busy={busy}
        busyText="正在校验…"
        aria-keyshortcuts="Control+Enter"
        onClick={() => void recheck()}
      >
        重新校验（Ctrl Enter）
      </Button>
      <Button onClick={() => void marked()}>下载带批注的 Excel</Button>
      <Button onClick={() => go('file')}>{view.file ? '换一个文件' : '上传文件'}</Button>
      <SaveStatus draft={draft} />
    </ActionBar>
  );
}

export function CompareBar({ draft, go }: BarProps) {
  const { view } = draft.state;
  const waits = obstacles(view);
  return (
    <ActionBar
      end={
        <Button kind={waits ? 'quiet' : 'primary'} onClick={() => go(waits ? 'check' : 'confirm')}>
          {waits ? `回到核对与修改${waits}` : '下一步：确认提交'}
        </Button>
      }
    >
      <Button onClick={() => go('check')}>上一步：核对与修改</Button>
      <SaveStatus draft={draft} />
    </ActionBar>
  );
}

export function ConfirmBar({ draft, go, comment }: BarProps & { comment: string }) {
  const { busy, problem, submit } = useSubmit(draft);
  const refused = useRef<HTMLDivElement>(null);
  // Under the evidence it would stand below the window.
  useEffect(() => {
    if (problem) refused.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  return (
    <>
      {problem && (
        <div ref={refused}>
          <ErrorState error={new HttpProblem(problem)} onRetry={() => void submit(comment)} />
        </div>
      )}
      <ActionBar
        end={
          <Button kind="primary" busy={busy} busyText="正在提交…" onClick={() => void submit(comment)}>
            {draft.state.view.signing.required ? '提交单位审签' : '提交'}
          </Button>
        }
      >
        <Button onClick={() => go('compare')}>上一步：与上期对比</Button>
        <SaveStatus draft={draft} />
      </ActionBar>
    </>
  );
}
