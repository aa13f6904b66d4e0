import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { UnitProfile, UnitYardstick } from '#shared/contract/unit-profile.ts';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { points, signedPercent } from '../../lib/format.ts';
import { addressAt } from '../../lib/node.ts';
import { useOffered } from '../../lib/offered.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { Num } from '../../ui/mark.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Said } from '../../ui/said.tsx';
import { unitAllocationQuery, unitQuery } from './monitoring.api.ts';
import { TargetMargins } from './target-margins.tsx';
import { totalName } from './unit.words.ts';
import { UnitAllocationCard } from './unit-allocation-card.tsx';
import { RankCard, StructureCard, TrendCard } from './unit-charts.tsx';
import { UnitLines } from './unit-lines.tsx';
import { UnitPosition } from './unit-position.tsx';

const PARAMS = { period: text, v: integer, asof: text };

/** One county: its figures, its place among the peers, and how both moved. */
export default function UnitPage({ params }: { params: Record<string, string | undefined> }) {
  const unit = params.unit ?? '';
  const [search, set] = useSearch(PARAMS);
  const ask = (of: string, period = search.period) => unitQuery(of, { ...search, period });
  const query = useQuery(ask(unit));
  return (
    <QueryView query={query} height={520}>
      {(profile) => (
        <Profile
          profile={profile}
          known={{ v: search.v, asof: search.asof }}
          onPeriod={(period) => set({ period })}
          onKnown={set}
          ask={ask}
        />
      )}
    </QueryView>
  );
}

interface ProfileProps {
  profile: UnitProfile;
  known: KnownAt;
  onPeriod: (period: string) => void;
  onKnown: (known: KnownAt) => void;
  /** The question behind a choice, to be asked ahead. */
  ask: (unit: string, period: string) => ReturnType<typeof unitQuery>;
}

function Profile({ profile, known, onPeriod, onKnown, ask }: ProfileProps) {
  const ahead = usePrefetch();
  const offset = useOffset();
  const [, navigate] = useLocation();
  const meta = cutWords(profile.cut, profile, offset);
  const { period, cut } = profile;
  // 分县任务 are set by the root's documents, for its own parts.
  const isAllocated = useOffered()('/targets/allocations');
  const allocation = useQuery({
    ...unitAllocationQuery(profile.unit.code, {
      period: isYear(period) ? period : undefined,
      v: cut.latest ? undefined : cut.dataVersion,
    }),
    enabled: isAllocated,
  });
  const tasks = isAllocated ? allocation.data?.tasks.length : 0;
  // Where a document gives the county its own part, the city's pace is no longer its measure: not before that is known.
  const showsMargins = profile.margins.length > 0 && tasks === 0;
  return (
    <div className="stack paper-dense">
      <PageHead
        title={profile.finding}
        lead={
          [
            profile.missing.length > 0 &&
              `${profile.waiting || `${profile.missing.join('、')}暂缺`}，补齐前不排位次。`,
            profile.pull,
            profile.against,
          ]
            .filter(Boolean)
            .join('') || undefined
        }
        meta={[meta, `口径：${profile.unit.coverage || profile.unit.name}`]}
        tools={
          <>
            <Link
              href={pinnedAddress('/regions', profile.cut, {
                period: profile.period,
                focus: profile.unit.code,
              })}
            >
              <Said>看各县(市、区)</Said>
            </Link>
            <PartsLink unit={profile.unit.code} name={profile.unit.shortName} />
            <CopyLink version={profile.cut.dataVersion} />
          </>
        }
      >
        <UnitPosition profile={profile} showsMargins={showsMargins} />
        <div className="row no-print target-choice">
          <AddressSelect
            param="period"
            label="期别"
            value={profile.period}
            onChange={onPeriod}
            {...ahead(() => profile.periods.map((p) => ask(profile.unit.code, p.period)))}
            options={periodOptions(profile.periods, profile)}
          />
          <LabelledSelect
            label="地区"
            value={profile.unit.code}
            onChange={(code) =>
              navigate(pinnedAddress(`/regions/${code}`, profile.cut, { period: profile.period }))
            }
            {...ahead(() => profile.peers.map((p) => ask(p.code, profile.period)))}
            options={profile.peers.map((p) => ({ value: p.code, label: p.shortName }))}
          />
          <AsOfChoice {...known} onChange={onKnown} />
        </div>
      </PageHead>
      <LaterCorrections
        cut={profile.cut}
        known={known}
        about={{ period: profile.period, unit: profile.unit.code }}
        onChange={onKnown}
      />
      <div className="grid grid-2">
        <div className="stack">
          {showsMargins && <TargetMargins profile={profile} />}
          <Panel
            title="优势与短板"
            subtitle={`${totalName(profile)}各组成部分和强度指标中，位次居前、居后三分之一的`}
          >
            <h3>优势</h3>
            <Sentences list={profile.strengths} empty="没有位次居前三分之一的，或位次尚未排出。" />
            <h3>短板</h3>
            <Sentences list={profile.weaknesses} empty="没有位次居后三分之一的，或位次尚未排出。" />
          </Panel>
          {profile.yardstick && <YardstickCard yardstick={profile.yardstick} label={profile.label} />}
        </div>
        <div className="stack">
          <TrendCard profile={profile} meta={meta} onPeriod={onPeriod} />
          <RankCard profile={profile} meta={meta} onPeriod={onPeriod} />
        </div>
      </div>
      {allocation.isError && isYear(period) && (
        <ErrorState error={allocation.error} onRetry={() => void allocation.refetch()} />
      )}
      {allocation.data && allocation.data.tasks.length > 0 && (
        <UnitAllocationCard allocation={allocation.data} />
      )}
      <Panel title={`${profile.label}各项指标`} subtitle="点数字看来源">
        <UnitLines profile={profile} />
      </Panel>
      <StructureCard profile={profile} meta={meta} onPeriod={onPeriod} />
    </div>
  );
}

/** 参照: the one yardstick that the paper gives counties. */
function YardstickCard({ yardstick, label }: { yardstick: UnitYardstick; label: string }) {
  const { name, own, city, margin, sentence, basis, quote } = yardstick;
  return (
    <Panel title={sentence} subtitle={`参照依据：${basis}“${quote}”`}>
      <dl className="facts">
        <dt>
          本地{name}
          {label}同比
        </dt>
        <dd>
          <Num value={own} format={(f) => signedPercent(f)} />
        </dd>
        <dt>
          <Said>{`全市${name}同比`}</Said>
        </dt>
        <dd>
          <Num value={city} format={(f) => signedPercent(f)} />
        </dd>
        <dt>相差</dt>
        <dd>
          <Num value={margin} format={(f) => points(f, 1)} />
        </dd>
      </dl>
    </Panel>
  );
}

function isYear(period: string): boolean {
  return /^\d{4}$/.test(period);
}

function Sentences({ list, empty }: { list: readonly string[]; empty: string }) {
  if (list.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ul className="sentences">
      {list.map((s) => (
        <li key={s}>{s}</li>
      ))}
    </ul>
  );
}

/** The way down, to a unit that has parts of its own. */
function PartsLink({ unit, name }: { unit: string; name: string }) {
  const below = useProgramme()?.tree?.below.includes(unit) ?? false;
  return below ? <Link href={addressAt(unit, '/regions')}>看{name}的下级地区</Link> : null;
}
