import type { ReturnView } from '#shared/contract/returns.ts';
import { deadlineText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/inputs.tsx';
import { Panel } from '../../../ui/panel.tsx';
import styles from '../submit.module.css';
import { MainFigures } from './main-figures.tsx';
import { tallyOf } from './summary.ts';
import { daysText } from './task-steps.ts';

interface ConfirmStepProps {
  view: ReturnView;
  comment: string;
  onComment: (comment: string) => void;
}

/** Step 4: what is about to be handed in. */
export function ConfirmStep({ view, comment, onComment }: ConfirmStepProps) {
  const offset = useOffset();
  const tally = tallyOf(view);
  const marks = [
    tally.notApplicable > 0 && `不适用 ${tally.notApplicable} 个`,
    tally.missing > 0 && `缺 ${tally.missing} 个`,
    tally.blank > 0 && `未报 ${tally.blank} 个`,
  ].filter(Boolean);
  const answered = view.rows.filter(
    ({ cell, remarks }) => remarks.length > 0 && cell.answer.trim() !== '',
  ).length;
  return (
    <Panel title="确认提交" subtitle={`${view.organisationName} · ${view.label} · ${view.form.title}`}>
      <div className={classNames('stack', styles.confirm)}>
        <MainFigures view={view} />
        <dl className="facts">
          <dt>填报</dt>
          <dd>
            {tally.numbers} 个数{marks.length > 0 && `，另有${marks.join('、')}`}
          </dd>
          <dt>校验</dt>
          <dd>
            {view.openErrors} 处错误，{tally.explained} 处提醒已写原因
            {view.openWarnings > 0 && `，${view.openWarnings} 处未写`}
          </dd>
          {answered > 0 && (
            <>
              <dt>审核意见</dt>
              <dd>已答复 {answered} 条</dd>
            </>
          )}
          {view.file && (
            <>
              <dt>文件</dt>
              <dd>{view.file.name}</dd>
            </>
          )}
          <dt>截止</dt>
          <dd>
            {deadlineText(view.due, offset)}，{daysText(view.daysLeft)}
          </dd>
        </dl>
        <Field label="附言（选填，随报表送审核人员）">
          {(control) => <TextArea {...control} maxLength={2000} value={comment} onChange={onComment} />}
        </Field>
        <p className="muted small">
          {view.signing.required
            ? '提交后先由本单位负责人审签，审签后才报到市里；审签之前可以收回修改。'
            : '提交后进入审核；审核结束之前可以撤回修改。提交成功后显示回执号和数据摘要。'}
        </p>
      </div>
    </Panel>
  );
}
