import { Link } from 'wouter';
import type { MatrixCell } from '#shared/contract/review.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { cellNotes, markOfReturn } from './queue.ts';
import { reviewAddress } from './review.api.ts';
import styles from './review.module.css';

/** The returns to work through, one line each. */
export function QueueList({
  period,
  cells,
  empty,
}: {
  period: string;
  cells: readonly MatrixCell[];
  empty: string;
}) {
  const offset = useOffset();
  if (cells.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <ol className={classNames('plain', styles.queue)}>
      {cells.map((cell) => (
        <li key={cell.organisation}>
          <Link href={reviewAddress({ period, organisation: cell.organisation })}>
            {cell.organisationName}
          </Link>
          <ReturnTag state={markOfReturn(cell)} />
          <span className="small muted">
            {cell.submittedAt
              ? `第${cell.revision}次报送 ${dateTimeText(cell.submittedAt, offset).slice(5)}`
              : '尚未提交'}
            {cellNotes(cell).map((note) => ` · ${note}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
