import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import { changeText, figureText } from '../../return/figure-text.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

type InstitutionSum = Reconciliation['institutions'][number];

/** Single institutions against 全市, and by 属地 against their county. */
export function InstitutionsPanel({ rows }: { rows: readonly InstitutionSum[] }) {
  if (rows.length === 0) return null;
  const columns: Column<InstitutionSum>[] = [
    { key: 'place', header: '地区', render: (row) => row.placeName },
    { key: 'name', header: '指标', render: (row) => `${row.name}（${row.measureUnit}）` },
    {
      key: 'reported',
      header: '地区上报数',
      numeric: true,
      render: (row) => <Num value={row.reported} format={(v) => figureText(v, row)} />,
    },
    {
      key: 'sum',
      header: '各机构之和',
      numeric: true,
      render: (row) => <Num value={row.sum} format={(v) => figureText(v, row)} />,
    },
    {
      key: 'difference',
      header: '相差',
      numeric: true,
      render: (row) => <Num value={row.difference} format={(v) => changeText(v, row)} />,
    },
    { key: 'verdict', header: '结论', render: (row) => <Verdict row={row} /> },
    { key: 'who', header: '属地机构', render: (row) => row.institutions.join('、') },
  ];
  return (
    <Panel
      title="各机构之和与全市、属地上报数"
      subtitle="机构按属地(所在县(市、区))归集；全市应等于各机构之和，县(市、区)可另有未单列的机构"
    >
      <DataTable
        caption="各机构之和与上报数"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.place}/${row.indicator}`}
      />
    </Panel>
  );
}

function Verdict({ row }: { row: InstitutionSum }) {
  if (row.missing.length > 0) return <>缺 {row.missing.join('、')}，暂不能比较</>;
  if (typeof row.difference !== 'number') return <>上报数未报</>;
  if (row.contradicts)
    return (
      <strong>
        <Icon name="warning" size={12} /> 不符，请与上报单位核实
      </strong>
    );
  return <>{row.difference === 0 ? '相符' : '另有未单列机构'}</>;
}
