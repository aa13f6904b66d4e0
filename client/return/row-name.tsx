import type { ReturnRow } from '#shared/contract/return-row.ts';
import { reportersText } from '#shared/survey.words.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './return.module.css';

interface RowNameProps {
  row: ReturnRow;
  /** Several units share the table, and the heading does not name this one. */
  namesUnit: boolean;
  /** The first of the rows that are part of the one above them. */
  opensOfWhich: boolean;
  /** The rows differ in their unit of measure, so each names its own. */
  showMeasure: boolean;
  /** 数源单位 and 责任单位 are other than in the row before, and the heading does not say them. */
  showReporters: boolean;
}

/** A row's name in the table of a return, the same for who reports and who reviews. */
export function RowName({ row, namesUnit, opensOfWhich, showMeasure, showReporters }: RowNameProps) {
  return (
    <>
      {namesUnit && `${row.unitName} · `}
      {opensOfWhich && <span className="of-which">其中：</span>}
      {row.name}
      {!row.required && <span className="muted small">（选填）</span>}
      {showMeasure && <span className="muted small">（{row.measureUnit}）</span>}
      {showReporters && (
        <span className={classNames('muted small', styles.rowReporters)}>{reportersText(row)}</span>
      )}
    </>
  );
}
