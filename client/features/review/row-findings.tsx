import type { ReturnRow } from '#shared/contract/return-row.ts';
import { type Finding, withoutPlace } from '#shared/rules/finding.ts';
import styles from './review.module.css';

/** What the checks said of the cell at submission, the reporter's reasons, and the note beside the figure. */
export function RowFindings({ row, findings }: { row: ReturnRow; findings: readonly Finding[] }) {
  return (
    <>
      {findings.map((finding) => (
        <p key={`${finding.rule} ${finding.message}`}>
          <span className={styles.warning} title={finding.basis || undefined}>
            {finding.severity === 'error' ? '错误' : '提醒'}：{withoutPlace(finding.message, row.name)}
          </span>
          {finding.reason.trim() !== '' && (
            <>
              <br />
              原因：{finding.reason}
            </>
          )}
        </p>
      ))}
      {row.cell.note.trim() !== '' && <p className="muted">备注：{row.cell.note}</p>}
      {row.cell.release !== '' && <p className="muted">版次：{row.cell.release}</p>}
    </>
  );
}
