import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { dateTimeText, deadlineText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { SUMMARY_HASH } from './steps/summary.ts';
import { actionOf, daysText, markOfTask, returnHref, stepAfterUpload } from './steps/task-steps.ts';
import { returnKey, templateAddress } from './submit.api.ts';
import styles from './submit.module.css';
import { UploadBox } from './upload/upload-box.tsx';

/** The most pressing return, with the file button at hand: deadline, state, one thing to do. */
export function FirstTask({ task, now }: { task: Task; now: string }) {
  const offset = useOffset();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const id = { period: task.period, organisation: task.organisation };
  const action = actionOf(task, now);
  const uploaded = (view: ReturnView) => {
    client.setQueryData(returnKey(id), view);
    const step = stepAfterUpload(view);
    navigate(`${returnHref(id, step)}${step === 'check' ? SUMMARY_HASH : ''}`);
  };
  return (
    <Panel
      title={`${task.label} ${task.title}`}
      tools={<ReturnTag state={markOfTask(task, now)} />}
      className={styles.firstTask}
    >
      <div className="stack">
        <p>
          {deadlineText(task.due, offset)} 截止，<strong>{daysText(task.daysLeft)}</strong>
          {task.updatedAt && (
            <span className="muted">　草稿保存于 {dateTimeText(task.updatedAt, offset)}</span>
          )}
        </p>
        {task.state === 'unreported' && <UploadBox id={id} onDone={uploaded} label="选择填好的文件上传" />}
        <p className="row">
          {action && (
            <LinkButton
              href={task.state === 'unreported' ? returnHref(id, 'check') : action.href}
              kind={task.state === 'unreported' ? 'secondary' : 'primary'}
            >
              {task.state === 'unreported' ? '直接在页面填写' : action.label}
            </LinkButton>
          )}
          <LinkButton href={templateAddress(id)} download="">
            下载已预填的模板
          </LinkButton>
          {task.state !== 'unreported' && <LinkButton href={returnHref(id, 'file')}>上传文件</LinkButton>}
        </p>
      </div>
    </Panel>
  );
}
