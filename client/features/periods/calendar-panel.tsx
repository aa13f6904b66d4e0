import { PERIOD_ACT_NAME } from '#shared/calendar.words.ts';
import type { CalendarDay, Periods } from '#shared/contract/periods.ts';
import { dateText, dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { dayState } from './period.words.ts';

interface CalendarPanelProps {
  list: Periods;
  /** Moves the deadline of a 补报. */
  onMove: (day: CalendarDay) => void;
}

/** 全年日历: every deadline of the year around today, with what is brought later (补报) among them. */
export function CalendarPanel({ list: { calendar, periods, now }, onMove }: CalendarPanelProps) {
  const offset = useOffset();
  const columns: Column<Periods['calendar'][number]>[] = [
    { key: 'due', header: '截止', rowHeader: true, render: ({ due }) => dateTimeText(due, offset) },
    { key: 'label', header: '报送什么', render: ({ label }) => label },
    { key: 'opens', header: '开始填报', render: ({ opens }) => dateText(opens, offset) },
    { key: 'expected', header: '应报(个单位)', numeric: true, render: ({ expected }) => expected },
    { key: 'done', header: '已核定(个单位)', numeric: true, render: ({ done }) => done ?? '—' },
    { key: 'state', header: '状态', render: (day) => dayState(day, periods, now) },
    {
      key: 'act',
      header: '办理',
      className: 'no-print',
      render: (day) =>
        day.kind === 'supplement' &&
        day.done !== null && (
          <Button
            kind="quiet"
            aria-label={`${day.label}：${PERIOD_ACT_NAME.supplement}`}
            onClick={() => onMove(day)}
          >
            调整截止时间
          </Button>
        ),
    },
  ];
  return (
    <Panel
      title="全年日历"
      subtitle="近三个月和今后一年的截止时间；补报是年度报表里当时还没有的数（如R&D经费），到时在填报单位的“报送”页单列"
    >
      <DataTable
        caption="全年日历"
        captionHidden
        columns={columns}
        rows={calendar}
        rowKey={({ period, kind, label, due }) => `${period}/${kind}/${label}/${due}`}
        empty="近三个月和今后一年没有截止时间。"
      />
    </Panel>
  );
}
