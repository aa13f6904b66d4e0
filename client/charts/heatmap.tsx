import type { ReactNode } from 'react';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';

export interface HeatCell {
  value: Figure;
  /** Stands in place of the reason's own mark where there is no figure: 无差异. */
  mark?: string;
  /** A flag after the figure: 封顶, 样本少. */
  flag?: string;
}

interface HeatmapProps {
  caption: string;
  corner: ReactNode;
  columns: readonly { key: string; header: ReactNode }[];
  rows: readonly { key: string; header: ReactNode; cells: readonly HeatCell[] }[];
  /** Values of the lightest and the darkest shade. */
  range: readonly [number, number];
  digits?: number;
  onOpen?: (row: string, column: string) => void;
}

const SHADES = 6;

/** Shade 0–5 of a value inside a range; a range without width gives the middle. */
export function shadeOf(value: number, [low, high]: readonly [number, number]): number {
  if (high <= low) return 2;
  return Math.min(SHADES - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * SHADES)));
}

/** A table whose cells carry the figure and its shade; missing cells are hatched and say why. */
export function Heatmap({ caption, corner, columns, rows, range, digits = 1, onOpen }: HeatmapProps) {
  return (
    <ScrollBox>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ key, header }) => (
              <th key={key} scope="col" className="numeric">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.header}</th>
              {columns.map(({ key }, index) => (
                <Cell
                  key={key}
                  cell={row.cells[index] ?? { value: 'not_applicable' }}
                  range={range}
                  digits={digits}
                  onOpen={onOpen && (() => onOpen(row.key, key))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface CellProps {
  cell: HeatCell;
  range: readonly [number, number];
  digits: number;
  onOpen?: () => void;
}

function Cell({ cell: { value, mark, flag }, range, digits, onOpen }: CellProps) {
  const shade = isValue(value) ? `heat-${shadeOf(value, range)}` : 'heat-missing';
  const text = (
    <>
      {isValue(value) ? number(value, digits) : (mark ?? REASON_MARK[value])}
      {flag && <span className="small"> {flag}</span>}
    </>
  );
  return (
    <td className={`heat ${shade}`}>
      {onOpen ? (
        <button type="button" className="heat-cell" onClick={onOpen}>
          {text}
        </button>
      ) : (
        <span className="heat-cell">{text}</span>
      )}
    </td>
  );
}
