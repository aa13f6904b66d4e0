import type { ReturnRow } from '#shared/contract/return-row.ts';
import { isValue } from '#shared/figure.ts';
import { cellLabel } from '../../../return/cell-names.ts';
import { figureText, growthText } from '../../../return/figure-text.ts';
import { RowName } from '../../../return/row-name.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Num } from '../../../ui/mark.tsx';
import { shownCell } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import { cellStateOf, findingsOf } from '../steps/summary.ts';
import { CellInput } from './cell-input.tsx';
import { CellIssues } from './cell-issues.tsx';
import styles from './figure-grid.module.css';

interface FigureRowProps {
  draft: Draft;
  row: ReturnRow;
  namesUnit: boolean;
  opensOfWhich: boolean;
  /** The rows differ in their unit of measure, so each names its own. */
  showMeasure: boolean;
  showReporters: boolean;
  onFocus: (row: ReturnRow) => void;
}

export function FigureRow({
  draft,
  row,
  namesUnit,
  opensOfWhich,
  showMeasure,
  showReporters,
  onFocus,
}: FigureRowProps) {
  const { view, edits } = draft.state;
  const findings = findingsOf(view, row);
  const cell = shownCell(row, edits);
  const state = cellStateOf(findings);
  return (
    <tr onFocus={() => onFocus(row)}>
      <td className={styles.colCell}>{cellLabel(view, row)}</td>
      <th scope="row" className={`indent-${Math.min(row.indent, 3)}`}>
        <RowName
          row={row}
          namesUnit={namesUnit}
          opensOfWhich={opensOfWhich}
          showMeasure={showMeasure}
          showReporters={showReporters}
        />
      </th>
      <td
        className={classNames(
          styles.colFigure,
          state === 'error' && 'cell-error',
          state === 'warning' && 'cell-warning',
        )}
      >
        <CellInput draft={draft} row={row} cell={cell} invalid={state === 'error'} />
      </td>
      <td className="numeric">
        <Num value={row.lastYear} format={(v) => figureText(v, row)} />
      </td>
      <td className="numeric">
        {isValue(row.growth) ? growthText(row.growth, row) : <span className="muted">—</span>}
      </td>
      <td className={styles.colIssues}>
        <CellIssues draft={draft} row={row} cell={cell} findings={findings} />
      </td>
    </tr>
  );
}
