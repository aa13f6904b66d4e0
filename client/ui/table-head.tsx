import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useSaid } from './said.tsx';
import type { Sort } from './sort-rows.ts';

/** What stands over a column, in either table. */
export interface Head {
  key: string;
  header: ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  className?: string;
}

interface TableHeadProps {
  columns: readonly Head[];
  /** Keys of the columns that a click sorts by. */
  sortable?: ReadonlySet<string>;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
}

/** The heading row: every column scoped, the sorted one saying its order. */
export function TableHead({ columns, sortable, sort, onSort }: TableHeadProps) {
  const said = useSaid();
  return (
    <thead>
      <tr>
        {columns.map((column) =>
          onSort && sortable?.has(column.key) ? (
            <SortHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ) : (
            <th key={column.key} scope="col" data-column={column.key} className={columnClass(column)}>
              {said(column.header)}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

/** The class of a column's cells, head and body alike. */
export function columnClass({ numeric, className }: Head, more?: string | false | null): string | undefined {
  return classNames(numeric && 'numeric', className, more) || undefined;
}

interface SortHeadProps {
  column: Head;
  sort?: Sort | null;
  onSort: (sort: Sort) => void;
}

function SortHead({ column, sort, onSort }: SortHeadProps) {
  const said = useSaid();
  const current = sort?.key === column.key ? sort.direction : 'none';
  // Figures are first wanted from the largest down, names from the first on.
  const first = column.numeric ? 'descending' : 'ascending';
  const second = column.numeric ? 'ascending' : 'descending';
  const direction = current === first ? second : first;
  return (
    <th scope="col" data-column={column.key} className={columnClass(column)} aria-sort={current}>
      <button type="button" className="sort-button" onClick={() => onSort({ key: column.key, direction })}>
        {said(column.header)}
        {current !== 'none' && (
          <Icon name={current === 'ascending' ? 'triangle-up' : 'triangle-down'} size={9} />
        )}
      </button>
    </th>
  );
}
