import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PeriodActKind } from '#shared/calendar.ts';
import { nextNotice, noticeText, PERIOD_ACT_NAME } from '#shared/calendar.words.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { civilInstant } from '#shared/civil-time.ts';
import type { PeriodActBody, PeriodRow } from '#shared/contract/periods.ts';
import { periodLabel } from '#shared/period.ts';
import { clockText, dateText } from '../../lib/civil-time.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { decidePeriod, periodsQuery } from './periods.api.ts';
import { EVERYBODY, WhomSelect } from './whom-select.tsx';

interface PeriodDialogProps {
  row: PeriodRow;
  kind: PeriodActKind;
  /** Title of the 补报 that is moved. */
  supplement?: string;
  /** ISO instant. */
  now: string;
  /** The latest decision that the page shows. */
  seen: number;
  onDone: () => void;
  onClose: () => void;
}

const MINUTE = /^([01]\d|2[0-3]):[0-5]\d$/;

/** One decision about a period, with its dates, its reason and, at the beginning, its notice. */
export function PeriodDialog({ row, kind, supplement, now, seen, onDone, onClose }: PeriodDialogProps) {
  const client = useQueryClient();
  const say = useToast();
  const offset = useOffset();
  const catalogue = useProgramme()?.catalogue;
  const [organisation, setOrganisation] = useState(EVERYBODY);
  const [opens, setOpens] = useState<string | undefined>(row.opens);
  // The deadline of the plan may be over by now: then another one is asked for.
  const isOver = Date.parse(row.due) <= Date.parse(now);
  const [day, setDay] = useState<string | undefined>(isOver ? undefined : dateText(row.due, offset));
  const [minute, setMinute] = useState(clockText(row.due, offset));
  const [reason, setReason] = useState('');
  const [edited, setEdited] = useState<string | null>(null);
  const keyFor = useAttempt();
  const first = kind === 'open';
  const dated = kind !== 'close';
  const due = day && MINUTE.test(minute) ? civilInstant(day, minute, offset) : null;
  const written = catalogue && opens && due ? draftNotice(catalogue, row, { opens, due }) : '';
  const notice = edited ?? written;
  const send = useMutation({
    mutationFn: () => {
      const body: PeriodActBody = {
        kind,
        organisation: organisation === EVERYBODY ? null : organisation,
        opens: first ? (opens ?? null) : null,
        due: dated ? due : null,
        reason,
        notice: first ? notice : '',
        seen,
      };
      return decidePeriod(row.period, body, keyFor(body));
    },
    onSuccess: async (list) => {
      client.setQueryData(periodsQuery.queryKey, list);
      await client.invalidateQueries();
      say(`${row.label}：已${PERIOD_ACT_NAME[kind]}`);
      onDone();
      onClose();
    },
    onError: () => client.invalidateQueries(periodsQuery),
  });
  return (
    <Dialog
      open
      title={`${row.label}：${PERIOD_ACT_NAME[kind]}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={(dated && due === null) || (first ? !opens : reason.trim() === '')}
            onClick={() => send.mutate()}
          >
            {PERIOD_ACT_NAME[kind]}
          </Button>
        </>
      }
    >
      <div className="stack">
        {send.isError && <ErrorState error={send.error} />}
        <p>{EFFECT[kind]}</p>
        {!first && (
          <Field label="对象">
            {(control) => (
              <WhomSelect
                control={control}
                period={row.period}
                supplement={supplement}
                everybody={`全部${kind === 'supplement' ? '补报' : '报送'}单位（${row.expected}个）`}
                value={organisation}
                onChange={setOrganisation}
              />
            )}
          </Field>
        )}
        {first && <DayInput label="开始填报" value={opens} onChange={setOpens} />}
        {dated && (
          <div className="row">
            <DayInput label="截止日期" value={day} onChange={setDay} />
            <span className="as-of">
              <label className="muted" htmlFor={`${row.period}-minute`}>
                截止时刻
              </label>
              <TextInput
                id={`${row.period}-minute`}
                className="input-day"
                title="写成 时:分，例如 18:00"
                maxLength={5}
                aria-invalid={!MINUTE.test(minute) || undefined}
                value={minute}
                onChange={setMinute}
              />
            </span>
          </div>
        )}
        {!first && (
          <Field label="原因" hint="随记录保存" required>
            {(control) => (
              <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />
            )}
          </Field>
        )}
        {first && (
          <Field
            label="通知"
            hint={
              row.last
                ? `以${periodLabel(row.last.period)}的通知为底稿，已换成本期的期别和日期，请通读后修改`
                : '可以修改；开始后在报送期页面可以复制'
            }
          >
            {(control) => (
              <TextArea {...control} rows={10} maxLength={10_000} value={notice} onChange={setEdited} />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

/** From the notice of an earlier year where there is one. */
function draftNotice(catalogue: Catalogue, row: PeriodRow, days: { opens: string; due: string }): string {
  const next = { period: row.period, ...days };
  return row.last ? nextNotice(row.last, next, catalogue.city.utcOffsetMinutes) : noticeText(catalogue, next);
}

const EFFECT: Record<PeriodActKind, string> = {
  open: '从开始填报日起，各报送单位在“报送”页看到本期报表；过了截止时间未报的计为逾期。',
  deadline: '新的截止时间立即生效；此前已报的不受影响。',
  close: '停止后，从未提交过的报表不能再提交，草稿保留；已报的仍可审核、退回和更正。',
  reopen: '恢复后可以继续提交；过了新的截止时间提交的计为逾期。',
  supplement: '只改补报的截止时间，立即生效；本期报表的截止时间和已报的不受影响。',
};
