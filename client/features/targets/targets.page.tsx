import { useQuery } from '@tanstack/react-query';
import { memo, useCallback } from 'react';
import { Link } from 'wouter';
import type { Targets } from '#shared/contract/targets.ts';
import type { Period } from '#shared/period.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { useHashTarget } from '../../lib/hash-target.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { TextButton } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { AllocationCard } from './allocations/allocation-card.tsx';
import { ContextPanel } from './context-panel.tsx';
import { HalfYearPage, halfYear } from './overview/half-year-page.tsx';
import { OtherTargets } from './overview/other-targets.tsx';
import { GapsCard, MarginsCard } from './overview/target-charts.tsx';
import { TargetRows } from './overview/target-rows.tsx';
import { rowsTable } from './overview/target-tables.ts';
import { TrajectoryCard } from './overview/trajectory-card.tsx';
import { ScenarioCard } from './scenario/scenario-card.tsx';
import { ScenarioNotice } from './scenario/scenario-notice.tsx';
import { SplitCard } from './scenario/split-card.tsx';
import { PacePanel, YardstickPanel } from './target-panels.tsx';
import { targetsQuery } from './targets.api.ts';

const PARAMS = { y: integer, period: text, v: integer, asof: text };

/** 目标总览: is the city on track, which block and county is behind, and how far. */
export default function TargetsPage() {
  const [search, set] = useSearch(PARAMS);
  const onYear = useCallback((y: number) => set({ y }), [set]);
  const onPeriod = useCallback((period: string) => set({ period }), [set]);
  const onKnown = useCallback((known: KnownAt) => set(known), [set]);
  const { y, period, v, asof } = search;
  const ask = useCallback(
    (patch: Asked) => targetsQuery({ y, period: period as Period | undefined, v, asof, ...patch }),
    [y, period, v, asof],
  );
  const half = halfYear(period);
  const query = useQuery({ ...ask({}), enabled: half === null });
  if (half) return <HalfYearPage period={half} yearly="/targets" />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <Overview {...{ targets, v, asof, onYear, onPeriod, onKnown, ask }} />}
    </QueryView>
  );
}

interface Asked {
  y?: number;
  period?: Period;
}

interface OverviewProps extends KnownAt {
  targets: Targets;
  onYear: (year: number) => void;
  onPeriod: (period: string) => void;
  onKnown: (known: KnownAt) => void;
  /** The question behind a choice, to be asked ahead. */
  ask: (patch: Asked) => ReturnType<typeof targetsQuery>;
}

/** Kept apart from the address: a slider of the 情景 changes the address many times a second. */
const Overview = memo(({ targets, v, asof, onYear, onPeriod, onKnown, ask }: OverviewProps) => {
  const ahead = usePrefetch();
  const offset = useOffset();
  useHashTarget();
  const meta = cutWords(targets.cut, targets, offset);
  const levels = targets.rows.filter((r) => r.headline && r.kind !== 'relation');
  const headline = [...levels, ...targets.rows.filter((r) => r.headline && r.kind === 'relation')];
  const others = targets.rows.filter((r) => !r.headline);
  return (
    <div className="stack paper-one-sheet">
      <PageHead
        title={targets.verdict}
        status={<StatusTag status={targets.status} label={targets.statusLabel} rule={targets.statusRule} />}
        lead={
          <>
            {targets.subline}
            <span className="no-print">
              {' '}
              {targets.gaps ? <a href="#gaps">看缺口构成</a> : '文件没有分主体的目标，不作缺口构成。'}
              {'　'}
              <a href="#counties">看各县(市、区)</a>
              {'　'}
              <a href="#scenario" className="needs-script">
                做情景推算
              </a>
            </span>
          </>
        }
        meta={[
          meta,
          targets.statusRule && (
            <span key="rule" className="no-print">
              状态依据：{targets.statusRule}
            </span>
          ),
          targets.coverage && `口径：${targets.coverage}`,
          <Disclosure key="basis" summary={`依据：${targets.basis}`}>
            “{targets.basisQuote}”
          </Disclosure>,
        ].filter(Boolean)}
        tools={
          <>
            <TextButton onClick={() => window.print()}>下载本页PDF(打印)</TextButton>
            <CopyLink version={targets.cut.dataVersion} />
          </>
        }
      >
        <div className="row no-print target-choice">
          {targets.years.map((year) => (
            <Link
              key={year}
              {...ahead(() => [ask({ y: year })])}
              href={pinnedAddress('/targets', targets.cut, { y: year, period: targets.period })}
              className={year === targets.year ? 'chip chip-current' : 'chip'}
              aria-current={year === targets.year ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                onYear(year);
              }}
            >
              {year}年目标
            </Link>
          ))}
          <span className="needs-script row">
            <AddressSelect
              param="period"
              label="数据年份"
              value={targets.period}
              onChange={onPeriod}
              {...ahead(() => targets.periods.map(({ period }) => ask({ period })))}
              options={periodOptions(targets.periods, targets)}
            />
            <AsOfChoice v={v} asof={asof} onChange={onKnown} />
          </span>
        </div>
      </PageHead>
      <LaterCorrections
        cut={targets.cut}
        known={{ v, asof }}
        about={{ period: targets.period, unit: targets.cityUnit }}
        onChange={onKnown}
      />
      {targets.scenario && <ScenarioNotice basis={targets.scenario} />}
      <div className="grid grid-2">
        <ChartCard
          title={targets.rowsFinding}
          subtitle={`横条=实际；粗线=${targets.year}年目标；细线=按所需增速此时应到的位置`}
          table={rowsTable(targets, headline)}
          description={targets.rowsFinding}
          meta={meta}
          simulated={targets.simulated}
        >
          <TargetRows targets={targets} rows={headline} />
          {targets.binding && <p className="muted">{targets.binding.sentence}</p>}
        </ChartCard>
        {targets.trajectory && (
          <TrajectoryCard
            line={targets.trajectory}
            notes={targets.notes}
            simulated={targets.simulated}
            meta={meta}
          />
        )}
        {targets.gaps && (
          <div id="gaps">
            <GapsCard targets={targets} meta={meta} />
          </div>
        )}
        <div id="counties" className={targets.gaps ? undefined : 'whole-row'}>
          {targets.counties.allocation ? (
            <AllocationCard
              allocation={targets.counties.allocation}
              cut={targets.cut}
              meta={meta}
              notes={targets.notes}
            />
          ) : (
            <MarginsCard targets={targets} meta={meta} />
          )}
        </div>
        {targets.counties.allocation && (
          <div className="whole-row no-print">
            <MarginsCard targets={targets} meta={meta} />
          </div>
        )}
      </div>
      <p className="print-only">时序进度和其他{others.length}项目标见网页。</p>
      {targets.scenario && (
        <div id="scenario" className="no-print needs-script stack">
          <ScenarioCard targets={targets} basis={targets.scenario} meta={meta} />
          <SplitCard targets={targets} basis={targets.scenario} meta={meta} />
        </div>
      )}
      <YardstickPanel targets={targets} />
      <PacePanel targets={targets} />
      <ContextPanel targets={targets} />
      <OtherTargets targets={targets} rows={others} />
    </div>
  );
});
