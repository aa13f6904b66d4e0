import { Link } from 'wouter';
import type { MatrixCell, ReviewMatrix } from '#shared/contract/review.ts';
import { classNames } from '../../ui/class-names.ts';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { cellNotes, type Filter, fits, markOfReturn } from './queue.ts';
import { reviewAddress } from './review.api.ts';

/** Units down, sources across. What the filter does not show stays in place, greyed; the overdue are never greyed. */
export function MatrixTable({ matrix, filter }: { matrix: ReviewMatrix; filter: Filter }) {
  return (
    <ScrollBox>
      <table className="table review-matrix">
        <caption className="visually-hidden">{matrix.label}各单位、各数据来源的报送状态</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {matrix.sources.map((source) => (
              <th key={source.code} scope="col">
                {source.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">{row.unitName}</th>
              {matrix.sources.map((source) => (
                <td key={source.code}>
                  <StateCell period={matrix.period} cell={row.cells[source.code] ?? null} filter={filter} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
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
      className={classNames('review-state', !fits(filter, cell) && !cell.overdue && 'review-dim')}
      title={cell.organisationName}
    >
      <ReturnTag state={markOfReturn(cell)} />
      {notes.length > 0 && <span className="small review-note">{notes.join(' ')}</span>}
    </Link>
  );
}
