import { Link } from 'wouter';
import { addressOf, type QueryOf } from '#shared/contract/endpoint.ts';
import { type LevelRanking, type LevelUnit, levelsApi } from '#shared/contract/levels.ts';
import type { FigureId } from '../../figures/figures.api.ts';
import { percent } from '../../lib/format.ts';
import { addressAt, askedHere } from '../../lib/node.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { RankDelta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import { type PageAsked, Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { figureColumns, rankNames } from './ranking-columns.tsx';

interface LevelTableProps {
  ranking: LevelRanking;
  /** What the list was asked with, without its page: the files are of all of it. */
  asked: QueryOf<typeof levelsApi.file>;
  q: string;
  focus: string | null;
  onMark: (unit: string) => void;
  onAsk: (asked: PageAsked) => void;
}

/** A page of the list; what is marked stands above it wherever its own place is. */
export function LevelTable({ ranking, asked, q, focus, onMark, onAsk }: LevelTableProps) {
  const { rows, chosen, paging } = ranking;
  const isRate = ranking.metric.measure === 'percent';
  const apart = chosen && !rows.some(({ unit }) => unit === chosen.unit) ? [chosen] : [];
  const file = (type: 'xlsx' | 'csv') =>
    addressOf(levelsApi.file, askedHere(levelsApi.file, { query: { ...asked, type } }));
  return (
    <Panel
      title={`按${rankNames(ranking)[ranking.order === 'growth' ? 'growth' : 'own']}排列`}
      subtitle={`${ranking.metric.unit}；${isRate ? '' : `占比为占${ranking.whole.name}的比重；`}点一行标出该地，点名称看该地`}
      footer={
        <>
          <span className="chart-tools">
            <a href={file('xlsx')}>全部XLSX</a>
            <a href={file('csv')}>全部CSV</a>
          </span>
          {ranking.simulated && <span className="meta-list">模拟数据</span>}
        </>
      }
    >
      <Pager of="地区" paging={paging} q={q} onAsk={onAsk} />
      <DataTable
        leaf
        caption={ranking.finding}
        captionHidden
        columns={columnsOf(ranking)}
        groups={[
          ...(apart.length > 0 ? [{ key: 'chosen', title: '标出的', rows: apart }] : []),
          { key: 'page', ...(apart.length > 0 ? { title: '本页' } : {}), rows },
        ]}
        rowKey={({ unit }) => unit}
        mark={{ key: focus, onMark }}
        empty={q === '' ? '没有单位。' : `没有找到“${q}”。`}
      />
    </Panel>
  );
}

function columnsOf(ranking: LevelRanking): Column<LevelUnit>[] {
  const { metric, period, cut, form, order } = ranking;
  const isRate = metric.measure === 'percent';
  const names = rankNames(ranking);
  const idOf = (row: LevelUnit, at: string): FigureId => ({
    ...{ unit: row.unit, indicator: metric.indicator, period: at, form, v: cut.dataVersion, node: row.node },
  });
  const place: Column<LevelUnit> = {
    key: 'rank',
    header: names.own,
    numeric: true,
    render: ({ rank }) => rank ?? '—',
  };
  const growthPlace: Column<LevelUnit> = {
    key: 'growthRank',
    header: names.growth,
    numeric: true,
    render: ({ growthRank }) => growthRank ?? '—',
  };
  return [
    order === 'growth' ? growthPlace : place,
    {
      key: 'name',
      header: '地区',
      rowHeader: true,
      className: 'nowrap',
      render: ({ unit, node, shortName }) => (
        <Link href={addressAt(node, pinnedAddress(`/regions/${unit}`, cut, { period }))}>{shortName}</Link>
      ),
    },
    { key: 'above', header: '所属地区', className: 'nowrap', render: ({ above }) => above },
    ...figureColumns<LevelUnit>(ranking, (row) => row, idOf),
    ...(isRate
      ? []
      : [
          {
            key: 'share',
            header: '占比',
            numeric: true,
            className: 'wide-only',
            render: ({ share }: LevelUnit) => <Num value={share} format={(f) => percent(f, 2)} />,
          },
        ]),
    {
      key: 'rankChange',
      header: `${names.own}变化`,
      className: 'wide-only',
      render: ({ rank, rankChange }) => rank !== null && <RankDelta places={rankChange} />,
    },
    order === 'growth' ? place : growthPlace,
  ];
}
