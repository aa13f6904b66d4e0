import type { CostView } from '#shared/contract/policies.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './policies.module.css';

type Part = CostView['parts'][number];

/** 落在哪个“其中”: beside the target of the whole and what was last spent on that 其中. */
export function CostParts({ data: { parts, ofTarget } }: { data: CostView }) {
  const columns: Column<Part>[] = [
    { key: 'name', header: '其中', rowHeader: true, render: ({ name }) => name },
    { key: 'words', header: '一年', numeric: true, render: ({ words }) => words },
    {
      key: 'of',
      header: '占多大',
      render: ({ ofTarget: whole, ofActual }) => (
        <>
          {whole}
          {ofActual && <span className={classNames('muted small', styles.finding)}>{ofActual}</span>}
        </>
      ),
    },
  ];
  return (
    <Panel title={ofTarget || '本市落在哪个“其中”'} subtitle="归到哪个“其中”是本系统的理解，文件没有写">
      <DataTable
        caption="本市落在哪个其中"
        captionHidden
        stacked
        columns={columns}
        rows={parts}
        rowKey={({ name }) => name}
        empty="还没有件数"
      />
    </Panel>
  );
}
