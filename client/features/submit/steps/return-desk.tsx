import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { surveyText } from '#shared/survey.words.ts';
import { dateText, deadlineText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { text, useSearch } from '../../../lib/search-params.ts';
import { useSession } from '../../../lib/session.ts';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ReturnTag } from '../../../ui/return-tag.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ConflictDialog } from '../draft/conflict-dialog.tsx';
import { type Draft, useDraft } from '../draft/use-draft.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryList, ReturnedNotice, VisitList } from '../history-list.tsx';
import { SideCards } from '../side-cards.tsx';
import styles from '../submit.module.css';
import { UnderstoodPanel } from '../understood/understood-panel.tsx';
import { CheckBar, CompareBar, ConfirmBar } from './action-bars.tsx';
import { CarriedNotice } from './carried-notice.tsx';
import { CheckStep } from './check-step.tsx';
import { CompareStep } from './compare-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { FileStep } from './file-step.tsx';
import { SentPanel } from './sent-panel.tsx';
import { RefusedNotice, SigningPanel } from './signing-panel.tsx';
import {
  answerLines,
  SUMMARY_HASH,
  summaryLines,
  summaryTitle,
  unanswered,
  withoutUntouched,
} from './summary.ts';
import {
  isNotOpen,
  markOfTask,
  returnHref,
  STEP_NAME,
  STEPS,
  type Step,
  stepAfterUpload,
  stepOf,
} from './task-steps.ts';

/** The reporter's desk for one return: head, steps while it may be changed, otherwise how it stands. */
export function ReturnDesk({ id, view }: { id: ReturnAddress; view: ReturnView }) {
  const draft = useDraft(id, view);
  return (
    <div className={classNames('stack', styles.submit)}>
      <DeskHead view={draft.state.view} />
      {draft.state.view.editable ? <EditDesk draft={draft} /> : <ReadDesk draft={draft} />}
      <HistoryList view={draft.state.view} />
      <VisitList view={draft.state.view} />
      <ConflictDialog draft={draft} />
    </div>
  );
}

function DeskHead({ view }: { view: ReturnView }) {
  const now = useSession()?.now ?? view.opens;
  return (
    <header className={styles.deskHead}>
      <h1 tabIndex={-1}>
        {view.label} {view.form.title}
      </h1>
      <ReturnTag state={markOfTask(view, now)} />
      <span className="muted">{view.organisationName}</span>
      {view.form.survey && (
        <p className={classNames('muted small', styles.deskSurvey)}>{surveyText(view.form.survey)}</p>
      )}
      {view.correction && <span className="muted">补报或更正中：原核定数在重新核定前继续有效</span>}
    </header>
  );
}

const PARAMS = { step: text };

function EditDesk({ draft }: { draft: Draft }) {
  const [{ step: asked }] = useSearch(PARAMS);
  const [, navigate] = useLocation();
  const say = useToast();
  const [comment, setComment] = useState('');
  /** Grows with every upload and 重新校验: only those may move the focus to the summary. */
  const [round, setRound] = useState(() => (window.location.hash === SUMMARY_HASH ? 1 : 0));
  const { view } = draft.state;
  const untouched = round === 0 && view.file === null && view.state !== 'returned';
  const shown = untouched ? withoutUntouched(view) : view;
  const step = stepOf(view, asked);
  const go = (next: Step) => {
    navigate(returnHref(draft.id, next));
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  };
  const uploaded = (reply: ReturnView) => {
    draft.replace(reply);
    setRound((n) => n + 1);
    go(stepAfterUpload(reply));
  };
  const recheck = async () => {
    if (!(await draft.store.flush(true))) return;
    setRound((n) => n + 1);
    const { view: checked } = draft.store.getState();
    const open = checked.openErrors + checked.openWarnings + unanswered(checked).length;
    if (open === 0) say('校验通过，没有需要处理的问题');
  };
  // What was sent back is told above; in the summary it stands once somebody wanted to go on without an answer.
  const answers = round > 0 ? answerLines(view) : [];
  const title = summaryTitle(shown.openErrors, shown.openWarnings, answers.length);
  return (
    <>
      <Steps
        steps={STEPS.map((name) => STEP_NAME[name])}
        current={STEPS.indexOf(step) + 1}
        hrefs={STEPS.map((name) => returnHref(draft.id, name))}
      />
      {view.closed && <Notice kind="warning">{view.closed}</Notice>}
      <ReturnedNotice view={view} />
      <RefusedNotice draft={draft} />
      {view.carriedOver && <CarriedNotice draft={draft} carried={view.carriedOver} />}
      {step !== 'file' && <UnderstoodPanel draft={draft} settling={step !== 'confirm'} />}
      {step === 'check' && title && (
        <ErrorSummary
          key={round}
          takeFocus={round > 0}
          title={title}
          items={[...summaryLines(shown), ...answers]}
        />
      )}
      {step === 'file' && (
        <div className="grid grid-aside">
          <FileStep draft={draft} onUploaded={uploaded} onFill={() => go('check')} />
          <SideCards draft={draft} row={undefined} />
        </div>
      )}
      {step === 'check' && (
        <>
          <CheckStep draft={{ ...draft, state: { ...draft.state, view: shown } }} />
          <EvidencePanel draft={draft} />
          <CheckBar draft={draft} onRecheck={recheck} go={go} />
        </>
      )}
      {step === 'compare' && (
        <>
          <CompareStep view={view} />
          <CompareBar draft={draft} go={go} />
        </>
      )}
      {step === 'confirm' && (
        <>
          <ConfirmStep view={view} comment={comment} onComment={setComment} />
          <EvidencePanel draft={draft} />
          <ConfirmBar draft={draft} comment={comment} go={go} />
        </>
      )}
    </>
  );
}

function ReadDesk({ draft }: { draft: Draft }) {
  const { view } = draft.state;
  const offset = useOffset();
  const now = useSession()?.now;
  if (view.state === 'unreported' && now && isNotOpen(view.opens, now)) {
    return (
      <EmptyState>
        {view.label}的报送从 {dateText(view.opens, offset)} 开始，{deadlineText(view.due, offset)} 截止。
      </EmptyState>
    );
  }
  return (
    <>
      {(view.state === 'submitted' || view.state === 'approved') && <SentPanel draft={draft} />}
      {view.state === 'signing' && <SigningPanel draft={draft} />}
      <ReturnedNotice view={view} />
      <CheckStep draft={draft} />
      <EvidencePanel draft={draft} />
    </>
  );
}
