import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { UnitProfile } from '#shared/contract/monitoring.ts';
import { cutWords } from '../../lib/cut-words.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { unitQuery } from './monitoring.api.ts';
import { RankCard, StructureCard, TrendCard } from './unit-charts.tsx';
import { UnitLines } from './unit-lines.tsx';

const PARAMS = { period: text, v: integer, asof: text };

/** One county: its figures, its place among the peers, and how both moved. */
export default function UnitPage({ params }: { params: Record<string, string | undefined> }) {
  const unit = params.unit ?? '';
  const [search, set] = useSearch(PARAMS);
  const query = useQuery(unitQuery(unit, search));
  return (
    <QueryView query={query} height={520}>
      {(profile) => <Profile profile={profile} onPeriod={(period) => set({ period })} />}
    </QueryView>
  );
}

function Profile({ profile, onPeriod }: { profile: UnitProfile; onPeriod: (period: string) => void }) {
  const offset = useOffset();
  const [, navigate] = useLocation();
  const meta = cutWords(profile.cut, profile.label, offset);
  return (
    <div className="stack paper-dense">
      <PageHead
        title={profile.finding}
        lead={
          [
            profile.missing.length > 0 &&
              `缺${profile.missing.length}家(${profile.missing.join('、')})，补齐前不排位次。`,
            profile.against,
          ]
            .filter(Boolean)
            .join('') || undefined
        }
        meta={[meta, `口径：${profile.unit.caliber || profile.unit.name}`]}
        tools={
          <>
            <Link
              href={pinnedAddress('/regions', profile.cut, {
                period: profile.period,
                focus: profile.unit.code,
              })}
            >
              看各县(市、区)
            </Link>
            <CopyLink version={profile.cut.dataVersion} />
          </>
        }
      >
        <div className="row no-print target-choice">
          <LabelledSelect
            label="期别"
            value={profile.period}
            onChange={onPeriod}
            options={profile.periods.map((p) => ({ value: p.period, label: p.label }))}
          />
          <LabelledSelect
            label="地区"
            value={profile.unit.code}
            onChange={(code) =>
              navigate(pinnedAddress(`/regions/${code}`, profile.cut, { period: profile.period }))
            }
            options={profile.peers.map((p) => ({ value: p.code, label: p.name }))}
          />
        </div>
      </PageHead>
      <div className="grid grid-2">
        <TrendCard profile={profile} meta={meta} />
        <RankCard profile={profile} meta={meta} />
        <StructureCard profile={profile} meta={meta} />
        <Panel title="优势与短板" subtitle="总投入各组成部分中，位次居前、居后三分之一的">
          <h3>优势</h3>
          <Sentences list={profile.strengths} empty="没有位次居前三分之一的，或位次尚未排出。" />
          <h3>短板</h3>
          <Sentences list={profile.weaknesses} empty="没有位次居后三分之一的，或位次尚未排出。" />
        </Panel>
      </div>
      <Panel title={`${profile.label}各项指标`} subtitle="点数字看来源">
        <UnitLines profile={profile} />
      </Panel>
    </div>
  );
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
