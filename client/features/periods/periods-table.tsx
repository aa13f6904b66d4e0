import { Link } from 'wouter';
import type { PeriodActKind } from '#shared/calendar.ts';
import { PERIOD_ACT_NAME } from '#shared/calendar.words.ts';
import type { PeriodRow } from '#shared/contract/periods.ts';
import { dateText, dateTimeText } from '../../lib/civil-time.ts';
import { periodName } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { stateName } from './period.words.ts';

interface PeriodsTableProps {
  caption: string;
  rows: readonly PeriodRow[];
  /** ISO instant. */
  now: string;
  /** The period whose record stands below. */
  shown: string | undefined;
  empty: string;
  onAct: (period: string, kind: PeriodActKind) => void;
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

export function PeriodsTable({ caption, rows, now, shown, empty, onAct }: PeriodsTableProps) {
  const offset = useOffset();
  const columns: Column<PeriodRow>[] = [
    {
      key: 'label',
      header: '期别',
      rowHeader: true,
      render: (row) => (
        <Link href={`/periods?period=${row.period}`} aria-current={row.period === shown ? 'true' : undefined}>
          {periodName(row)}
        </Link>
      ),
    },
    { key: 'state', header: '状态', render: (row) => stateName(row, now) },
    { key: 'opens', header: '开始填报', render: (row) => dateText(row.opens, offset) },
    {
      key: 'due',
      header: '截止',
      render: ({ due, own }) => (
        <>
          {dateTimeText(due, offset)}
          {own.length > 0 && <span className="muted">（{own.length}个单位另定）</span>}
        </>
      ),
    },
    { key: 'expected', header: '应报(份)', numeric: true, render: (row) => row.expected },
    { key: 'submitted', header: '已报(份)', numeric: true, render: (row) => counted(row, row.submitted) },
    { key: 'approved', header: '已核定(份)', numeric: true, render: (row) => counted(row, row.approved) },
    {
      key: 'act',
      header: '办理',
      className: 'no-print',
      render: ({ period, label, state }) => (
        <span className="row">
          {ACTS[state].map((kind) => (
            <Button
              key={kind}
              kind="quiet"
              aria-label={`${label}：${PERIOD_ACT_NAME[kind]}`}
              onClick={() => onAct(period, kind)}
            >
              {PERIOD_ACT_NAME[kind]}
            </Button>
          ))}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ period }) => period}
      empty={empty}
    />
  );
}
