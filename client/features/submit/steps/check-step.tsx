import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import { cellId, rowOfHash } from '../../../return/cell-names.ts';
import { layoutOf } from '../../../return/sections.ts';
import { Checkbox } from '../../../ui/inputs.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { FigureGrid } from '../grid/figure-grid.tsx';
import { focusCell } from '../grid/focus-cell.ts';
import { SideCards } from '../side-cards.tsx';
import { SuppliedTable } from '../supplied-table.tsx';
import { findingsOf } from './summary.ts';

/** Forms longer than this can be narrowed to the rows with something to do. */
const LONG_FORM = 15;

/** Step 2, and the form as it stands when nothing may be changed. */
export function CheckStep({ draft }: { draft: Draft }) {
  const { view } = draft.state;
  const [focus, setFocus] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [onlyTroubled, setOnlyTroubled] = useState(false);
  const full = useMemo(() => layoutOf(view.rows), [view.rows]);
  const layout = useMemo(() => {
    if (!onlyTroubled) return full;
    const troubled = (row: ReturnRow) =>
      findingsOf(view, row).length > 0 || row.remarks.length > 0 || row.key === focus;
    const sections = full.sections.map((section) => ({ ...section, rows: section.rows.filter(troubled) }));
    return { ...full, sections: sections.filter(({ rows }) => rows.length > 0) };
  }, [full, onlyTroubled, view, focus]);

  const latest = useRef({ view, full });
  latest.current = { view, full };
  useEffect(() => {
    const goTo = () => {
      const row = rowOfHash(latest.current.view, window.location.hash);
      if (!row) return;
      const section = latest.current.full.sections.find(({ rows }) => rows.includes(row));
      setOnlyTroubled(false);
      if (section) setFolded((ids) => new Set([...ids].filter((id) => id !== section.id)));
      // After the section has unfolded.
      setTimeout(() => focusCell(cellId(row)));
    };
    goTo();
    window.addEventListener('hashchange', goTo);
    return () => window.removeEventListener('hashchange', goTo);
  }, []);

  const fold = (id: string) =>
    setFolded((ids) =>
      ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]),
    );
  const all = new Set(full.sections.map(({ id }) => id));
  const row = view.rows.find(({ key }) => key === focus) ?? view.rows[0];
  const long = view.rows.length > LONG_FORM;
  return (
    <div className="grid grid-aside">
      <Panel
        title={view.form.title}
        subtitle={subtitleOf(draft)}
        tools={
          long && (
            <span className="row small">
              <Checkbox checked={onlyTroubled} onChange={setOnlyTroubled}>
                只看有问题的
              </Checkbox>
              {full.sections.length > 1 && (
                <button
                  type="button"
                  className="text-button"
                  onClick={() => setFolded(folded.size > 0 ? new Set() : all)}
                >
                  {folded.size > 0 ? '全部展开' : '全部折叠'}
                </button>
              )}
            </span>
          )
        }
      >
        <FigureGrid
          draft={draft}
          layout={layout}
          folded={folded}
          onFold={fold}
          onRow={({ key }) => setFocus(key)}
        />
        {layout.sections.length === 0 && <p className="muted">没有需要处理的行。</p>}
        {view.supplied.length > 0 && <SuppliedTable draft={draft} rows={view.supplied} />}
      </Panel>
      <SideCards draft={draft} row={row} />
    </div>
  );
}

/** 文件：… · 表“附件1” · 可直接在这里改，也可改好 Excel 再传 */
function subtitleOf({ state: { view } }: Draft): string {
  const parts = [`${view.organisationName} · 共 ${view.rows.length} 个数`];
  if (view.file) parts.push(`文件：${view.file.name}`, view.file.sheet && `表“${view.file.sheet}”`);
  if (view.editable) parts.push('可直接在这里改，也可改好 Excel 再传');
  return parts.filter(Boolean).join(' · ');
}
