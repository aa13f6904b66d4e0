import { Link } from 'wouter';
import type { MatrixCell, ReviewMatrix } from '#shared/contract/review.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { cellNotes, type Filter, fits, markOfReturn } from './queue.ts';
import { reviewAddress } from './review.api.ts';
import styles from './review.module.css';

type MatrixRow = ReviewMatrix['rows'][number];

/** Units down, sources across. What the filter does not show stays in place, greyed; the overdue are never greyed. */
export function MatrixTable({ matrix, filter }: { matrix: ReviewMatrix; filter: Filter }) {
  return (
    <DataTable
      className={styles.matrix}
      caption={`${matrix.label}各单位、各数据来源的报送状态`}
      captionHidden
      columns={[
        { key: 'unit', header: '单位', render: (row) => row.unitName },
        ...matrix.sources.map(
          (source): Column<MatrixRow> => ({
            key: source.code,
            header: source.name,
            span: spans.get(source.code),
            cellClass: (row) => (rowsOf(row) > 1 ? styles.spanning : undefined),
            render: (row) => (
              <StateCell period={matrix.period} cell={row.cells[source.code] ?? null} filter={filter} />
            ),
          }),
        ),
      ]}
      rows={matrix.rows}
      rowKey={(row) => row.unit}
    />
  );
}

function StateCell({ period, cell, filter }: { period: string; cell: MatrixCell | null; filter: Filter }) {
  if (!cell)
    return (
      <span className="mark" title="该来源不报送此单位的数据">
        ·
      </span>
    );
  const notes = cellNotes(cell);
  return (
    <Link
      href={reviewAddress({ period, organisation: cell.organisation })}
      className={classNames(styles.state, !fits(filter, cell) && !cell.overdue && styles.dim)}
      title={cell.organisationName}
    >
      <ReturnTag state={markOfReturn(cell)} />
      {notes.length > 0 && <span className={classNames('small', styles.note)}>{notes.join(' ')}</span>}
    </Link>
  );
}
