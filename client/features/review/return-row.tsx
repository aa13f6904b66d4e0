import type { ReturnRow } from '#shared/contract/returns.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import type { Figure } from '#shared/figure.ts';
import { markOf } from '../../lib/format.ts';
import { classNames } from '../../ui/class-names.ts';
import { Delta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import { figureText, submittedFigure } from './figure-text.ts';
import { RowFindings } from './row-findings.tsx';
import { RowRemarks } from './row-remarks.tsx';
import { rowName } from './sections.ts';

export interface ReturnRowProps {
  row: ReturnRow;
  review: ReviewView;
  manyUnits: boolean;
  /** The row names its unit, because the heading above it does not. */
  showUnit: boolean;
  showMeasure: boolean;
  current: boolean;
  tabStop: boolean;
  writing: boolean;
  remark: string;
  onFocus: () => void;
  onWrite: (open: boolean) => void;
  onRemark: (text: string) => void;
}

export function ReturnTableRow(props: ReturnRowProps) {
  const { row, review, showUnit, showMeasure, current } = props;
  const findings = review.findings.filter((f) => f.key === row.key);
  const past = (value: Figure) => <Num value={value} format={(v) => figureText(v, row)} />;
  return (
    <tr id={row.key} className={current ? 'current' : undefined}>
      <th
        scope="row"
        className={classNames(row.indent > 0 && `indent-${Math.min(row.indent, 2)}`)}
        title={row.definition}
      >
        {rowName(row, showUnit)}
        {showMeasure && <span className="muted small">（{row.measureUnit}）</span>}
      </th>
      <td className={classNames('numeric', findings.length > 0 && 'cell-warning')}>
        <SubmittedFigure {...props} />
      </td>
      <td className="numeric">{past(row.previous)}</td>
      <td className="numeric">{past(row.lastYear)}</td>
      <td className="numeric">
        <Delta
          value={row.growth}
          digits={row.measureUnit === '%' ? row.decimals : 1}
          suffix={row.measureUnit === '%' ? ' 百分点' : '%'}
        />
      </td>
      <td className="review-words">
        <RowFindings row={row} findings={findings} />
      </td>
      <td className="review-words">
        <RowRemarks {...props} />
      </td>
    </tr>
  );
}

function SubmittedFigure({ row, review, tabStop, manyUnits, onFocus, onWrite }: ReturnRowProps) {
  const value = submittedFigure(row);
  const words = markOf(value) ?? figureText(value, row);
  const changed = review.differences.find((d) => d.key === row.key);
  const was = changed && `上次核定 ${figureText(changed.approved, row)}`;
  const place = row.cell.cell ? `原表 ${row.cell.cell}：${row.cell.raw ?? ''}` : '页面填写';
  const shared = {
    'data-row': row.key,
    tabIndex: tabStop ? 0 : -1,
    className: classNames('review-figure', changed && 'changed'),
    title: [place, was].filter(Boolean).join('；'),
    onFocus,
  };
  const label = `${rowName(row, manyUnits)} 本期 ${words}`;
  if (!review.mayDecide) {
    return <span {...shared}>{words}</span>;
  }
  return (
    <button {...shared} type="button" aria-label={`${label}，写退回意见`} onClick={() => onWrite(true)}>
      {words}
    </button>
  );
}
