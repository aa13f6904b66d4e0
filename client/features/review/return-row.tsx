import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { Figure } from '#shared/figure.ts';
import { markOf, type Shown } from '../../lib/format.ts';
import { rowName } from '../../return/cell-names.ts';
import { figureText, growthShape } from '../../return/figure-text.ts';
import { RowName } from '../../return/row-name.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Delta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import styles from './review.module.css';
import { RowFindings } from './row-findings.tsx';
import { RowRemarks, type RowRemarksProps } from './row-remarks.tsx';

interface ReturnRowProps extends RowRemarksProps {
  namesUnit: boolean;
  opensOfWhich: boolean;
  showMeasure: boolean;
  showReporters: boolean;
  current: boolean;
  tabStop: boolean;
  onFocus: () => void;
}

export function ReturnTableRow(props: ReturnRowProps) {
  const { row, review, namesUnit, opensOfWhich, showMeasure, showReporters, current } = props;
  const findings = review.findings.filter((f) => f.key === row.key);
  const past = (value: Figure) => <Num value={value} format={(v) => figureText(v, row)} />;
  return (
    <tr id={row.key} className={current ? 'current' : undefined}>
      <th
        scope="row"
        className={classNames(row.indent > 0 && `indent-${Math.min(row.indent, 3)}`)}
        title={row.definition}
      >
        <RowName
          row={row}
          namesUnit={namesUnit}
          opensOfWhich={opensOfWhich}
          showMeasure={showMeasure}
          showReporters={showReporters}
        />
      </th>
      <td className={classNames('numeric', findings.length > 0 && 'cell-warning')}>
        <SubmittedFigure {...props} />
      </td>
      <td className="numeric">{past(row.previous)}</td>
      <td className="numeric">{past(row.lastYear)}</td>
      <td className="numeric">
        <Delta value={row.growth} {...growthShape(row)} />
      </td>
      <td className={styles.words}>
        <RowFindings row={row} findings={findings} />
      </td>
      <td className={styles.words}>
        <RowRemarks {...props} />
      </td>
    </tr>
  );
}

/** What the submission says in a cell: the exact amount, or the reporter's mark. */
function submittedFigure({ cell }: Pick<ReturnRow, 'cell'>): Shown {
  if (cell.mark === 'value') return cell.amount ?? 'missing';
  return cell.mark === 'invalid' ? 'undefined' : cell.mark;
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
    className: classNames(styles.figure, changed && styles.changed),
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
