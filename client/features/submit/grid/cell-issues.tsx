import { useState } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { type Finding, isOpen } from '#shared/rules/finding.ts';
import { cellId, cellTitle } from '../../../return/cell-names.ts';
import { TextButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { TextInput } from '../../../ui/inputs.tsx';
import type { CellEdit } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import { wordsOf } from '../steps/summary.ts';
import styles from './figure-grid.module.css';
import { RowNotes } from './row-notes.tsx';
import { RowRemarks } from './row-remarks.tsx';

interface CellIssuesProps {
  draft: Draft;
  row: ReturnRow;
  cell: CellEdit;
  findings: readonly Finding[];
}

/** What is wrong with a cell and what can be done about it, in place. */
export function CellIssues({ draft, row, cell, findings }: CellIssuesProps) {
  const { view } = draft.state;
  const checked = draft.state.edits[row.key] === undefined;
  const passed = findings.length === 0 && checked && cell.text.trim() !== '';
  return (
    <div id={`${cellId(row)}-issues`} className={styles.issues}>
      {findings.map((finding) => (
        <Issue key={finding.rule} draft={draft} row={row} cell={cell} finding={finding} />
      ))}
      {passed && <span>通过</span>}
      {view.editable && row.required && findings.length === 0 && cell.text.trim() === '' && (
        <span className="muted">待填</span>
      )}
      <RowRemarks draft={draft} row={row} cell={cell} />
      <RowNotes draft={draft} row={row} cell={cell} />
    </div>
  );
}

interface IssueProps {
  draft: Draft;
  row: ReturnRow;
  cell: CellEdit;
  finding: Finding;
}

function Issue({ draft, row, cell, finding }: IssueProps) {
  const [writing, setWriting] = useState(false);
  const { view } = draft.state;
  const store = view.editable ? draft.store : null;
  const isError = finding.severity === 'error';
  const reason = cell.reasons[finding.rule] ?? finding.reason;
  const asks = finding.reasonAllowed && (!isError || writing || reason !== '');
  const basis = finding.basis ? `依据：${finding.basis}` : undefined;
  const solved = !isOpen(finding);
  return (
    <div
      className={classNames(
        styles.issue,
        isError && !solved ? styles.issueError : styles.issueWarning,
        asks && 'issue-writing',
      )}
    >
      <span title={basis}>
        {isError ? '错误' : '提醒'}：{wordsOf(finding, row)}
      </span>
      {store && (
        <>
          {finding.suggestion && !solved && (
            <TextButton
              aria-label={`${cellTitle(view, row)}：${finding.suggestion.label}`}
              onClick={() => store.edit({ [row.key]: { text: finding.suggestion?.text ?? '' } })}
            >
              {finding.suggestion.label}
            </TextButton>
          )}
          {finding.reasonAllowed && isError && !asks && (
            <TextButton onClick={() => setWriting(true)}>数字无误，写原因</TextButton>
          )}
        </>
      )}
      {asks && store && (
        <TextInput
          className={styles.reasonInput}
          aria-label={`${cellTitle(view, row)}，原因`}
          placeholder="写明原因"
          maxLength={2000}
          autoFocus={writing}
          value={reason}
          onChange={(text) =>
            store.edit({ [row.key]: { reasons: { ...cell.reasons, [finding.rule]: text } } })
          }
        />
      )}
      {!store && reason !== '' && <span className="reason-text">原因：{reason}</span>}
    </div>
  );
}
