import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Regions } from '#shared/contract/monitoring.ts';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { deadlineText } from '../../lib/civil-time.ts';
import { cutWords } from '../../lib/cut.words.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { choice, integer, text, useSearch, withDefault } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { regionsQuery } from './monitoring.api.ts';
import { MAPS, type MapKind, PlaceCard } from './place-card.tsx';
import { RegionChart } from './region-chart.tsx';
import { SORT_NAME, SORTS, type Sort, sortRegions } from './region-sort.ts';
import { RegionTable, unitAddress } from './region-table.tsx';

const PARAMS = {
  period: text,
  metric: withDefault(text, 'total'),
  form: choice('to_date', 'single'),
  sort: choice(...SORTS),
  focus: text,
  map: choice(...MAPS),
  v: integer,
  asof: text,
};
type Search = KnownAt & {
  period?: string;
  metric?: string;
  form?: 'to_date' | 'single';
  sort?: Sort;
  focus?: string | undefined;
  map?: MapKind;
};

/** 县市区: the ranking of the units by any metric and period. */
export default function RegionsPage() {
  const [{ period, metric, form, sort, focus, map, v, asof }, set] = useSearch(PARAMS);
  const ask = (patch: Pick<Search, 'period' | 'metric'>) =>
    regionsQuery({ period, metric, form, v, asof, ...patch });
  const query = useQuery(ask({}));
  return (
    <QueryView query={query} height={520}>
      {(regions) => (
        <Ranking
          regions={regions}
          sort={sort}
          focus={focus ?? null}
          map={map}
          known={{ v, asof }}
          set={(patch: Search) => set(patch)}
          ask={ask}
        />
      )}
    </QueryView>
  );
}

interface RankingProps {
  regions: Regions;
  sort: Sort;
  focus: string | null;
  map: MapKind;
  known: KnownAt;
  set: (patch: Search) => void;
  /** The question behind a choice, to be asked ahead. */
  ask: (patch: Pick<Search, 'period' | 'metric'>) => ReturnType<typeof regionsQuery>;
}

function Ranking({ regions, sort, focus, map, known, set, ask }: RankingProps) {
  const offset = useOffset();
  const [, navigate] = useLocation();
  const rows = useMemo(() => sortRegions(regions.rows, sort), [regions, sort]);
  const meta = cutWords(regions.cut, regions, offset);
  const { metric } = regions;
  const open = (unit: string) => navigate(unitAddress(regions, unit));
  return (
    <div className="stack paper-dense">
      <PageHead
        title={sort === 'growth' ? regions.growthFinding : regions.finding}
        lead={regions.sentences.join('')}
        meta={[meta, `依据：${metric.basis}`, `口径：${metric.definition}`]}
        tools={<CopyLink version={regions.cut.dataVersion} />}
      >
        <Choices {...{ regions, sort, known, set, ask }} />
      </PageHead>
      <LaterCorrections
        cut={regions.cut}
        known={known}
        about={{ period: regions.period, form: regions.form, metric: metric.metric }}
        onChange={set}
      />
      <Unfinished regions={regions} />
      <div className="grid grid-aside">
        <Panel title={`各县(市、区)排序（${SORT_NAME[sort]}）`}>
          <RegionTable
            regions={regions}
            sort={sort}
            rows={rows}
            focus={focus}
            onFocus={(unit) => set({ focus: unit ?? undefined })}
          />
        </Panel>
        <PlaceCard
          regions={regions}
          focus={focus}
          map={map}
          meta={meta}
          onMap={(next) => set({ map: next })}
          onOpen={open}
        />
      </div>
      <RegionChart regions={regions} rows={rows} sort={sort} focus={focus} meta={meta} onOpen={open} />
    </div>
  );
}

/** While returns of the period are still out: who is missing, how far reporting has come, and until when it is due. */
function Unfinished({ regions }: { regions: Regions }) {
  const offset = useOffset();
  const state = useProgramme()?.periods.find((p) => p.period === regions.period);
  if (regions.missing.length === 0) return null;
  const progress =
    state && state.approved < state.expected
      ? `应报${state.expected}份，已核定${state.approved}份，报送截止${deadlineText(state.due, offset)}。`
      : '';
  return (
    <Notice kind="warning">
      {regions.waiting || `${regions.missing.join('、')}暂缺`}，合计不完整，补齐前不排位次。{progress}
    </Notice>
  );
}

function Choices({ regions, sort, known, set, ask }: Omit<RankingProps, 'focus' | 'map'>) {
  const ahead = usePrefetch();
  const half = regions.period.length > 4;
  return (
    <div className="row no-print target-choice">
      <AddressSelect
        param="period"
        label="期别"
        value={regions.period}
        onChange={(period) => set({ period })}
        {...ahead(() => regions.periods.map(({ period }) => ask({ period })))}
        options={periodOptions(regions.periods, regions)}
      />
      <AddressSelect
        param="metric"
        label="指标"
        value={regions.metric.metric}
        onChange={(metric) => set({ metric })}
        {...ahead(() => regions.metrics.map(({ metric }) => ask({ metric })))}
        options={regions.metrics.map((m) => ({
          value: m.metric,
          label: `${'　'.repeat(m.indent)}${m.name}`,
        }))}
      />
      {half && (
        <Segmented
          label="累计或本期"
          value={regions.form}
          onChange={(form) => set({ form })}
          options={[
            { value: 'to_date', label: '累计' },
            { value: 'single', label: '本期' },
          ]}
        />
      )}
      <Segmented
        label="排序"
        value={sort}
        onChange={(next) => set({ sort: next })}
        options={SORTS.map((value) => ({ value, label: SORT_NAME[value] }))}
      />
      <AsOfChoice {...known} onChange={set} />
    </div>
  );
}
