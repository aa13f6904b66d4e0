import { Link } from 'wouter';
import type { ProposalPreview, PublicationView } from '#shared/contract/publications.ts';
import { periodLabel } from '#shared/period.ts';
import { resultFinding } from '#shared/publication/finding.words.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { useOffset } from '../../lib/programme.ts';
import { text, useSearch } from '../../lib/search-params.ts';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { ModelTable } from '../../ui/model-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { publicationAddress } from './publications.api.ts';
import { resultTable } from './result-table.ts';
import { versionWords } from './version.words.ts';

const PARAMS = { indicator: text };

/** Whether the version can be read beside the year before, as published. */
export function Comparability({ view }: { view: Pick<PublicationView, 'comparison'> }) {
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

/** The figures, growth and ranks of one indicator at a time; the choice stands in the address. */
export function Results({ view }: { view: PublicationView | ProposalPreview }) {
  const offset = useOffset();
  const [{ indicator: asked }, set] = useSearch(PARAMS);
  const shown = view.results.find(({ indicator }) => indicator === asked) ?? view.results[0];
  const indicator = view.indicators.find(({ code }) => code === shown?.indicator);
  if (!shown || !indicator) return null;
  const table = resultTable(view, shown.indicator, versionWords(view, offset));
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
