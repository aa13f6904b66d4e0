import { type ReactNode, useRef } from 'react';
import { classNames } from './class-names.ts';
import { useSaid } from './said.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { type Sort, type SortValue, sortRows } from './sort-rows.ts';
import { TableBar } from './table-bar.tsx';
import { columnClass, type Head, TableHead } from './table-head.tsx';
import { LONG, useTableView } from './table-view.ts';

export interface Column<Row> extends Head {
  render: (row: Row, index: number) => ReactNode;
  /** Makes the column sortable; null = no value, always last. */
  sort?: (row: Row) => SortValue;
  /** The cell that names the row (default: the first column). */
  rowHeader?: boolean;
  /** Rows the cell spans; 0 where a cell above reaches down to here. Not for the cell that names the row, nor for sorted tables. */
  span?: (row: Row) => number;
  /** What the cell is headed with on a card, where the heading is long (default: the heading). */
  label?: string;
  /** What single cells have beside the column's class: the shade of a figure. */
  cellClass?: (row: Row) => string | undefined;
}

/** Rows that belong together under a heading of their own. */
export interface RowGroup<Row> {
  key: string;
  /** Left out where the rows need no name. */
  title?: ReactNode;
  rows: readonly Row[];
}

type Rows<Row> =
  | { rows: readonly Row[]; groups?: undefined }
  | { groups: readonly RowGroup<Row>[]; rows?: undefined };

type DataTableProps<Row> = Rows<Row> & {
  /** What the table holds, with its unit; read out, and shown unless `captionHidden`. */
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** A row that keeps its place whatever the order. */
  total?: Row;
  totalAt?: 'top' | 'bottom';
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  rowClass?: (row: Row) => string | false | null | undefined;
  /** The id that an address leads to. */
  rowId?: (row: Row) => string;
  /** Scrolls inside its own box under a fixed head. */
  sticky?: boolean;
  /** Stands on the page at full height though it is long, its head under the page's own: for a table that an office screen is wide enough for. */
  whole?: boolean;
  /** One leaf of a list that the server narrows: what is not on it could not be found here. */
  leaf?: boolean;
  /** Few and short enough for a phone: it need not scroll there, its names may break. */
  fits?: boolean;
  /** The row that the page marks, by its key, and what a click on another does; keys have the choice above the page (MarkChoice). */
  mark?: { key: string | null; onMark: (key: string) => void };
  className?: string;
  /** On a phone every row stands as a card, each cell under its heading. */
  stacked?: boolean;
  empty?: ReactNode;
};

/** Rows that stay together on a sheet of paper. */
const SHORT = 9;

/** A real table: caption, scoped headers, total, groups, optional sorting. Without JavaScript it still reads. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { total, totalAt = 'top', sort, stacked, rowKey, rowClass, rowId, empty } = props;
  const said = useSaid();
  const table = useRef<HTMLTableElement>(null);
  const view = useTableView(table, props.rows ?? props.groups);
  const columns = props.columns.filter(({ key }) => !view.columnsOut.has(key));
  const sorter = columns.find((column) => column.key === sort?.key)?.sort;
  const groups = (props.groups ?? [{ key: '', rows: props.rows }]).map((group: RowGroup<Row>) => ({
    ...group,
    rows: sort && sorter ? sortRows(group.rows, sorter, sort.direction) : view.order(group.rows, rowKey),
  }));
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  // A cell that spans rows ties them together: they are neither narrowed nor ordered.
  const long = !props.leaf && count > LONG && columns.every(({ span }) => !span);
  const ordered = long && !props.onSort;
  const totalRow = total !== undefined && (
    <BodyRow row={total} index={-1} columns={columns} className="total" labelled={stacked} />
  );
  const drawn = (
    <ScrollBox className={classNames((props.sticky || long) && 'table-sticky', props.whole && 'table-whole')}>
      <table
        ref={table}
        className={classNames(
          'table',
          props.fits && 'table-fits',
          count <= SHORT && 'table-short',
          stacked && 'table-stacked',
          props.className,
        )}
      >
        <caption className={props.captionHidden ? 'visually-hidden' : undefined}>
          {said(props.caption)}
        </caption>
        <TableHead
          columns={columns}
          sortable={new Set(columns.filter((column) => ordered || column.sort).map(({ key }) => key))}
          sort={ordered ? view.sort : sort}
          onSort={ordered ? view.onSort : props.onSort}
        />
        {groups.map(({ key, title, rows }, at) => (
          <tbody key={key}>
            {title && (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {title}
                </th>
              </tr>
            )}
            {totalAt === 'top' && at === 0 && totalRow}
            {rows.map((row, index) => (
              <BodyRow
                key={rowKey(row)}
                row={row}
                index={index}
                columns={columns}
                className={classNames(
                  rowClass?.(row),
                  props.mark && markClass(rowKey(row) === props.mark.key),
                )}
                id={rowId?.(row)}
                marked={rowKey(row) === props.mark?.key}
                onMark={props.mark && (() => props.mark?.onMark(rowKey(row)))}
                labelled={stacked}
                rowKey={long ? rowKey(row) : undefined}
                hidden={view.out.has(rowKey(row))}
              />
            ))}
            {totalAt === 'bottom' && at === groups.length - 1 && totalRow}
          </tbody>
        ))}
        {empty && groups.every(({ rows }) => rows.length === 0) && (
          <tbody>
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          </tbody>
        )}
      </table>
    </ScrollBox>
  );
  if (!long) return drawn;
  return (
    <>
      <TableBar view={view} columns={props.columns} count={count} table={table} />
      {drawn}
    </>
  );
}

interface BodyRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  className?: string | false | null;
  id?: string;
  /** Cells carry their heading. */
  labelled?: boolean;
  marked?: boolean;
  onMark?: () => void;
  rowKey?: string;
  hidden?: boolean;
}

function markClass(marked: boolean): string {
  return marked ? 'markable focus' : 'markable';
}

/** Whether a click was meant for something inside the row. */
const isOnControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, select, label, summary') !== null;

/** What a stacked cell is headed with; a heading that is no text heads nothing. */
const labelOf = <Row,>(column: Column<Row>) => {
  const label = column.label ?? column.header;
  return typeof label === 'string' && label !== '' ? label : undefined;
};

function BodyRow<Row>({
  row,
  index,
  columns,
  className,
  id,
  labelled,
  marked,
  onMark,
  rowKey,
  hidden,
}: BodyRowProps<Row>) {
  const named = columns.some((column) => column.rowHeader);
  return (
    <tr
      id={id}
      className={className || undefined}
      aria-current={marked || undefined}
      data-key={rowKey}
      hidden={hidden}
      onClick={onMark && (({ target }) => !isOnControl(target) && onMark())}
    >
      {columns.map((column, position) => {
        const cellClass = columnClass(column, column.cellClass?.(row));
        const span = column.span?.(row) ?? 1;
        if (span === 0) return null;
        const content = column.render(row, index);
        return (named ? column.rowHeader : position === 0) ? (
          <th key={column.key} scope="row" className={cellClass}>
            {content}
          </th>
        ) : (
          <td
            key={column.key}
            className={cellClass}
            rowSpan={span > 1 ? span : undefined}
            data-label={labelled ? labelOf(column) : undefined}
          >
            {labelled && content ? <div>{content}</div> : content}
          </td>
        );
      })}
    </tr>
  );
}
