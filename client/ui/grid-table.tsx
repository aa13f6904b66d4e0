import type { ReactNode, TableHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { type Head, TableHead } from './table-head.tsx';

interface GridTableProps extends TableHTMLAttributes<HTMLTableElement> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Head[];
  /** The bodies: a section each. */
  children: ReactNode;
  ref?: React.Ref<HTMLTableElement>;
}

/**
 * The table of a return, in which people type, paste and write remarks. It stands beside DataTable because its rows are
 * controls and no data: one figure takes several rows, keeps the caret while it is edited, and the keys move from row
 * to row, so a feature draws the bodies itself. It brings no scrolling box: the head of a form sticks to the page.
 */
export function GridTable({
  caption,
  captionHidden,
  columns,
  className,
  children,
  ...table
}: GridTableProps) {
  return (
    <table {...table} className={classNames('table', className)}>
      <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <TableHead columns={columns} />
      {children}
    </table>
  );
}

/** A heading over the rows of a section. */
export function GridHead({
  columns,
  className,
  children,
}: {
  columns: number;
  className: 'section-head' | 'sub-head' | 'group';
  children: ReactNode;
}) {
  return (
    <tr className={className}>
      <th scope="rowgroup" colSpan={columns}>
        {children}
      </th>
    </tr>
  );
}
