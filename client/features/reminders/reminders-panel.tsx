import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reminders } from '#shared/contract/reminders.ts';
import { RETURN_STATE_NAME } from '#shared/contract/return-state.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { copyText } from '../../lib/clipboard.ts';
import { problemOf } from '../../lib/http.ts';
import { useOffset } from '../../lib/programme.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Checkbox, TextArea } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ContactsDialog } from './contacts-dialog.tsx';
import { contactsWords, outsideWords, sentWords } from './reminder.words.ts';
import { remindersQuery, sendReminders } from './reminders.api.ts';
import { SentReminders } from './sent-reminders.tsx';

type Owed = Reminders['owing'][number];

/** Who owes a return of the period, one message to all that are ticked, and who has read it. */
export function RemindersPanel({ list }: { list: Reminders }) {
  const offset = useOffset();
  const say = useToast();
  const client = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<string | null>(null);
  const [escalate, setEscalate] = useState(false);
  const [asking, setAsking] = useState<string | null>(null);
  const keyFor = useAttempt();
  const chosen = list.owing.filter(({ organisation }) => !left.has(organisation));
  const text = edited ?? chosen[0]?.text ?? '';
  const send = useMutation({
    mutationFn: () => {
      const reminders = chosen.map((one) => ({ organisation: one.organisation, text: edited ?? one.text }));
      const body = { reminders, escalate };
      return sendReminders(list.period, body, keyFor({ body, sent: list.sent.length }));
    },
    onSuccess: (next) => {
      client.setQueryData(remindersQuery(list.period).queryKey, next);
      say(sentWords(next, chosen.length));
    },
    onError: () => client.invalidateQueries(remindersQuery(list.period)),
  });
  const toggle = (organisation: string) => {
    const next = new Set(left);
    if (!next.delete(organisation)) next.add(organisation);
    setLeft(next);
  };
  const asked = list.owing.find(({ organisation }) => organisation === asking);
  const faults = problemOf(send.error)?.errors ?? [];
  const lastTo = (organisation: string) => list.sent.find((one) => one.organisation === organisation);
  const columns: Column<Owed>[] = [
    {
      key: 'chosen',
      header: '催报',
      className: 'no-print',
      render: ({ organisation, name }) => (
        <input
          type="checkbox"
          aria-label={`催报${name}`}
          checked={!left.has(organisation)}
          onChange={() => toggle(organisation)}
        />
      ),
    },
    { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
    {
      key: 'state',
      header: '状态',
      render: ({ state, supplement, overdue }) =>
        `${supplement ? `${supplement}未报` : RETURN_STATE_NAME[state]}${overdue ? '，已逾期' : ''}`,
    },
    { key: 'due', header: '截止', render: ({ due }) => dateTimeText(due, offset) },
    {
      key: 'contacts',
      header: '联系人',
      render: ({ organisation, name, contacts }) => (
        <Button kind="quiet" aria-label={`${name}的联系人`} onClick={() => setAsking(organisation)}>
          {contactsWords(contacts)}
        </Button>
      ),
    },
    {
      key: 'last',
      header: '最近一次催报',
      render: ({ organisation }) => {
        const last = lastTo(organisation);
        return last
          ? `${dateTimeText(last.at, offset)}${last.readings.length > 0 ? '，已读' : '，未读'}`
          : '没有催报过';
      },
    },
  ];
  if (list.owing.length === 0) return <SentReminders sent={list.sent} label={list.label} />;
  return (
    <>
      <Panel
        title="没有报送的单位"
        subtitle={`催报出现在对方“报送”页的最上面，点“知道了”才消失；什么时候读的有记录。${outsideWords(list.channels)}`}
      >
        <div className="stack">
          {send.isError && <ErrorState error={send.error} />}
          {faults.map(({ detail }) => (
            <p key={detail}>{detail}</p>
          ))}
          <DataTable
            caption={`${list.label}没有报送的单位`}
            captionHidden
            stacked
            columns={columns}
            rows={list.owing}
            rowKey={({ organisation }) => organisation}
          />
          <Field
            label="催报内容"
            hint={edited === null ? '各单位按各自的截止时间写' : '改过的内容发给所有选中的单位'}
          >
            {(control) => (
              <TextArea {...control} rows={3} maxLength={1000} value={text} onChange={setEdited} />
            )}
          </Field>
          <Checkbox checked={escalate} onChange={setEscalate}>
            请单位负责人阅办（须先登记负责人，内容前写明姓名）
          </Checkbox>
          <p className="row">
            <Button
              kind="primary"
              busy={send.isPending}
              disabled={chosen.length === 0 || text.trim().length < 5}
              onClick={() => send.mutate()}
            >
              向{chosen.length}个单位发出催报
            </Button>
            <Button
              onClick={async () =>
                say(
                  (await copyText(text)) ? '已复制，可粘贴到浙政钉或短信' : '没有复制成功，请选中文字后复制',
                )
              }
            >
              复制内容
            </Button>
          </p>
        </div>
      </Panel>
      <SentReminders sent={list.sent} label={list.label} />
      {asked && <ContactsDialog period={list.period} owed={asked} onClose={() => setAsking(null)} />}
    </>
  );
}
