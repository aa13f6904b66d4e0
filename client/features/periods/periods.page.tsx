import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PeriodActKind } from '#shared/calendar.ts';
import type { CalendarDay, Periods } from '#shared/contract/periods.ts';
import { useOffset } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { periodsFinding, plansFinding } from './period.words.ts';
import { PeriodDialog } from './period-dialog.tsx';
import { plansOf } from './period-plans.ts';
import { PeriodRecord } from './period-record.tsx';
import { periodsQuery } from './periods.api.ts';
import { PeriodsTable } from './periods-table.tsx';
import { SigningPanel } from './signing-panel.tsx';

/** Without a list in the address the one that holds the period stands open. */
const PARAMS = { period: text, list: text };

/** 报送期: what is being collected, what comes next, and every decision about it. */
export default function PeriodsPage() {
  const query = useQuery(periodsQuery);
  return (
    <QueryView query={query} height={480}>
      {(list) => <PeriodsView list={list} />}
    </QueryView>
  );
}

function PeriodsView({ list }: { list: Periods }) {
  const offset = useOffset();
  const [{ period: asked, list: open }, set] = useSearch(PARAMS);
  const [acting, setActing] = useState<{ period: string; kind: PeriodActKind } | null>(null);
  const [moved, setMoved] = useState<CalendarDay | null>(null);
  const late = list.periods.find((p) => p.period === moved?.period);
  const planned = list.periods.filter((p) => p.state === 'planned');
  const opened = list.periods.filter((p) => p.state !== 'planned');
  const shown = list.periods.find((p) => p.period === asked) ?? opened[0] ?? planned.at(-1);
  const acted = list.periods.find((p) => p.period === acting?.period);
  const plans = plansOf(list);
  const held = plans.past.some(({ key }) => key === asked) ? 'past' : 'now';
  const which = open === 'past' || open === 'now' ? open : held;
  return (
    <div className="stack">
      <PageHead
        title={periodsFinding(list.periods, list.now, offset)}
        lead="没有开始的期别，报送单位看不到，也不计逾期；每次办理都留有记录。"
        tools={
          <>
            {shown && shown.state !== 'planned' && (
              <Link href={`/reminders?period=${shown.period}`}>催报与按时率</Link>
            )}
            <Link href="/programme">监测制度</Link>
            <Link href="/history">历史数据</Link>
            <Link href="/setup">开始使用清单</Link>
          </>
        }
      />
      <Panel
        title={plansFinding(plans)}
        subtitle="未开始的按监测指标目录逐年顺延，开始时可以改日期；补报是年度报表里当时还没有的数（如R&D经费），到时在填报单位的“报送”页单列"
        tools={
          <Segmented
            label="哪些期别"
            value={which}
            onChange={(value) => set({ list: value })}
            options={[
              { value: 'now', label: `当前和今后 ${plans.now.length}` },
              { value: 'past', label: `以往 ${plans.past.length}` },
            ]}
          />
        }
      >
        <PeriodsTable
          caption={which === 'now' ? '当前和今后一年的期别与补报' : '以往的期别'}
          plans={plans[which]}
          now={list.now}
          shown={shown?.period}
          empty={which === 'now' ? '没有正在报送和今后一年可以开始的期别。' : '还没有报送过的期别。'}
          onAct={(period, kind) => setActing({ period, kind })}
          onMove={setMoved}
        />
      </Panel>
      {shown && <PeriodRecord row={shown} />}
      <SigningPanel />
      {acting && acted && (
        <PeriodDialog
          row={acted}
          kind={acting.kind}
          now={list.now}
          seen={list.seen}
          onDone={() => set({ period: acted.period })}
          onClose={() => setActing(null)}
        />
      )}
      {moved && late && (
        <PeriodDialog
          row={{ ...late, label: moved.label, due: moved.due, expected: moved.expected }}
          kind="supplement"
          supplement={moved.title}
          now={list.now}
          seen={list.seen}
          onDone={() => set({ period: late.period })}
          onClose={() => setMoved(null)}
        />
      )}
    </div>
  );
}
