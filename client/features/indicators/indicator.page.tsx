import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Catalogue, findIndicator, type Indicator, isInstitution } from '#shared/catalogue.ts';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import { isValue } from '#shared/figure.ts';
import { basisText } from '#shared/metric.ts';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { integer, type Param, text, useSearch } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HistoryTable } from './history-table.tsx';
import { TrendCards, UnitsCard } from './indicator-cards.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { indicatorQuery } from './indicators.api.ts';

const SERIES = { half: '半年', year: '年度' } as const;
type Series = keyof typeof SERIES;

/** Left out of the address, the server chooses the series that has figures. */
const series: Param<Series | undefined> = {
  read: (raw) => (raw === 'year' || raw === 'half' ? raw : undefined),
  write: (value) => value ?? null,
};
const PARAMS = { unit: text, form: series, v: integer, asof: text };
type Patch = KnownAt & { unit?: string | undefined; form?: Series | undefined };

/** One indicator: what it means, how it is computed, who answers for it, its figures over time, what rests on it. */
export default function IndicatorPage({ params }: { params: Record<string, string | undefined> }) {
  const programme = useProgramme();
  if (!programme) return <Skeleton height={480} />;
  const indicator = findIndicator(programme.catalogue, params.code ?? '');
  if (!indicator) return <UnknownIndicator code={params.code ?? ''} />;
  return <KnownIndicator key={indicator.code} catalogue={programme.catalogue} indicator={indicator} />;
}

function UnknownIndicator({ code }: { code: string }) {
  useTitle('没有这项指标');
  return (
    <PageHead
      title="没有这项指标"
      lead={
        <>
          现行监测制度中没有代码为“{code}”的指标，可能是链接不完整。请从
          <Link href="/indicators">指标目录</Link>中选择，或按 Ctrl+K 查找。
        </>
      }
    />
  );
}

interface IndicatorProps {
  catalogue: Catalogue;
  indicator: Indicator;
}

function KnownIndicator({ catalogue, indicator }: IndicatorProps) {
  useTitle(indicator.name);
  const [search, set] = useSearch(PARAMS);
  const { unit, form, v, asof } = search;
  const query = useQuery(indicatorQuery(indicator.code, { unit, form, v, asof }));
  return (
    <div className="stack">
      <Breadcrumb trail={[{ label: '指标目录', href: '/indicators' }, { label: indicator.shortName }]} />
      <QueryView query={query} height={520}>
        {(history) => (
          <Figures {...{ catalogue, indicator, history, set }} asked={{ unit, form }} known={{ v, asof }} />
        )}
      </QueryView>
    </div>
  );
}

interface FiguresProps extends IndicatorProps {
  history: IndicatorHistory;
  /** What the address asks for: ahead of `history` while the figures are on their way. */
  asked: { unit: string | undefined; form: Series | undefined };
  known: KnownAt;
  set: (patch: Patch) => void;
}

function Figures({ catalogue, indicator, history, asked, known, set }: FiguresProps) {
  const offset = useOffset();
  const newest = history.figures[0];
  const filled = history.figures.find((f) => isValue(f.figure)) ?? newest ?? history.periods.at(-1);
  const meta = cutWords(history.cut, filled, offset);
  const basis = basisText(catalogue, indicator.document, indicator.clause);
  const places = history.series.filter((s) => !isInstitution(s) && s.unit !== history.cityUnit);
  const institutions = history.series.filter((s) => !places.includes(s) && s.unit !== history.cityUnit);
  const card = { history, indicator, meta, basis, onUnit: (unit: string) => set({ unit }) };
  return (
    <>
      <PageHead
        title={indicator.name}
        lead={indicator.definition}
        meta={[meta, basis && `依据：${basis}`]}
        tools={
          <>
            {places.length > 0 && newest && (
              <Link
                href={pinnedAddress('/regions', history.cut, {
                  metric: indicator.code,
                  period: newest.period,
                })}
              >
                各地排序
              </Link>
            )}
            <CopyLink version={history.cut.dataVersion} />
          </>
        }
      >
        <Choices {...{ history, asked, known, set }} />
      </PageHead>
      <LaterCorrections
        cut={history.cut}
        known={known}
        about={{ scope: 'metric', metric: indicator.code }}
        onChange={set}
      />
      <div className="grid grid-aside">
        <div className="stack">
          <TrendCards {...card} />
          {places.length > 0 && <UnitsCard {...card} units={places} what="" />}
          {institutions.length > 0 && <UnitsCard {...card} units={institutions} what="各机构" />}
          <HistoryTable history={history} offset={offset} meta={meta} />
        </div>
        <div>
          <IndicatorFacts catalogue={catalogue} indicator={indicator} />
        </div>
      </div>
    </>
  );
}

function Choices({ history, asked, known, set }: Pick<FiguresProps, 'history' | 'asked' | 'known' | 'set'>) {
  const { series: units, shown } = history;
  const listed = units.some((s) => s.unit === shown.code)
    ? units.map((s) => ({ value: s.unit, label: s.shortName }))
    : [
        { value: shown.code, label: `${shown.shortName}（没有这项数据）` },
        ...units.map((s) => ({ value: s.unit, label: s.shortName })),
      ];
  return (
    <div className="row no-print target-choice">
      {listed.length > 1 && (
        <LabelledSelect
          label="地区或机构"
          value={asked.unit ?? units[0]?.unit ?? shown.code}
          onChange={(unit) => set({ unit: unit === units[0]?.unit ? undefined : unit })}
          options={listed}
        />
      )}
      {history.forms.length > 1 && (
        <Segmented
          label="年度或半年"
          value={asked.form ?? history.form}
          onChange={(form) => set({ form })}
          options={history.forms.map((value) => ({ value, label: SERIES[value] }))}
        />
      )}
      <AsOfChoice {...known} onChange={set} />
    </div>
  );
}
