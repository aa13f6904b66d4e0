import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { cellLabel, hasManyUnits } from '../../../return/cell-names.ts';
import { figureText, growthText, padded } from '../../../return/figure-text.ts';
import { Mark } from '../../../ui/mark.tsx';
import { draftFigure } from './compare.ts';

/** As many figures stand on the last page before submission; the rest is one step back. */
const MOST = 12;

/** The 合计 and what it is made of, then the other main figures: memo items, 分解 and overlaps are left to the form. */
export function mainRows(rows: readonly ReturnRow[]): ReturnRow[] {
  const main = rows.filter(({ relation }) => relation === null || relation === 'of_which');
  return main.slice(0, MOST);
}

/** 主要数据: what is about to be handed in, in figures with their units. */
export function MainFigures({ view }: { view: ReturnView }) {
  const rows = mainRows(view.rows);
  const many = hasManyUnits(view.rows);
  const rest = view.rows.length - rows.length;
  return (
    <table className="table main-figures">
      <caption>主要数据{rest > 0 && `（另有 ${rest} 个数，见“核对与修改”）`}</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="numeric">
            本期
          </th>
          <th scope="col">单位</th>
          <th scope="col" className="numeric">
            同比
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <span className="muted small">{cellLabel(view, row)}</span> {many && `${row.unitName} · `}
              {row.relation === 'of_which' && '其中：'}
              {row.relation === null ? <strong>{row.name}</strong> : row.name}
            </th>
            <td className="numeric">
              {row.cell.amount !== null ? (
                <strong>{padded(row.cell.amount, row.decimals)}</strong>
              ) : (
                <MarkOf row={row} />
              )}
            </td>
            <td className="nowrap">{row.measureUnit}</td>
            <td className="numeric">
              {typeof row.growth === 'string' ? <Mark reason={row.growth} /> : growthText(row.growth, row)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MarkOf({ row }: { row: ReturnRow }) {
  const figure = draftFigure(row);
  return typeof figure === 'string' ? <Mark reason={figure} /> : figureText(figure, row);
}
