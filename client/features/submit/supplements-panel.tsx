import type { SupplementState, SupplementTask } from '#shared/contract/tasks.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { daysText, returnHref } from './steps/task-steps.ts';

const STATE: Record<SupplementState, (task: SupplementTask) => string> = {
  owing: ({ asked, missing }) => `还有 ${missing} 个数未报（共 ${asked} 个）`,
  submitted: () => '已提交，待审核',
  done: () => '已报齐',
};

/** 补报: what a yearly return asks for only months later, each with its own deadline. */
export function SupplementsPanel({ supplements }: { supplements: readonly SupplementTask[] }) {
  const offset = useOffset();
  if (supplements.length === 0) return null;
  return (
    <Panel
      title="补报"
      subtitle="年度报表里当时还没有的数，在原报表上补填；已报的数不用再报，原核定数在补报核定前继续有效"
    >
      <DataTable
        fits
        caption="补报"
        captionHidden
        columns={[
          {
            key: 'title',
            header: '补报的内容',
            rowHeader: true,
            render: (task) => `${task.label} ${task.title}`,
          },
          {
            key: 'due',
            header: '截止时间',
            render: (task) => (
              <>
                {dateTimeText(task.due, offset)}
                {task.state === 'owing' && <strong>　{daysText(task.daysLeft)}</strong>}
              </>
            ),
          },
          { key: 'state', header: '状态', render: (task) => STATE[task.state](task) },
          {
            key: 'next',
            header: '下一步',
            render: (task) => (
              <LinkButton href={returnHref(task)} kind={task.state === 'owing' ? 'primary' : 'quiet'}>
                {task.state === 'owing' ? '打开报表补报' : '查看'}
              </LinkButton>
            ),
          },
        ]}
        rows={supplements}
        rowKey={({ period }) => period}
      />
    </Panel>
  );
}
