import type { CheckedChange } from '#shared/contract/programme-changes.ts';
import type { DiffLine } from '#shared/programme/diff.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';

const PARTS = [
  ['forms', '报表和报送单位', '应报的单位和表格不变。'],
  ['totals', '合计和同比', '各期的合计和同比不变。'],
  ['ranks', '位次', '已核定各期的位次不变。'],
] as const;
const SHOWN = 6;

/** What stands against a change, or what it moves: forms, totals, places; then every line that differs. */
export function ChangeEffects({ checked }: { checked: CheckedChange }) {
  const { faults, effects, diff } = checked;
  if (faults.length > 0)
    return (
      <Notice kind="error" live>
        <ul>
          {faults.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <div className="stack">
      {PARTS.map(([part, title, none]) => (
        <section key={part}>
          <h3>{title}</h3>
          {effects[part].length === 0 ? <p className="muted">{none}</p> : <Lines lines={effects[part]} />}
        </section>
      ))}
      <Disclosure summary={`逐项对照：${diff.length}处不同`}>
        <DiffTable lines={diff} />
      </Disclosure>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  const list = (some: readonly string[]) => (
    <ul className="notes-list">
      {some.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(lines.slice(0, SHOWN))}
      {lines.length > SHOWN && (
        <Disclosure summary={`另有${lines.length - SHOWN}条`}>{list(lines.slice(SHOWN))}</Disclosure>
      )}
    </>
  );
}

/** Two programmes side by side, line by line. */
export function DiffTable({ lines }: { lines: readonly DiffLine[] }) {
  const columns: Column<DiffLine>[] = [
    { key: 'part', header: '部分', render: ({ part }) => part },
    { key: 'name', header: '名称', rowHeader: true, render: ({ name }) => name },
    { key: 'field', header: '内容', render: ({ field }) => field },
    { key: 'before', header: '原来', render: ({ before }) => before },
    { key: 'after', header: '改为', render: ({ after }) => after },
  ];
  return (
    <DataTable
      caption="监测制度逐项对照"
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ part, name, field, before }) => `${part}|${name}|${field}|${before}`}
      empty="没有不同。"
    />
  );
}
