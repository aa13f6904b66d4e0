import { useMemo } from 'react';
import type { Structure, StructurePart } from '#shared/contract/structure.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, percent, points } from '../../lib/format.ts';
import { usePageMarks } from '../../lib/page-marks.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable, type RowGroup } from '../../ui/data-table.tsx';
import { Num } from '../../ui/mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './structure.module.css';
import { partGroupName, partsTable } from './structure-tables.ts';

/** 其中 and 未列明, sources, components and 附项 of each block, with bars of the block's own 100 %. */
export function PartsCard({ structure: s, meta }: { structure: Structure; meta: string }) {
  const table = useMemo(() => partsTable(s), [s]);
  const { block } = usePageMarks();
  const title = s.titles.parts || `${s.label}${s.unit.shortName}各主体投入的组成`;
  return (
    <ChartCard
      title={title}
      subtitle="数额单位：万元；占比为占该主体投入，附项不计入，只作比较"
      table={table}
      description={title}
      meta={meta}
    >
      <DataTable
        caption={table.title}
        captionHidden
        columns={columnsOf(s)}
        groups={groupsOf(s)}
        rowKey={(part) => part.indicator ?? 'rest'}
        rowClass={(part) => part.block === block && 'focus'}
      />
    </ChartCard>
  );
}

function groupsOf(s: Structure): RowGroup<StructurePart>[] {
  return s.blocks.flatMap((block) =>
    (['of_which', 'breakdown', 'component', 'memo'] as const).flatMap((group) => {
      const rows = s.parts.filter((p) => p.block === block.code && p.group === group);
      return rows.length === 0
        ? []
        : [{ key: `${block.code}/${group}`, title: partGroupName(s, block, group), rows }];
    }),
  );
}

function columnsOf(s: Structure): Column<StructurePart>[] {
  return [
    { key: 'name', header: '项目', render: (part) => part.name.replace(/^附项：/, '') },
    {
      key: 'amount',
      header: '数额',
      numeric: true,
      render: (part) => <Amount part={part} structure={s} />,
    },
    {
      key: 'share',
      header: '占比',
      numeric: true,
      render: (part) => <Num value={part.shareOfBlock} format={(f) => percent(f)} />,
    },
    {
      key: 'bar',
      header: <VisuallyHidden>占比条形</VisuallyHidden>,
      className: classNames('wide-only', styles.barCell),
      render: (part) => <PartBar part={part} colour={s.blocks.find((b) => b.code === part.block)?.colour} />,
    },
    {
      key: 'change',
      header: '占比增减',
      numeric: true,
      render: (part) => <Num value={part.change} format={(f) => points(f)} />,
    },
  ];
}

function Amount({ part, structure: s }: { part: StructurePart; structure: Structure }) {
  const amount = <Num value={part.amount} format={(f) => money(f, '万元')} />;
  // A single half is derived: its source is the to-date figure's, which the dialog would show with another number.
  const indicator = s.form === 'to_date' ? part.indicator : null;
  return indicator === null ? (
    amount
  ) : (
    <LineageFigure id={{ unit: s.unit.code, indicator, period: s.period, v: s.cut.dataVersion }}>
      {amount}
    </LineageFigure>
  );
}

function PartBar({ part, colour }: { part: StructurePart; colour: string | undefined }) {
  const width = isValue(part.shareOfBlock) ? Math.min(100, Math.max(0, part.shareOfBlock)) : 0;
  return (
    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="10" className={styles.track} />
      <rect
        width={width}
        height="10"
        fill={part.group === 'memo' ? undefined : colour}
        className={classNames(part.group === 'memo' && styles.memo, part.indicator === null && styles.rest)}
      />
    </svg>
  );
}
