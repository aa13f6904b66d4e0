/** Rows and columns of the tables that were read which gave no figure: totals and remarks, and what matches nothing. */
import type { Cell } from '../sheets.ts';
import type { Located } from '../types.ts';
import { holdsFigure } from './grid.ts';
import type { Row } from './row-labels.ts';
import type { Table } from './table.ts';
import { isRemark, isTotalWord } from './words.ts';

type Aside = Pick<Located, 'unmatched' | 'totalsSkipped'>;
const seen = (cell: Cell) => ({ address: cell.address, text: cell.text.trim().slice(0, 100) });

function ofRow(row: Row, aside: Aside): void {
  const { label, meaning, foreign, unitName } = row;
  if (!label) return;
  if (meaning.total || isTotalWord(label.text)) aside.totalsSkipped.push(seen(label));
  else if (foreign || meaning.kind === 'unknown' || meaning.indicators.length > 0) {
    const { address, text } = seen(label);
    aside.unmatched.push({
      address,
      text: foreign && !text.includes(unitName) ? `${unitName} ${text}` : text,
    });
  }
}

export function setAside(tables: readonly Table[]): Aside {
  const aside: Aside = { unmatched: [], totalsSkipped: [] };
  for (const table of tables) {
    const { grid, tail, body, left, right } = table.block;
    for (const { row } of table.left) {
      const held = row && table.takenColumns.some(({ col }) => holdsFigure(grid.own(row.row, col)));
      if (row && held) ofRow(row, aside);
    }
    for (const { column } of table.left) {
      const head = column?.heads.at(-1);
      if (!column || !head || table.orientation === 'long' || column.meaning.kind !== 'unknown') continue;
      aside.unmatched.push(seen(head));
    }
    const remarks = [
      ...tail.filter((cell) => isRemark(cell.text)),
      ...body.flatMap((row) =>
        grid
          .row(row, { left, right })
          .slice(0, 1)
          .filter((cell) => isRemark(cell.text)),
      ),
    ];
    aside.totalsSkipped.push(...remarks.map(seen));
  }
  return aside;
}
