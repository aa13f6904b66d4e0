import type { UnitLine, UnitProfile } from '#shared/contract/unit-profile.ts';
import type { FigureId } from '../../figures/figures.api.ts';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { percent, points, signedPercent } from '../../lib/format.ts';
import { type Column, DataTable, type RowGroup } from '../../ui/data-table.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Num, PublishedMark } from '../../ui/mark.tsx';
import { Said } from '../../ui/said.tsx';
import { lineFormat } from './line-figure.ts';
import { totalName } from './unit.words.ts';

const MONEY_UNIT = '万元';

/** The lines of a unit: what makes up the total, then by use, by source, what is recorded beside it, and what is only related. */
export function groupLines(lines: readonly UnitLine[]): RowGroup<UnitLine>[] {
  const counted = lines.filter((line) => line.counted);
  return [
    { key: 'counted', rows: counted.filter(({ relation }) => !isPart(relation)) },
    {
      key: 'of_which',
      title: '其中：按用途',
      rows: counted.filter(({ relation }) => relation === 'of_which'),
    },
    {
      key: 'breakdown',
      title: '按预算来源',
      rows: counted.filter(({ relation }) => relation === 'breakdown'),
    },
    {
      key: 'memo',
      title: '附项、毛额与重复部分(只记录，不直接计入合计)',
      rows: lines.filter((l) => !l.counted && l.indent > 0),
    },
    { key: 'related', title: '相关指标', rows: lines.filter((line) => !line.counted && line.indent === 0) },
  ].filter((group) => group.rows.length > 0);
}

const isPart = (relation: UnitLine['relation']) => relation === 'of_which' || relation === 'breakdown';

/** Every figure of a unit with its change, its weight and its place; parts and what is not counted are folded. */
export function UnitLines({ profile }: { profile: UnitProfile }) {
  const [counted, ...others] = groupLines(profile.lines);
  return (
    <>
      {counted && <LinesTable profile={profile} rows={counted.rows} />}
      {others.map(({ key, title, rows }) => (
        <Disclosure key={key} summary={`${title}：${rows.length}项`}>
          <LinesTable profile={profile} rows={rows} />
        </Disclosure>
      ))}
    </>
  );
}

function LinesTable({ profile, rows }: { profile: UnitProfile; rows: readonly UnitLine[] }) {
  return (
    <DataTable
      caption={
        <>
          {profile.label}，除注明外单位：{MONEY_UNIT}
          <Said>；占全市数为占全市的数(有上报数的用上报数)，</Said>
          与按各地合计算的占比可能不等；位次为在{profile.of}
          地中的位次
        </>
      }
      columns={columnsOf(profile, rows)}
      rows={rows}
      rowKey={(line) => line.indicator}
      rowClass={(line) => line.indent === 0 && line.counted && 'total'}
    />
  );
}

function columnsOf(profile: UnitProfile, rows: readonly UnitLine[]): Column<UnitLine>[] {
  const shownIn = lineFormat(rows);
  const id = ({ indicator }: UnitLine, period: string): FigureId => ({
    unit: profile.unit.code,
    indicator,
    period,
    v: profile.cut.dataVersion,
  });
  return [
    {
      key: 'name',
      header: '指标',
      cellClass: (line) => (line.indent > 0 ? `indent-${line.indent}` : undefined),
      render: (line) => (
        <>
          {line.name}
          {line.unit !== MONEY_UNIT && <span className="muted">（{line.unit}）</span>}
        </>
      ),
    },
    {
      key: 'figure',
      header: '数值',
      numeric: true,
      render: (line) => (
        <>
          <LineageFigure id={id(line, profile.period)}>
            <Num value={line.figure} format={shownIn(line)} />
          </LineageFigure>
          {isRate(line) && <PublishedMark words={line.published} />}
        </>
      ),
    },
    {
      key: 'base',
      header: '上年同期',
      numeric: true,
      className: 'wide-only',
      render: (line) => (
        <LineageFigure id={id(line, profile.basePeriod)}>
          <Num value={line.base} format={shownIn(line)} />
        </LineageFigure>
      ),
    },
    {
      key: 'growth',
      header: '同比',
      numeric: true,
      render: (line) => (
        <>
          <LineageFigure id={{ ...id(line, profile.period), of: 'growth' }}>
            <Num value={line.growth} format={(f) => (isRate(line) ? points(f, 2) : signedPercent(f))} />
          </LineageFigure>
          {!isRate(line) && <PublishedMark words={line.published} />}
        </>
      ),
    },
    {
      key: 'structureShare',
      header: `占本地${totalName(profile)}`,
      numeric: true,
      className: 'wide-only',
      render: (line) => <Share figure={line.structureShare} />,
    },
    {
      key: 'placeShare',
      header: '占全市数',
      numeric: true,
      className: 'wide-only',
      render: (line) => <Share figure={line.placeShare} />,
    },
    { key: 'rank', header: '位次', numeric: true, render: (line) => line.rank ?? '—' },
    {
      key: 'rankChange',
      header: '位次变化',
      className: 'wide-only',
      render: ({ rank, rankBefore }) =>
        rank !== null && <RankDelta places={rankBefore === null ? null : rankBefore - rank} />,
    },
  ];
}

function isRate({ measure }: UnitLine): boolean {
  return measure === 'percent';
}

function Share({ figure }: { figure: UnitLine['placeShare'] }) {
  return figure === 'undefined' ? null : <Num value={figure} format={(f) => percent(f)} />;
}
