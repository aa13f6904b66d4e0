import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { PublicationView } from '#shared/contract/publications.ts';
import { periodLabel } from '#shared/period.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { usePerson } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { ModelTable } from '../../ui/model-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { MovedList } from './moved-list.tsx';
import { publicationAddress, publicationFile, publicationQuery } from './publications.api.ts';
import { resultFinding, resultTable } from './result-table.ts';

const PARAMS = { indicator: text };

/** One published version: its results, what it moved, whether it compares with the year before, its file. */
export default function PublicationPage({ params }: { params: Record<string, string | undefined> }) {
  const query = useQuery(publicationQuery(params.period ?? '', Number(params.version)));
  return (
    <QueryView query={query} height={480}>
      {(view) => <View view={view} />}
    </QueryView>
  );
}

function View({ view }: { view: PublicationView }) {
  const offset = useOffset();
  const { role } = usePerson();
  useTitle(`${view.label} 第${view.version}版`);
  const latest = view.versions[0]?.version ?? view.version;
  return (
    <div className="stack">
      <PageHead
        title={`${view.title}（第${view.version}版）`}
        lead={view.reason || undefined}
        meta={[
          `${dateTimeText(view.publishedAt, offset)} 发布，${view.proposedBy}提出、${view.confirmedBy}确认`,
          `数据第${view.dataVersion}版（${dateTimeText(view.asOf, offset)}）`,
          `监测指标目录第${view.catalogueVersion}版`,
          `校验码 ${view.digest}`,
          `审计记录 第${view.audit.seq}条`,
          ...(view.simulated ? ['含模拟数据'] : []),
        ]}
        tools={
          <>
            <a href={publicationFile(view.period, view.version)} download>
              下载发布文件（JSON，可自行复算）
            </a>
            {role === 'analyst' && <ArchiveButton period={view.period} version={view.version} />}
            <Link href={`/regions?period=${view.period}&v=${view.dataVersion}`}>按此版本看县（市、区）</Link>
            <CopyLink />
          </>
        }
      />
      {latest > view.version && (
        <Notice kind="warning">
          此版之后已有更正：<Link href={publicationAddress(view.period, latest)}>第{latest}版</Link>
          。此版内容保持不变。
        </Notice>
      )}
      {view.version > 1 && (
        <Panel title={`第${view.version}版更正了什么`} subtitle="与上一版相比">
          <MovedList moved={view.moved} />
        </Panel>
      )}
      <Comparability view={view} />
      {view.runs.length > 0 && (
        <Panel title="随同发布的研判">
          <ul className="list">
            {view.runs.map((run) => (
              <li key={run.number}>
                <Link
                  href={`/${run.subject === 'units' ? 'assessment' : 'institutions'}/${run.year}/runs/${run.number}`}
                >
                  {run.title}
                </Link>
                （第{run.number}次运行，方案第{run.schemeNumber}版）
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Results view={view} />
    </div>
  );
}

function Comparability({ view }: { view: PublicationView }) {
  const { comparison } = view;
  if (!comparison) return <p className="muted">上年同期没有发布，不作年度间比较。</p>;
  const link = (
    <Link href={publicationAddress(comparison.period, comparison.version)}>
      {periodLabel(comparison.period)}第{comparison.version}版
    </Link>
  );
  if (comparison.reasons.length === 0) return <p>与{link}口径一致，可以比较。</p>;
  return (
    <Notice kind="warning">
      与{link}不完全可比：{comparison.reasons.join('、')}。
    </Notice>
  );
}

function Results({ view }: { view: PublicationView }) {
  const [{ indicator: asked }, set] = useSearch(PARAMS);
  const shown = view.results.find(({ indicator }) => indicator === asked) ?? view.results[0];
  const indicator = view.indicators.find(({ code }) => code === shown?.indicator);
  if (!shown || !indicator) return null;
  const table = resultTable(view, shown.indicator);
  const finding = resultFinding(view, shown.indicator);
  return (
    <ChartCard
      title={finding}
      subtitle={`发布时的数据、增速和位次；单位：${indicator.unit}；增速单位：${indicator.rate ? '百分点' : '%'}`}
      table={table}
      description={finding}
      meta={`${view.label} 第${view.version}版`}
      tools={
        <LabelledSelect
          label="指标"
          value={indicator.code}
          onChange={(next) => set({ indicator: next })}
          options={view.indicators.map(({ code, name }) => ({ value: code, label: name }))}
        />
      }
    >
      <ModelTable table={{ ...table, notes: [] }} captionHidden />
    </ChartCard>
  );
}
