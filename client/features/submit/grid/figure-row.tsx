import type { ReturnRow } from '#shared/contract/returns.ts';
import { isValue } from '#shared/figure.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Num } from '../../../ui/mark.tsx';
import { shownCell } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import { cellStateOf, findingsOf } from '../steps/summary.ts';
import { CellInput } from './cell-input.tsx';
import { CellIssues } from './cell-issues.tsx';
import { cellLabel } from './cell-names.ts';
import { amountText, growthText } from './figure-text.ts';
import type { Layout } from './sections.ts';

interface FigureRowProps {
  draft: Draft;
  row: ReturnRow;
  namedBy: Layout['namedBy'];
  opensOfWhich: boolean;
  /** The rows differ in their unit of measure, so each names its own. */
  showUnit: boolean;
  onFocus: (row: ReturnRow) => void;
}

export function FigureRow({ draft, row, namedBy, opensOfWhich, showUnit, onFocus }: FigureRowProps) {
  const { view, edits } = draft.state;
  const findings = findingsOf(view, row);
  const cell = shownCell(row, edits);
  const state = cellStateOf(findings);
  return (
    <tr onFocus={() => onFocus(row)}>
      <td className="col-cell">{cellLabel(view, row)}</td>
      <th scope="row" className={`indent-${Math.min(row.indent, 3)}`}>
        {namedBy !== 'indicator' && row.unitName}
        {namedBy === 'both' && ' · '}
        {opensOfWhich && <span className="of-which">其中：</span>}
        {namedBy !== 'unit' && row.name}
        {!row.required && <span className="muted small">（选填）</span>}
        {showUnit && <span className="muted small">（{row.measureUnit}）</span>}
      </th>
      <td
        className={classNames(
          'col-figure',
          state === 'error' && 'cell-error',
          state === 'warning' && 'cell-warning',
        )}
      >
        <CellInput draft={draft} row={row} cell={cell} invalid={state === 'error'} />
      </td>
      <td className="numeric">
        <Num value={row.lastYear} format={(v) => amountText(v, row.measureUnit, row.decimals)} />
      </td>
      <td className="numeric">
        {isValue(row.growth) ? growthText(row.growth, row.measureUnit) : <span className="muted">—</span>}
      </td>
      <td className="col-issues">
        <CellIssues draft={draft} row={row} cell={cell} findings={findings} />
      </td>
    </tr>
  );
}
