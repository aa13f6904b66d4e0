import { Link } from 'wouter';
import type { Catalogue, Indicator } from '#shared/catalogue.ts';
import { useProgramme } from '../../lib/programme.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HistoryPanel } from './history-panel.tsx';

const ACCUMULATION = { to_date: '年初累计', single: '本期', stock: '期末数' } as const;
const SERIES = { half: '半年', year: '年度' } as const;

/** One indicator: what it means, how it is computed, who answers for it, and which targets speak of it. */
export default function IndicatorPage({ params }: { params: Record<string, string | undefined> }) {
  const programme = useProgramme();
  if (!programme) return <Skeleton height={320} />;
  const { catalogue } = programme;
  const indicator = catalogue.indicators.find((i) => i.code === params.code);
  if (!indicator) return <EmptyState>没有代码为“{params.code}”的指标，请从指标目录中选择。</EmptyState>;
  const document = catalogue.documents.find((d) => d.id === indicator.document);
  const targets = catalogue.targets.filter((t) => t.indicator === indicator.code);
  const series = indicator.periodicities[0] ?? 'year';
  const latest = [...programme.periods]
    .reverse()
    .find((p) => (p.period.length === 4) === (series === 'year'));
  return (
    <div className="stack">
      <PageHead title={indicator.name} lead={indicator.definition} />
      <Panel>
        <dl className="facts">
          <dt>计量单位</dt>
          <dd>{indicator.unit}</dd>
          <dt>期别</dt>
          <dd>
            {indicator.periodicities.map((p) => SERIES[p]).join('、')}，{ACCUMULATION[indicator.accumulation]}
          </dd>
          <dt>公式</dt>
          <dd>{formulaWords(catalogue, indicator)}</dd>
          <dt>数源单位</dt>
          <dd>{indicator.source || '—'}</dd>
          <dt>责任单位</dt>
          <dd>{indicator.responsible || '—'}</dd>
          <dt>依据</dt>
          <dd>
            {[document && `${document.number}《${document.title}》`, indicator.clause]
              .filter(Boolean)
              .join(' ')}
          </dd>
          <dt>别名</dt>
          <dd>{indicator.aliases.join('、') || '—'}</dd>
          {targets.length > 0 && (
            <>
              <dt>有关目标</dt>
              <dd>
                <ul>
                  {targets.map((t) => (
                    <li key={t.id}>
                      {t.year ? `${t.year}年` : '每年'} {t.title}{' '}
                      {t.value &&
                        `${t.operator === '>' ? '>' : t.operator === '~' ? '约' : '≥'} ${t.value} ${t.unit}`}
                      ：“{t.quote}”（{t.clause}）
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <dt>数据</dt>
          <dd>
            <Link href={`/regions?metric=${indicator.code}${latest ? `&period=${latest.period}` : ''}`}>
              各县(市、区)数据
            </Link>
          </dd>
        </dl>
      </Panel>
      <HistoryPanel code={indicator.code} />
    </div>
  );
}

function formulaWords(catalogue: Catalogue, indicator: Indicator): string {
  const nameOf = (code: string) => catalogue.indicators.find((i) => i.code === code)?.name ?? code;
  const f = indicator.formula;
  if (!f) return '由填报单位报送';
  if (f.kind === 'ratio') return `${nameOf(f.numerator)} ÷ ${nameOf(f.denominator)} × ${f.scale}`;
  return f.terms.map((t, i) => `${t.sign < 0 ? '− ' : i > 0 ? '+ ' : ''}${nameOf(t.indicator)}`).join(' ');
}
