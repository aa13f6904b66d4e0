import type { ReactNode } from 'react';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { tipOf } from '../ui/tip.tsx';

export interface HeatCell {
  value: Figure;
  /** Stands in place of the reason's own mark where there is no figure: 无差异. */
  mark?: string;
  /** A flag after the figure: 封顶, 样本少. */
  flag?: string;
  /** What its tooltip says: the name, then one line a figure. */
  tip?: readonly string[];
}

interface HeatRow {
  key: string;
  header: ReactNode;
  cells: readonly HeatCell[];
}

const EMPTY: HeatCell = { value: 'not_applicable' };

interface HeatmapProps {
  caption: string;
  corner: ReactNode;
  columns: readonly { key: string; header: ReactNode }[];
  rows: readonly HeatRow[];
  /** Values of the lightest and the darkest shade. */
  range: readonly [number, number];
  digits?: number;
  /** Narrow enough to stand on the page without a box of its own. */
  whole?: boolean;
  /** The key of the column that the page marks. */
  focus?: string | null;
  onOpen?: (row: string, column: string) => void;
}

const SHADES = 6;

/** Shade 0–5 of a value inside a range; a range without width gives the middle. */
export function shadeOf(value: number, [low, high]: readonly [number, number]): number {
  if (high <= low) return 2;
  return Math.min(SHADES - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * SHADES)));
}

/** A table whose cells carry the figure and its shade; missing cells are hatched and say why. */
export function Heatmap(props: HeatmapProps) {
  const { caption, corner, columns, rows, range, digits = 1, whole, focus, onOpen } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      whole={whole}
      columns={[
        { key: '', header: corner, className: 'heat-name', render: (row) => row.header },
        ...columns.map(
          ({ key, header }, at): Column<HeatRow> => ({
            key,
            header,
            numeric: true,
            className: key === focus ? 'marked-column' : undefined,
            cellClass: (row) => `heat ${shadeClass(row.cells[at] ?? EMPTY, range)}`,
            render: (row) => (
              <Cell
                cell={row.cells[at] ?? EMPTY}
                digits={digits}
                onOpen={onOpen && (() => onOpen(row.key, key))}
              />
            ),
          }),
        ),
      ]}
      rows={rows}
      rowKey={(row) => row.key}
    />
  );
}

interface CellProps {
  cell: HeatCell;
  digits: number;
  onOpen?: () => void;
}

function shadeClass({ value }: HeatCell, range: HeatmapProps['range']): string {
  return isValue(value) ? `heat-${shadeOf(value, range)}` : 'heat-missing';
}

function Cell({ cell: { value, mark, flag, tip }, digits, onOpen }: CellProps) {
  const text = (
    <>
      {isValue(value) ? number(value, digits) : (mark ?? REASON_MARK[value])}
      {flag && <span className="small"> {flag}</span>}
    </>
  );
  return onOpen ? (
    <button type="button" className="heat-cell" onClick={onOpen} {...(tip && tipOf(tip))}>
      {text}
    </button>
  ) : (
    <span className="heat-cell" {...(tip && tipOf(tip))}>
      {text}
    </span>
  );
}
