import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Regions } from '#shared/contract/monitoring.ts';
import { TileMap } from '../../charts/tile-map.tsx';
import { deadlineText } from '../../lib/civil-time.ts';
import { cutWords } from '../../lib/cut-words.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { choice, integer, text, useSearch, withDefault } from '../../lib/search-params.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../ui/known-then.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { regionsQuery } from './monitoring.api.ts';
import { RegionChart } from './region-chart.tsx';
import { SORT_NAME, SORTS, type Sort, sortRegions } from './region-sort.ts';
import { RegionTable, unitAddress } from './region-table.tsx';

const PARAMS = {
  period: text,
  metric: withDefault(text, 'total'),
  form: choice('to_date', 'single'),
  sort: choice(...SORTS),
  focus: text,
  v: integer,
  asof: text,
};
type Search = KnownAt & {
  period?: string;
  metric?: string;
  form?: 'to_date' | 'single';
  sort?: Sort;
  focus?: string | undefined;
};

/** 县市区: the ranking of the units by any metric and period. */
export default function RegionsPage() {
  const [{ period, metric, form, sort, focus, v, asof }, set] = useSearch(PARAMS);
  const query = useQuery(regionsQuery({ period, metric, form, v, asof }));
  return (
    <QueryView query={query} height={520}>
      {(regions) => (
        <Ranking
          regions={regions}
          sort={sort}
          focus={focus ?? null}
          known={{ v, asof }}
          set={(patch: Search) => set(patch)}
        />
      )}
    </QueryView>
  );
}

interface RankingProps {
  regions: Regions;
  sort: Sort;
  focus: string | null;
  known: KnownAt;
  set: (patch: Search) => void;
}

function Ranking({ regions, sort, focus, known, set }: RankingProps) {
  const offset = useOffset();
  const [, navigate] = useLocation();
  const rows = useMemo(() => sortRegions(regions.rows, sort), [regions, sort]);
  const meta = cutWords(regions.cut, regions.label, offset);
  const { metric } = regions;
  const open = (unit: string) => navigate(unitAddress(regions, unit));
  return (
    <div className="stack paper-dense">
      <PageHead
        title={regions.finding}
        lead={regions.sentences.join('')}
        meta={[meta, `依据：${metric.basis}`, `口径：${metric.definition}`]}
        tools={<CopyLink version={regions.cut.dataVersion} />}
      >
        <Choices regions={regions} sort={sort} known={known} set={set} />
      </PageHead>
      <LaterCorrections
        {...known}
        cut={regions.cut}
        period={regions.period}
        form={regions.form}
        metric={metric.metric}
        onLatest={() => set({ v: undefined, asof: undefined })}
      />
      <Unfinished regions={regions} />
      <div className="grid grid-aside">
        <Panel title={`各县(市、区)排序（${SORT_NAME[sort]}）`}>
          <RegionTable
            regions={regions}
            rows={rows}
            focus={focus}
            onFocus={(unit) => set({ focus: unit ?? undefined })}
          />
        </Panel>
        <TilePanel regions={regions} focus={focus} onOpen={open} />
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
      缺{regions.missing.length}家({regions.missing.join('、')})，合计不完整，补齐前不排位次。{progress}
    </Notice>
  );
}

function Choices({ regions, sort, known, set }: Omit<RankingProps, 'focus'>) {
  const half = regions.period.length > 4;
  return (
    <div className="row no-print target-choice">
      <LabelledSelect
        label="期别"
        value={regions.period}
        onChange={(period) => set({ period })}
        options={regions.periods.map((p) => ({
          value: p.period,
          label: p.complete ? p.label : `${p.label}（不完整）`,
        }))}
      />
      <LabelledSelect
        label="指标"
        value={regions.metric.metric}
        onChange={(metric) => set({ metric })}
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

function TilePanel({
  regions,
  focus,
  onOpen,
}: {
  regions: Regions;
  focus: string | null;
  onOpen: (unit: string) => void;
}) {
  const units = useProgramme()?.catalogue.units ?? [];
  const tiles = regions.rows.flatMap((row) => {
    const tile = units.find((u) => u.code === row.unit)?.tile;
    return tile
      ? [
          {
            key: row.unit,
            label: row.shortName,
            row: tile.row,
            col: tile.col,
            value: row.growth,
            href: unitAddress(regions, row.unit),
          },
        ]
      : [];
  });
  if (tiles.length === 0) return null;
  const unit = regions.metric.measure === 'percent' ? '百分点' : '%';
  return (
    <Panel title="方位示意" subtitle={`同比，${unit}；方格示意大致方位，非地图`}>
      <TileMap description={`各地${regions.metric.name}同比`} tiles={tiles} focus={focus} onSelect={onOpen} />
    </Panel>
  );
}
