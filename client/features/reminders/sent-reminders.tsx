import type { Reminders } from '#shared/contract/reminders.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sendingWords } from './reminder.words.ts';

type Sent = Reminders['sent'][number];

/** Every reminder of a period with who read it when; nothing where none was sent. */
export function SentReminders({ sent, label }: { sent: readonly Sent[]; label: string }) {
  const offset = useOffset();
  if (sent.length === 0) return null;
  const columns: Column<Sent>[] = [
    { key: 'name', header: '单位', rowHeader: true, render: ({ organisationName }) => organisationName },
    { key: 'at', header: '发出', render: ({ at, by }) => `${dateTimeText(at, offset)} ${by}` },
    {
      key: 'read',
      header: '阅读',
      render: ({ readings }) =>
        readings.length === 0
          ? '未读'
          : readings.map(({ by, at }) => `${by} ${dateTimeText(at, offset)}`).join('；'),
    },
    {
      key: 'outside',
      header: '对外发送',
      render: ({ sendings }) => (sendings.length === 0 ? '没有' : sendings.map(sendingWords).join('；')),
    },
    { key: 'text', header: '内容', render: ({ text }) => text },
  ];
  return (
    <Panel title={`${label}已发出${sent.length}次催报`}>
      <DataTable
        caption={`${label}的催报记录`}
        captionHidden
        columns={columns}
        rows={sent}
        rowKey={({ number }) => String(number)}
      />
    </Panel>
  );
}
