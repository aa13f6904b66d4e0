import type { ReactNode } from 'react';
import { useSaid } from './said.tsx';
import { SkipToTable } from './skip-to-table.tsx';

interface PageHeadProps {
  /** The page's verdict or name: its only h1, which takes the focus on navigation. */
  title: ReactNode;
  /** A tag beside the title. */
  status?: ReactNode;
  lead?: ReactNode;
  /** 数据: period, version, 核定日期 · 口径 · 依据 …, one item each. */
  meta?: readonly ReactNode[];
  /** What the page can be narrowed to or shown as of, between the meta line and the tools. */
  choices?: ReactNode;
  /** 下载, 复制链接 … */
  tools?: ReactNode;
  children?: ReactNode;
}

/** The first box of a page, as in the leader's sketch. */
export function PageHead({ title, status, lead, meta = [], choices, tools, children }: PageHeadProps) {
  const said = useSaid();
  return (
    <header className="page-head">
      <div>
        <h1 tabIndex={-1}>{said(title)}</h1>
        <SkipToTable />
        {status}
      </div>
      {lead && <p className="page-lead">{said(lead)}</p>}
      {children}
      {(meta.length > 0 || choices || tools) && (
        <div className="page-meta">
          <div className="meta-list">
            {meta.map((item, index) => (
              <span key={index}>{item}</span>
            ))}
          </div>
          {choices && <div className="page-choices no-print">{choices}</div>}
          {tools && <div className="meta-list no-print needs-script">{tools}</div>}
        </div>
      )}
    </header>
  );
}
