import type { LevelGroup, LevelRanking } from '#shared/contract/levels.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell } from '#shared/table.ts';
import { BarCell } from '../../charts/bar-cell.tsx';
import { TableTools } from '../../charts/table-tools.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { measuredText } from './level-figures.ts';

/** By part of the page's area: how many of the level lie in each, what the middle one has, and how many are ahead. */
export function LevelGroups({ ranking, meta }: { ranking: LevelRanking; meta: string }) {
  const { groups, spread, label } = ranking;
  if (groups.length < 2 || !spread) return null;
  const title = `按所属地区看：${spread.name}中位数`;
  return (
    <Panel
      title={title}
      subtitle={`${label}，${spread.unit}；“前四分之一”为全部单位中的位置，有单位暂缺时不数`}
      footer={
        <TableTools
          meta={meta}
          table={{
            title,
            subtitle: label,
            notes: ranking.notes,
            simulated: ranking.simulated,
            columns: [
              { key: 'name', header: '地区', kind: 'text' },
              { key: 'units', header: '单位数', unit: '个', kind: 'number', digits: 0 },
              { key: 'middle', header: '中位数', unit: spread.unit, kind: 'number', digits: spread.digits },
              { key: 'ahead', header: '前四分之一', unit: '个', kind: 'number', digits: 0 },
            ],
            rows: groups.map(({ shortName, units, middle, ahead }) => ({
              ...{ name: shortName, units, ahead },
              middle: figureCell(middle),
            })),
          }}
        />
      }
    >
      <DataTable
        caption={title}
        captionHidden
        rows={groups}
        columns={columnsOf(ranking)}
        rowKey={(g) => g.unit}
      />
    </Panel>
  );
}

function columnsOf(ranking: LevelRanking): Column<LevelGroup>[] {
  const max = Math.max(0, ...ranking.groups.map(({ middle }) => middle).filter(isValue));
  return [
    { key: 'name', header: '地区', className: 'nowrap', render: ({ shortName }) => shortName },
    { key: 'units', header: '单位数', numeric: true, render: ({ units }) => units },
    {
      key: 'bar',
      header: '中位数',
      className: 'col-bar wide-only',
      render: ({ middle }) => isValue(middle) && middle >= 0 && <BarCell value={middle} max={max} />,
    },
    {
      key: 'middle',
      header: ranking.spread?.unit ?? '',
      numeric: true,
      render: ({ middle }) => (
        <Num value={middle} format={(f) => (isValue(middle) ? measuredText(ranking, middle) : String(f))} />
      ),
    },
    { key: 'ahead', header: '前四分之一(个)', numeric: true, render: ({ ahead }) => ahead ?? '—' },
  ];
}
