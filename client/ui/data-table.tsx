import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { type Sort, type SortValue, sortRows } from './sort-rows.ts';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  render: (row: Row, index: number) => ReactNode;
  /** Makes the column sortable; null = no value, always last. */
  sort?: (row: Row) => SortValue;
  /** The cell that names the row (default: the first column). */
  rowHeader?: boolean;
  className?: string;
}

interface DataTableProps<Row> {
  /** What the table holds, with its unit; read out, and shown unless `captionHidden`. */
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A row that stays first whatever the order: the total. */
  total?: Row;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  rowClass?: (row: Row) => string | false | null | undefined;
  /** Scrolls inside its own box under a fixed head. */
  sticky?: boolean;
  empty?: ReactNode;
}

/** A real table: caption, scoped headers, total first, optional sorting. Without JavaScript it still reads. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, total, sort, sticky, rowKey, rowClass } = props;
  const sorter = columns.find((column) => column.key === sort?.key)?.sort;
  const sorted = sort && sorter ? sortRows(rows, sorter, sort.direction) : rows;
  return (
    <ScrollBox className={sticky && 'table-sticky'}>
      <table className="table">
        <caption className={props.captionHidden ? 'visually-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {total !== undefined && <BodyRow row={total} index={-1} columns={columns} className="total" />}
          {sorted.map((row, index) => (
            <BodyRow
              key={rowKey(row)}
              row={row}
              index={index}
              columns={columns}
              className={rowClass?.(row)}
            />
          ))}
          {rows.length === 0 && props.empty && (
            <tr>
              <td colSpan={columns.length}>{props.empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const className = classNames(column.numeric && 'numeric', column.className);
  if (!column.sort || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const current = sort?.key === column.key ? sort.direction : 'none';
  // Figures are first wanted from the largest down, names from the first on.
  const first = column.numeric ? 'descending' : 'ascending';
  const second = column.numeric ? 'ascending' : 'descending';
  const direction = current === first ? second : first;
  return (
    <th scope="col" className={className} aria-sort={current}>
      <button type="button" className="sort-button" onClick={() => onSort({ key: column.key, direction })}>
        {column.header}
        {current !== 'none' && (
          <Icon name={current === 'ascending' ? 'triangle-up' : 'triangle-down'} size={9} />
        )}
      </button>
    </th>
  );
}

interface BodyRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  className?: string | false | null;
}

function BodyRow<Row>({ row, index, columns, className }: BodyRowProps<Row>) {
  const named = columns.some((column) => column.rowHeader);
  return (
    <tr className={className || undefined}>
      {columns.map((column, position) => {
        const cellClass = classNames(column.numeric && 'numeric', column.className) || undefined;
        const content = column.render(row, index);
        return (named ? column.rowHeader : position === 0) ? (
          <th key={column.key} scope="row" className={cellClass}>
            {content}
          </th>
        ) : (
          <td key={column.key} className={cellClass}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
