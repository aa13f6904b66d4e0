import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { reportersText } from '#shared/survey.words.ts';
import { dateTimeText, deadlineText } from '../../lib/civil-time.ts';
import { fileSize } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Draft } from './draft/use-draft.ts';
import { daysText } from './steps/task-steps.ts';
import { originalAddress } from './submit.api.ts';
import styles from './submit.module.css';

/** Right column: deadline, file check, definition of the row in hand. */
export function SideCards({ draft, row }: { draft: Draft; row: ReturnRow | undefined }) {
  const { view } = draft.state;
  return (
    <div className="stack">
      <DeadlineCard view={view} />
      {view.file && <FileCard draft={draft} file={view.file} />}
      {row && <DefinitionCard row={row} />}
      {view.form.notes.length > 0 && (
        <Panel title="填报说明">
          <ol className="notes-list">
            {view.form.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ol>
        </Panel>
      )}
    </div>
  );
}

function DeadlineCard({ view }: { view: ReturnView }) {
  const offset = useOffset();
  return (
    <Panel title={view.label}>
      <p>
        {deadlineText(view.due, offset)} 截止
        {view.editable && (
          <>
            ，<strong>{daysText(view.daysLeft)}</strong>
          </>
        )}
      </p>
    </Panel>
  );
}

function FileCard({ draft, file }: { draft: Draft; file: NonNullable<ReturnView['file']> }) {
  const offset = useOffset();
  return (
    <Panel title="文件检查">
      <ul className="plain">
        {file.checks.map((check) => (
          <li key={check.label} className={check.ok ? undefined : styles.checkOdd}>
            {check.label}：{check.text}
          </li>
        ))}
      </ul>
      {file.unmatched.length > 0 && (
        <>
          <p className={styles.checkOdd}>有 {file.unmatched.length} 行像是数字，但没有对应的指标，未读入：</p>
          <ul className="notes-list">
            {file.unmatched.map(({ cell, text }) => (
              <li key={cell}>
                {cell} {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted small">
        {file.uploadedBy} {dateTimeText(file.uploadedAt, offset)} 上传 · {fileSize(file.byteSize)} ·{' '}
        <a href={originalAddress(draft.id, file.id)} download={file.name}>
          下载原文件
        </a>
      </p>
    </Panel>
  );
}

function DefinitionCard({ row }: { row: ReturnRow }) {
  return (
    <Panel title="口径">
      <p>
        <strong>{row.name}</strong>（{row.measureUnit}）
      </p>
      <p>{row.definition}</p>
      <p className="muted small">{reportersText(row)}</p>
      {row.clause && <p className="muted small">{row.clause}</p>}
    </Panel>
  );
}
