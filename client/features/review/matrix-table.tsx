import { Link } from 'wouter';
import type { MatrixCell, ReviewMatrix } from '#shared/contract/review.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { cellNotes, type Filter, fits, markOfReturn } from './queue.ts';
import { reviewAddress } from './review.api.ts';
import styles from './review.module.css';
import { spansOf } from './spans.ts';

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
        ...matrix.sources.map((source): Column<MatrixRow> => {
          const spans = spansOf(matrix.rows, source.code);
          return {
            key: source.code,
            header: source.name,
            span: ({ unit }) => spans.get(unit) ?? 1,
            cellClass: ({ unit }) => ((spans.get(unit) ?? 1) > 1 ? styles.spanning : undefined),
            render: (row) => (
              <StateCell
                period={matrix.period}
                cell={row.cells[source.code] ?? null}
                covers={spans.get(row.unit) ?? 1}
                filter={filter}
              />
            ),
          };
        }),
      ]}
      rows={matrix.rows}
      rowKey={(row) => row.unit}
    />
  );
}

interface StateCellProps {
  period: string;
  cell: MatrixCell | null;
  /** Units that the return stands beside. */
  covers: number;
  filter: Filter;
}

function StateCell({ period, cell, covers, filter }: StateCellProps) {
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
      {covers > 1 && <span className={classNames('small', styles.note)}>一份，含{covers}个单位</span>}
      {notes.length > 0 && <span className={classNames('small', styles.note)}>{notes.join(' ')}</span>}
    </Link>
  );
}
