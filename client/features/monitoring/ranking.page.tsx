import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { deadlineText } from '../../lib/civil-time.ts';
import { cutWords } from '../../lib/cut.words.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { choice, integer, list, text, useSearch, withDefault } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CompareCard } from './compare-card.tsx';
import { LEVEL, LevelChoice } from './level-choice.tsx';
import { LevelView } from './level-view.tsx';
import { rankingQuery } from './monitoring.api.ts';
import { MAPS, type MapKind, PlaceCard } from './place-card.tsx';
import { RankingCard } from './ranking-card.tsx';
import { FormChoice, metricOptions } from './ranking-choices.tsx';
import { SORT_NAME, SORTS, type Sort, sortRanked } from './ranking-sort.ts';
import { MOST_TICKED, unitAddress } from './ranking-table.tsx';
import { useScores } from './scores.ts';

const PARAMS = {
  period: text,
  metric: withDefault(text, 'total'),
  form: choice('to_date', 'single'),
  sort: choice(...SORTS),
  with: list,
  map: choice(...MAPS),
  v: integer,
  asof: text,
};
type Search = KnownAt & {
  period?: string;
  metric?: string;
  form?: 'to_date' | 'single';
  sort?: Sort;
  with?: string[];
  map?: MapKind;
};

const LEVELS = { level: LEVEL };

/** 县市区: the ranking of the parts of an area, or of all areas of one kind below it. */
export default function RankingPage() {
  const [{ level }] = useSearch(LEVELS);
  return level === 'below' ? <PartsPage /> : <LevelView key={level} level={level} />;
}

/** The ranking of the units by any metric and period. */
function PartsPage() {
  const [{ period, metric, form, sort, with: ticked, map, v, asof }, set] = useSearch(PARAMS);
  const ask = (patch: Pick<Search, 'period' | 'metric'>) =>
    rankingQuery({ period, metric, form, v, asof, ...patch });
  const query = useQuery(ask({}));
  return (
    <QueryView query={query} height={520}>
      {(ranking) => (
        <Ranking
          ranking={ranking}
          sort={sort}
          ticked={ticked}
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
  ranking: UnitRanking;
  sort: Sort;
  ticked: readonly string[];
  map: MapKind;
  known: KnownAt;
  set: (patch: Search) => void;
  /** The question behind a choice, to be asked ahead. */
  ask: (patch: Pick<Search, 'period' | 'metric'>) => ReturnType<typeof rankingQuery>;
}

function Ranking({ ranking, sort, ticked, map, known, set, ask }: RankingProps) {
  const { unit: focus, markUnit } = usePageMarks();
  const offset = useOffset();
  const [, navigate] = useLocation();
  const rows = useMemo(() => sortRanked(ranking.rows, sort), [ranking, sort]);
  const meta = cutWords(ranking.cut, ranking, offset);
  const { metric } = ranking;
  const scores = useScores(ranking);
  const chosen = ticked.filter((unit) => ranking.rows.some((row) => row.unit === unit)).slice(0, MOST_TICKED);
  const open = (unit: string) => navigate(unitAddress(ranking, unit));
  return (
    <div className="stack paper-dense">
      <PageHead
        title={sort === 'growth' ? ranking.growthFinding : ranking.finding}
        lead={ranking.sentences.join('')}
        meta={[meta, `依据：${metric.basis}`, `口径：${metric.definition}`]}
        tools={<CopyLink version={ranking.cut.dataVersion} />}
      >
        <Choices {...{ ranking, sort, known, set, ask }} />
      </PageHead>
      <LaterCorrections
        cut={ranking.cut}
        known={known}
        about={{ period: ranking.period, form: ranking.form, metric: metric.metric }}
        onChange={set}
      />
      <Unfinished ranking={ranking} />
      <div className="grid grid-aside">
        <RankingCard
          ranking={ranking}
          sort={sort}
          rows={rows}
          scores={scores}
          focus={focus}
          onFocus={markUnit}
          ticked={chosen}
          onTick={(unit) => set({ with: toggled(chosen, unit) })}
          meta={meta}
        />
        <PlaceCard
          ranking={ranking}
          sort={sort}
          focus={focus}
          map={map}
          meta={meta}
          onMap={(next) => set({ map: next })}
          onOpen={open}
        />
      </div>
      {chosen.length > 1 && <CompareCard key={chosen.join()} {...{ ranking, scores, meta }} units={chosen} />}
    </div>
  );
}

function toggled(units: readonly string[], unit: string): string[] {
  return units.includes(unit) ? units.filter((one) => one !== unit) : [...units, unit];
}

/** While returns of the period are still out: who is missing, how far reporting has come, and until when it is due. */
function Unfinished({ ranking }: { ranking: UnitRanking }) {
  const offset = useOffset();
  const state = useProgramme()?.periods.find((p) => p.period === ranking.period);
  if (ranking.missing.length === 0) return null;
  const progress =
    state && state.approved < state.expected
      ? `应报${state.expected}份，已核定${state.approved}份，报送截止${deadlineText(state.due, offset)}。`
      : '';
  return (
    <Notice kind="warning">
      {ranking.waiting || `${ranking.missing.join('、')}暂缺`}，合计不完整，补齐前不排位次。{progress}
    </Notice>
  );
}

function Choices({ ranking, sort, known, set, ask }: Omit<RankingProps, 'ticked' | 'map'>) {
  const ahead = usePrefetch();
  const [, setLevel] = useSearch(LEVELS);
  return (
    <div className="row no-print target-choice">
      <LevelChoice value="below" onChange={(level) => setLevel({ level })} />
      <AddressSelect
        param="period"
        label="期别"
        value={ranking.period}
        onChange={(period) => set({ period })}
        {...ahead(() => ranking.periods.map(({ period }) => ask({ period })))}
        options={periodOptions(ranking.periods, ranking)}
      />
      <AddressSelect
        param="metric"
        label="指标"
        value={ranking.metric.metric}
        onChange={(metric) => set({ metric })}
        {...ahead(() => ranking.metrics.map(({ metric }) => ask({ metric })))}
        options={metricOptions(ranking)}
      />
      <FormChoice ranking={ranking} onChange={(form) => set({ form })} />
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
