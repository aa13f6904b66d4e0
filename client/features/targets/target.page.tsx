import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { Period } from '#shared/period.ts';
import { AsOfChoice, type KnownAt, LaterCorrections } from '../../figures/known-then.tsx';
import { cutWords } from '../../lib/cut.words.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { useOffset } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { AllocationCard } from './allocations/allocation-card.tsx';
import { HalfYearInstead, halfYear } from './half-year-instead.tsx';
import { ReporterNotice } from './overview/reporter-notice.tsx';
import { TrajectoryCard } from './overview/trajectory-card.tsx';
import { TargetDistance } from './target-distance.tsx';
import { TargetFigures } from './target-figures.tsx';
import { targetQuery } from './targets.api.ts';

const PARAMS = { period: text, v: integer, asof: text };

/** One target: how far, how fast, by which rule, from which figures, on which clause. */
export default function TargetPage({ params }: { params: Record<string, string | undefined> }) {
  const [search, set] = useSearch(PARAMS);
  const half = halfYear(search.period);
  const query = useQuery({
    ...targetQuery(params.id ?? '', { ...search, period: search.period as Period | undefined }),
    enabled: half === null,
  });
  const known = { v: search.v, asof: search.asof };
  if (half) return <HalfYearInstead period={half} known={known} />;
  return (
    <QueryView query={query} height={520}>
      {(detail) => (
        <Detail detail={detail} known={known} onPeriod={(period) => set({ period })} onKnown={set} />
      )}
    </QueryView>
  );
}

interface DetailProps {
  detail: TargetDetail;
  known: KnownAt;
  onPeriod: (period: string) => void;
  onKnown: (known: KnownAt) => void;
}

function Detail({ detail, known, onPeriod, onKnown }: DetailProps) {
  const { row } = detail;
  const meta = cutWords(detail.cut, detail, useOffset());
  const back = pinnedAddress('/targets', detail.cut, {
    y: row.targetYear ?? undefined,
    period: detail.period,
  });
  return (
    <div className="stack paper-dense">
      <Breadcrumb trail={[{ label: '目标总览', href: back }, { label: nameOf(row) }]} />
      <PageHead
        title={detail.finding}
        status={<StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />}
        lead={detail.lead}
        meta={[meta, `责任单位：${row.responsible.join('、') || '文件未列'}`]}
        tools={<CopyLink version={detail.cut.dataVersion} />}
      >
        <div className="row no-print target-choice">
          {detail.periods.length > 0 && (
            <AddressSelect
              param="period"
              label="数据年份"
              value={detail.period}
              onChange={onPeriod}
              options={periodOptions(detail.periods, detail)}
            />
          )}
          <AsOfChoice {...known} onChange={onKnown} />
        </div>
      </PageHead>
      <LaterCorrections
        cut={detail.cut}
        known={known}
        about={{
          // A relation rests on two indicators: all the city's yearly figures are compared then.
          scope: row.kind === 'relation' ? 'page' : 'metric',
          period: detail.period,
          unit: detail.cityUnit,
          ...(row.kind === 'relation' ? {} : { metric: row.indicator }),
        }}
        onChange={onKnown}
      />
      {row.status === 'no_data' && <ReporterNotice detail={detail} />}
      <div className="grid grid-2">
        <TargetDistance detail={detail} />
        {detail.trajectory && (
          <TrajectoryCard
            line={detail.trajectory}
            path={PATH[row.kind]}
            digits={row.digits}
            notes={detail.notes}
            simulated={detail.simulated}
            meta={meta}
          />
        )}
        {detail.allocation && (
          <div className="whole-row">
            <AllocationCard
              allocation={detail.allocation}
              cut={detail.cut}
              meta={meta}
              notes={detail.notes}
            />
          </div>
        )}
        <BasisPanel detail={detail} />
        <TargetFigures detail={detail} />
      </div>
    </div>
  );
}

const PATH: Record<TargetDetail['row']['kind'], string> = {
  level: '到目标所需',
  ratio: '到目标所需',
  yearly: '每年要求',
  rank: '到目标年的位次',
  cumulative: '按时间应达',
  relation: '要求',
};

function nameOf(row: TargetDetail['row']): string {
  return row.targetYear === null ? row.title : `${row.targetYear}年${row.title}`;
}

function BasisPanel({ detail }: { detail: TargetDetail }) {
  const { row } = detail;
  return (
    <Panel title="依据" subtitle={`${detail.document} ${detail.clause}`}>
      <blockquote>“{row.quote}”</blockquote>
      <dl className="facts">
        <dt>指标解释</dt>
        <dd>{detail.definition}</dd>
        <dt>指标</dt>
        <dd>
          <Link href={pinnedAddress(`/indicators/${row.indicator}`, detail.cut)}>定义、公式和修订</Link>
        </dd>
        <dt>责任单位</dt>
        <dd>{row.responsible.join('、') || '文件未列'}</dd>
        {row.modal !== '' && (
          <>
            <dt>文件用语</dt>
            <dd>{row.modal}</dd>
          </>
        )}
        <dt>报送单位</dt>
        <dd>{row.reporters.join('、') || '—'}</dd>
        <dt>状态判断</dt>
        <dd>{detail.rule}</dd>
      </dl>
    </Panel>
  );
}
