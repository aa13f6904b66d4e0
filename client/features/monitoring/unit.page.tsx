import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { UnitLine, UnitProfile } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { linesOption } from '../../charts/lines-option.ts';
import { cutWords } from '../../lib/cut-words.ts';
import { money, number, percent, points, signedPercent } from '../../lib/format.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { integer, text, useSearch } from '../../lib/search-params.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { LineageFigure } from '../../ui/lineage-figure.tsx';
import { Num } from '../../ui/mark.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { unitQuery } from './monitoring.api.ts';

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
    <div className="stack">
      <PageHead
        title={profile.finding}
        lead={
          profile.missing.length > 0
            ? `缺${profile.missing.length}家(${profile.missing.join('、')})，补齐前不排位次。`
            : undefined
        }
        meta={[meta, `口径：${profile.unit.caliber || profile.unit.name}`]}
        tools={<CopyLink version={profile.cut.dataVersion} />}
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
            onChange={(code) => navigate(`/regions/${code}?period=${profile.period}`)}
            options={profile.peers.map((p) => ({ value: p.code, label: p.name }))}
          />
        </div>
      </PageHead>
      <div className="grid grid-2">
        <Panel title="优势" subtitle="位次居前三分之一的指标">
          <Sentences list={profile.strengths} empty="没有位次居前三分之一的指标，或位次尚未排出。" />
        </Panel>
        <Panel title="短板" subtitle="位次居后三分之一的指标">
          <Sentences list={profile.weaknesses} empty="没有位次居后三分之一的指标，或位次尚未排出。" />
        </Panel>
      </div>
      <Panel title={`${profile.label}各项指标`} subtitle="单位见各行；附项与其他指标不计入总投入">
        <LinesTable profile={profile} />
      </Panel>
      <SeriesCard profile={profile} meta={meta} />
    </div>
  );
}

function Sentences({ list, empty }: { list: readonly string[]; empty: string }) {
  if (list.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ul>
      {list.map((s) => (
        <li key={s}>{s}</li>
      ))}
    </ul>
  );
}

function LinesTable({ profile }: { profile: UnitProfile }) {
  const lines = profile.lines.filter((l) => l.figure !== 'not_applicable' || l.indent === 1);
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{profile.unit.name}各项指标</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="numeric">
              数值
            </th>
            <th scope="col" className="numeric wide-only">
              上年同期
            </th>
            <th scope="col" className="numeric">
              同比
            </th>
            <th scope="col" className="numeric wide-only">
              占本地总投入
            </th>
            <th scope="col" className="numeric wide-only">
              占全市
            </th>
            <th scope="col" className="numeric">
              位次/{profile.of}
            </th>
            <th scope="col" className="wide-only">
              位次变化
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.indicator} line={line} profile={profile} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({ line, profile }: { line: UnitLine; profile: UnitProfile }) {
  const shown = (f: number | string) =>
    line.measure === 'money' ? money(f, '万元') : number(f, line.decimals);
  return (
    <tr className={line.indent === 0 && line.counted ? 'total' : undefined}>
      <th scope="row" className={line.indent > 0 ? `indent-${line.indent}` : undefined}>
        {line.name}
        {!line.counted && line.indent === 2 && <span className="muted">（不计入）</span>}
      </th>
      <td className="numeric">
        <LineageFigure
          id={{
            unit: profile.unit.code,
            indicator: line.indicator,
            period: profile.period,
            v: profile.cut.dataVersion,
          }}
        >
          <Num value={line.figure} format={shown} />
        </LineageFigure>{' '}
        <span className="muted">{line.unit}</span>
      </td>
      <td className="numeric wide-only">
        <Num value={line.base} format={shown} />
      </td>
      <td className="numeric">
        <Num
          value={line.growth}
          format={(f) => (line.measure === 'percent' ? points(f, 2) : signedPercent(f))}
        />
      </td>
      <td className="numeric wide-only">
        {line.structureShare === 'undefined' ? (
          ''
        ) : (
          <Num value={line.structureShare} format={(f) => percent(f)} />
        )}
      </td>
      <td className="numeric wide-only">
        {line.placeShare === 'undefined' ? '' : <Num value={line.placeShare} format={(f) => percent(f)} />}
      </td>
      <td className="numeric">{line.rank ?? '—'}</td>
      <td className="wide-only">
        {line.rank !== null && (
          <RankDelta places={line.rankBefore === null ? null : line.rankBefore - line.rank} />
        )}
      </td>
    </tr>
  );
}

function SeriesCard({ profile, meta }: { profile: UnitProfile; meta: string }) {
  const blocks = useProgramme()?.catalogue.city.blocks;
  const labels = useMemo(() => profile.series[0]?.points.map((p) => p.label) ?? [], [profile]);
  const inYi = (f: UnitLine['figure']) => (isValue(f) ? f / 10_000 : f);
  const option = useMemo(
    () =>
      linesOption({
        x: labels,
        series: profile.series.map((s) => ({
          name: s.name,
          values: s.points.map((p) => inYi(p.figure)),
          style: 'actual' as const,
          colour: blocks?.find((b) => b.code === s.block)?.colour,
          labelled: s.block === null,
        })),
        unit: '亿元',
        fromZero: true,
      }),
    [profile, labels, blocks],
  );
  const table: TableModel = {
    title: `${profile.unit.shortName}历年同期科技创新投入`,
    subtitle: '亿元',
    notes: profile.notes,
    simulated: profile.simulated,
    columns: [
      { key: 'period', header: '期别', kind: 'text' },
      ...profile.series.map((s) => ({
        key: s.indicator,
        header: s.name,
        unit: '亿元',
        kind: 'number' as const,
        digits: 2,
      })),
      { key: 'rank', header: '总投入位次', kind: 'number', digits: 0 },
    ],
    rows: labels.map((label, i) => ({
      period: label,
      ...Object.fromEntries(
        profile.series.map((s) => [s.indicator, figureCell(inYi(s.points[i]?.figure ?? 'unreported'))]),
      ),
      rank: profile.series[0]?.points[i]?.rank ?? null,
    })),
  };
  const ranks =
    profile.series[0]?.points.filter((p) => p.rank !== null).map((p) => `${p.label}第${p.rank}位`) ?? [];
  return (
    <ChartCard
      title={table.title}
      subtitle={`亿元；${ranks.length > 0 ? `总投入位次：${ranks.join('，')}` : '同一期别各年比较'}`}
      table={table}
      description={table.title}
      option={option}
      meta={meta}
      simulated={profile.simulated}
    />
  );
}
