import { useQuery } from '@tanstack/react-query';
import type { Person } from '#shared/contract/session.ts';
import type { SupplementTask, Task } from '#shared/contract/tasks.ts';
import { dateText, dateTimeText, deadlineText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { FirstTask } from './first-task.tsx';
import { OwnReminders } from './own-reminders.tsx';
import { actionOf, daysText, isNotOpen, markOfTask, sortTasks } from './steps/task-steps.ts';
import { tasksQuery } from './submit.api.ts';
import styles from './submit.module.css';
import { SupplementsPanel } from './supplements-panel.tsx';

/** 报送: what this reporter has to do, by deadline, and what was reported before. */
export default function TasksPage() {
  return <QueryView query={useQuery(tasksQuery)}>{(list) => <TaskList {...list} />}</QueryView>;
}

interface TaskListProps {
  tasks: readonly Task[];
  supplements: readonly SupplementTask[];
}

function TaskList({ tasks, supplements }: TaskListProps) {
  const now = useSession()?.now ?? '';
  const person = usePerson();
  const signs = person.role === 'unit_approver';
  const { due, waiting, past } = sortTasks(tasks, now, signs);
  const [first, ...rest] = due;
  const others = signs ? due : rest;
  return (
    <div className={classNames('stack', styles.submit)}>
      <PageHead
        title={
          signs
            ? signHeadline(due.length)
            : headline(due.length, supplements.filter(({ state }) => state === 'owing').length)
        }
        lead={`${person.organisationName} · ${person.displayName}${takesOverWords(person)}`}
      />
      <OwnReminders />
      {first && !signs && <FirstTask key={`${first.period}/${first.organisation}`} task={first} now={now} />}
      <SupplementsPanel supplements={supplements} />
      {others.length > 0 && <TaskTable title={signs ? '待您审签' : '其他待办'} tasks={others} now={now} />}
      {waiting.length > 0 && (
        <TaskTable title={signs ? '填报中与待审' : '待审与未到期'} tasks={waiting} now={now} />
      )}
      {past.length > 0 && <TaskTable title="历次报送" tasks={past} now={now} past />}
      {tasks.length === 0 && <EmptyState>目前没有需要本单位报送的报表。</EmptyState>}
    </div>
  );
}

function headline(due: number, supplements: number): string {
  const told = [
    ...(due > 0 ? [`${due} 张报表待报送`] : []),
    ...(supplements > 0 ? [`${supplements} 项待补报`] : []),
  ];
  return told.length > 0 ? `有 ${told.join('、')}` : '没有待办的报表';
}

/** （接替张三，其草稿和待办都在这里）; empty for who took over nothing. */
function takesOverWords({ predecessors = [] }: Person): string {
  const [before] = predecessors;
  return before ? `（接替${before.name}，其草稿和待办都在这里）` : '';
}

function signHeadline(due: number): string {
  return due > 0 ? `有 ${due} 张报表等您审签` : '没有等您审签的报表';
}

/** With its year unless it is this one. */
function momentText(iso: string, now: string, offset: number): string {
  const thisYear =
    now !== '' && dateTimeText(now, offset).slice(0, 4) === dateTimeText(iso, offset).slice(0, 4);
  return thisYear ? deadlineText(iso, offset) : dateTimeText(iso, offset);
}

function TaskTable({
  title,
  tasks,
  now,
  past = false,
}: {
  title: string;
  tasks: readonly Task[];
  now: string;
  past?: boolean;
}) {
  const offset = useOffset();
  return (
    <Panel title={title}>
      <DataTable
        fits
        className={styles.taskTable}
        caption={title}
        captionHidden
        columns={[
          { key: 'period', header: '期别', render: (task) => task.label },
          { key: 'title', header: '表名', render: (task) => task.title },
          {
            key: 'due',
            header: '截止时间',
            className: styles.taskDue,
            render: (task) => (
              <>
                {momentText(task.due, now, offset)}
                {!past && task.state !== 'submitted' && <strong>　{daysText(task.daysLeft)}</strong>}
              </>
            ),
          },
          {
            key: 'state',
            header: '状态',
            render: (task) => (
              <>
                <ReturnTag state={markOfTask(task, now)} />
                {task.closed && <span className="muted small"> 已停止报送</span>}
                {task.late && (task.state === 'submitted' || task.state === 'approved') && (
                  <span className="muted small"> 逾期</span>
                )}
              </>
            ),
          },
          {
            key: 'next',
            header: past ? '最近办理' : '下一步',
            className: styles.taskNext,
            render: (task) => <NextStep task={task} now={now} past={past} />,
          },
        ]}
        rows={tasks}
        rowKey={(task) => `${task.period}/${task.organisation}`}
      />
    </Panel>
  );
}

function NextStep({ task, now, past }: { task: Task; now: string; past: boolean }) {
  const offset = useOffset();
  const action = actionOf(task, now, usePerson().role === 'unit_approver');
  return (
    <>
      {past && task.updatedAt && <span className="muted">{dateTimeText(task.updatedAt, offset)}</span>}
      {action ? (
        <LinkButton href={action.href} kind={past ? 'quiet' : 'secondary'}>
          {action.label}
        </LinkButton>
      ) : (
        <span className="muted">
          {isNotOpen(task.opens, now) ? `${dateText(task.opens, offset)} 起填报` : '填报员还没有开始填'}
        </span>
      )}
    </>
  );
}
