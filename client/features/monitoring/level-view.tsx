import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type LevelRanking, levelsApi } from '#shared/contract/levels.ts';
import type { ListLevel } from '#shared/tree/levels.ts';
import { AsOfChoice } from '../../figures/known-then.tsx';
import { ask } from '../../lib/call.ts';
import { cutWords } from '../../lib/cut.words.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { choice, integer, text, useSearch, withDefault } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LevelChoice } from './level-choice.tsx';
import { LevelEnds } from './level-ends.tsx';
import { LevelGroups } from './level-groups.tsx';
import { LevelSpread } from './level-spread.tsx';
import { LevelTable } from './level-table.tsx';
import { FormChoice, metricOptions } from './ranking-choices.tsx';

const PARAMS = {
  period: text,
  metric: withDefault(text, 'total'),
  form: choice('to_date', 'single'),
  sort: choice('amount', 'growth'),
  v: integer,
  asof: text,
  level: text,
  q: text,
  page: integer,
};

/** All areas of one kind below the page's area, as one ranking: found by name, a page at a time. */
export function LevelView({ level }: { level: ListLevel }) {
  const [{ period, metric, form, sort, v, asof, q, page }, set] = useSearch(PARAMS);
  const { unit: focus, markUnit } = usePageMarks();
  const offset = useOffset();
  const asked = { level, period, metric, form, order: sort, v, asof };
  const sent = { ...asked, q, page, ...(focus === null ? {} : { focus }) };
  const query = useQuery({ ...ask(levelsApi.ranking, { query: sent }), placeholderData: keepPreviousData });
  // Another list begins on its first page.
  const change = (patch: Parameters<typeof set>[0]) => set({ page: undefined, ...patch });
  return (
    <QueryView query={query} height={520}>
      {(ranking) => {
        const meta = cutWords(ranking.cut, ranking, offset);
        return (
          <div className="stack paper-dense">
            <PageHead
              title={ranking.finding}
              lead={ranking.sentences.join('')}
              meta={[meta, `依据：${ranking.metric.basis}`, `口径：${ranking.metric.definition}`]}
              tools={<CopyLink version={ranking.cut.dataVersion} />}
            >
              <Choices {...{ ranking, level, sort, change }} known={{ v, asof }} />
            </PageHead>
            <div className="grid grid-2">
              <LevelSpread ranking={ranking} meta={meta} />
              <LevelEnds ranking={ranking} meta={meta} onMark={markUnit} />
            </div>
            <LevelTable
              {...{ ranking, asked, q: q ?? '', focus }}
              onMark={markUnit}
              onAsk={(next) => set({ q: next.q || undefined, page: next.page === 1 ? undefined : next.page })}
            />
            <LevelGroups ranking={ranking} meta={meta} />
          </div>
        );
      }}
    </QueryView>
  );
}

interface ChoicesProps {
  ranking: LevelRanking;
  level: ListLevel;
  sort: LevelRanking['order'];
  known: { v: number | undefined; asof: string | undefined };
  change: (patch: {
    period?: string;
    metric?: string;
    form?: 'to_date' | 'single';
    sort?: LevelRanking['order'];
    level?: string | undefined;
    q?: string | undefined;
    asof?: string | undefined;
    v?: number | undefined;
  }) => void;
}

function Choices({ ranking, level, sort, known, change }: ChoicesProps) {
  return (
    <div className="row no-print target-choice">
      <LevelChoice
        value={level}
        onChange={(next) => change({ level: next === 'below' ? undefined : next, q: undefined })}
      />
      <AddressSelect
        param="period"
        label="期别"
        value={ranking.period}
        onChange={(period) => change({ period })}
        options={periodOptions(ranking.periods, ranking)}
      />
      <AddressSelect
        param="metric"
        label="指标"
        value={ranking.metric.metric}
        onChange={(metric) => change({ metric })}
        options={metricOptions(ranking)}
      />
      <FormChoice ranking={ranking} onChange={(form) => change({ form })} />
      <Segmented
        label="排序"
        value={sort}
        onChange={(next) => change({ sort: next })}
        options={[
          { value: 'amount', label: '按数额' },
          { value: 'growth', label: '按增速' },
        ]}
      />
      <AsOfChoice {...known} onChange={change} />
    </div>
  );
}
