import { Link } from 'wouter';
import type { PeriodActKind } from '#shared/calendar.ts';
import { PERIOD_ACT_NAME } from '#shared/calendar.words.ts';
import type { CalendarDay, PeriodRow } from '#shared/contract/periods.ts';
import { dateText, dateTimeText } from '../../lib/civil-time.ts';
import { periodName } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { dayState, stateName } from './period.words.ts';
import type { Plan } from './period-plans.ts';

interface PeriodsTableProps {
  caption: string;
  plans: readonly Plan[];
  /** ISO instant. */
  now: string;
  /** The period whose record stands below. */
  shown: string | undefined;
  empty: string;
  onAct: (period: string, kind: PeriodActKind) => void;
  /** Moves the deadline of a 补报. */
  onMove: (day: CalendarDay) => void;
}

/** What may be done in each state. */
const ACTS: Record<PeriodRow['state'], readonly PeriodActKind[]> = {
  planned: ['open'],
  announced: ['deadline', 'close'],
  open: ['deadline', 'close'],
  closed: ['reopen'],
};

/** Nothing is counted of a period that nobody has opened: — is not 0. */
const counted = ({ state }: PeriodRow, count: number) => (state === 'planned' ? '—' : count);
/** A 补报 is of organisations: each brings figures, not a return. */
const places = (count: number | null) => (count === null ? '—' : `${count}个单位`);

export function PeriodsTable({ caption, plans, now, shown, empty, onAct, onMove }: PeriodsTableProps) {
  const offset = useOffset();
  const columns: Column<Plan>[] = [
    {
      key: 'label',
      header: '期别',
      rowHeader: true,
      render: (plan) =>
        'day' in plan ? (
          plan.day.label
        ) : (
          <Link
            href={`/periods?period=${plan.row.period}`}
            aria-current={plan.row.period === shown ? 'true' : undefined}
          >
            {periodName(plan.row)}
          </Link>
        ),
    },
    {
      key: 'state',
      header: '状态',
      render: (plan) => ('day' in plan ? dayState(plan.day, now) : stateName(plan.row, now)),
    },
    {
      key: 'opens',
      header: '开始填报',
      render: (plan) => dateText(('day' in plan ? plan.day : plan.row).opens, offset),
    },
    {
      key: 'due',
      header: '截止',
      render: (plan) => (
        <>
          {dateTimeText(plan.due, offset)}
          {'row' in plan && plan.row.own.length > 0 && (
            <span className="muted">（{plan.row.own.length}个单位另定）</span>
          )}
        </>
      ),
    },
    {
      key: 'expected',
      header: '应报(份)',
      numeric: true,
      render: (plan) => ('day' in plan ? places(plan.day.expected) : plan.row.expected),
    },
    {
      key: 'submitted',
      header: '已报(份)',
      numeric: true,
      render: (plan) => ('day' in plan ? '' : counted(plan.row, plan.row.submitted)),
    },
    {
      key: 'approved',
      header: '已核定(份)',
      numeric: true,
      render: (plan) => ('day' in plan ? places(plan.day.done) : counted(plan.row, plan.row.approved)),
    },
    {
      key: 'act',
      header: '办理',
      className: 'no-print',
      render: (plan) =>
        'day' in plan ? (
          plan.day.done !== null && (
            <Act label={plan.day.label} kind="deadline" onAct={() => onMove(plan.day)} />
          )
        ) : (
          <span className="row">
            {ACTS[plan.row.state].map((kind) => (
              <Act key={kind} label={plan.row.label} kind={kind} onAct={() => onAct(plan.row.period, kind)} />
            ))}
          </span>
        ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      stacked
      columns={columns}
      rows={plans}
      rowKey={({ key }) => key}
      rowClass={(plan) => 'row' in plan && plan.row.period === shown && 'focus'}
      empty={empty}
    />
  );
}

function Act({ label, kind, onAct }: { label: string; kind: PeriodActKind; onAct: () => void }) {
  return (
    <Button kind="quiet" aria-label={`${label}：${PERIOD_ACT_NAME[kind]}`} onClick={onAct}>
      {PERIOD_ACT_NAME[kind]}
    </Button>
  );
}
