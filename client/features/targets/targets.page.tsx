import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useSearch as useRawSearch } from 'wouter';
import type { Targets } from '#shared/contract/targets.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { useOffered } from '../../lib/offered.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { LinkButton, TextButton } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { HalfYearInstead } from './half-year-instead.tsx';
import { NewsStrip } from './overview/news-strip.tsx';
import { StatusLegend } from './overview/status-legend.tsx';
import { TargetRows } from './overview/target-rows.tsx';
import { rowsTable } from './overview/target-tables.ts';
import { courseWords } from './overview/trajectory.words.ts';
import { TrajectoryCard } from './overview/trajectory-card.tsx';
import { UnitChips } from './overview/unit-chips.tsx';
import { isScenarioAddress } from './scenario/scenario-address.ts';
import { TargetChoices, type TargetsAddress, useTargetsAddress } from './target-choices.tsx';
import { targetsQuery } from './targets.api.ts';
import { WithTargets } from './with-targets.tsx';

/** 目标总览: is the city on track, which block and which county is behind, and how far; one screen. */
export default function TargetsPage() {
  return (
    <WithTargets>
      <OverviewOfTargets />
    </WithTargets>
  );
}

function OverviewOfTargets() {
  const { half, ...address } = useTargetsAddress(targetsQuery);
  const query = useQuery({ ...address.ask({}), enabled: half === null });
  const search = useRawSearch();
  if (half) return <HalfYearInstead period={half} known={address.known} />;
  // A link of an earlier release: what somebody tried out has a page of its own now.
  if (isScenarioAddress(search)) return <Redirect to={`/targets/scenario?${search}`} replace />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <Overview targets={targets} address={address} />}
    </QueryView>
  );
}

interface OverviewProps {
  targets: Targets;
  address: TargetsAddress;
}

function Overview({ targets, address }: OverviewProps) {
  const meta = cutWords(targets.cut, targets, useOffset());
  const { cut, year, period } = targets;
  const to = (path: string) => pinnedAddress(path, cut, { y: year, period });
  const levels = targets.rows.filter((r) => r.kind !== 'relation');
  const rows = [...levels, ...targets.rows.filter((r) => r.kind === 'relation')];
  return (
    <div className="stack one-screen paper-one-sheet">
      <PageHead
        title={targets.verdict}
        status={<StatusTag status={targets.status} label={targets.statusLabel} rule={targets.statusRule} />}
        lead={targets.subline}
        meta={[
          targets.simulated ? `${meta}（模拟数据）` : meta,
          <Basis key="basis" targets={targets} />,
          <StatusLegend key="legend" thresholds={targets.thresholds} rule={targets.statusRule} />,
        ]}
        choices={
          <>
            <TargetChoices head={targets} path="/targets" {...address} />
            <BriefingButton period={period} />
          </>
        }
        tools={
          <>
            <TextButton onClick={() => window.print()}>打印</TextButton>
            <CopyLink version={cut.dataVersion} />
          </>
        }
      />
      <LaterCorrections
        cut={cut}
        known={address.known}
        about={{ period, unit: targets.cityUnit }}
        onChange={address.onKnown}
      />
      <NewsStrip targets={targets} />
      <div className="grid grid-2">
        <ChartCard
          title={targets.rowsFinding}
          subtitle={`横条=实际；粗线=${year}年目标；细线=按所需增速此时应到的位置`}
          table={rowsTable(targets, rows)}
          description={targets.rowsFinding}
          meta={meta}
          simulated={targets.simulated}
          source={
            // A place may have no other targets.
            targets.othersFinding && (
              <Link href={to('/targets/all')} className="no-print">
                {targets.othersFinding}
              </Link>
            )
          }
        >
          <TargetRows targets={targets} rows={rows} />
        </ChartCard>
        <div className="stack">
          {targets.trajectory && (
            <TrajectoryCard
              line={targets.trajectory}
              title={courseWords(targets.trajectory, year)}
              height={150}
              notes={targets.notes}
              simulated={targets.simulated}
              meta={meta}
              source={
                <Link href={to('/targets/scenario')} className="no-print">
                  看缺口构成、做情景推算
                </Link>
              }
            />
          )}
          <UnitChips targets={targets} />
        </div>
      </div>
    </div>
  );
}

function Basis({ targets }: { targets: Targets }) {
  return (
    <Disclosure summary={`依据：${targets.basis}`}>
      “{targets.basisQuote}”{targets.coverage && <p>口径：{targets.coverage}</p>}
    </Disclosure>
  );
}

/** The document of the page's own year, for who may read drafts. */
function BriefingButton({ period }: { period: Targets['period'] }) {
  const { role } = usePerson();
  const isOffered = useOffered();
  if ((role !== 'leader' && role !== 'analyst') || !isOffered('/reports')) return null;
  return <LinkButton href={`/reports/${period}`}>领导专报</LinkButton>;
}
