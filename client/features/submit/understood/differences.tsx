import { useState } from 'react';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { cellTitle } from '../../../return/cell-names.ts';
import { grouped } from '../../../return/figure-text.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import styles from './understood.module.css';

interface DifferencesProps {
  view: ReturnView;
  busy: boolean;
  /** A step at which the person settles them; on the last one the figures themselves come first. */
  settling: boolean;
  onSettle: (take: 'file' | 'page', keys: string[]) => void;
}

type Differing = ReturnRow & { difference: NonNullable<ReturnRow['difference']> };

/** Rows for which the page and the file say different things. */
function differingRows(view: ReturnView): Differing[] {
  return view.rows.flatMap((row) => (row.difference ? [{ ...row, difference: row.difference }] : []));
}

/** 页面与文件: both texts per cell, and the person's choice per cell and for all. */
export function Differences({ view, busy, settling, onSettle }: DifferencesProps) {
  const rows = differingRows(view);
  const byFile = rows.filter(({ difference }) => difference.inForce === 'file').length;
  // Opens by itself when a file displaced what was typed, not with every cell that is being corrected below.
  const [open, setOpen] = useState(settling && byFile > 0);
  const [seen, setSeen] = useState(byFile);
  if (seen !== byFile) {
    setSeen(byFile);
    if (settling && byFile > seen) setOpen(true);
  }
  if (rows.length === 0)
    return <p className={classNames('muted small', styles.differences)}>页面与文件一致。</p>;
  const keys = rows.map(({ key }) => key);
  const all = (take: 'file' | 'page', label: string) => (
    <Button
      disabled={!view.editable || rows.every(({ difference }) => difference.inForce === take)}
      busy={busy}
      onClick={() => onSettle(take, keys)}
    >
      {label}
    </Button>
  );
  return (
    <details
      className={styles.differences}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <strong>页面与文件有 {rows.length} 处不同</strong>
        <span className="small">
          ：{byFile > 0 && `${byFile} 处现以文件为准`}
          {byFile > 0 && byFile < rows.length && '，'}
          {byFile < rows.length && `${rows.length - byFile} 处现用您在页面上填的`}
          。没有用的一份保留着，随时可以换回。
        </span>
      </summary>
      <p className="row">
        {all('file', '全部以文件为准')}
        {all('page', '全部保留我的修改')}
      </p>
      <DataTable
        caption="页面与文件不同的数，采用哪一个"
        captionHidden
        columns={[
          {
            key: 'name',
            header: '指标',
            render: (row) => (
              <>
                {cellTitle(view, row)} <span className="muted small">{row.measureUnit}</span>
              </>
            ),
          },
          {
            key: 'file',
            header: '文件中',
            numeric: true,
            render: ({ difference: d }) => said(d.file, '文件没有给出', d.fileNote),
          },
          {
            key: 'page',
            header: '页面上',
            numeric: true,
            render: ({ difference: d }) => said(d.page, '空', d.pageNote),
          },
          {
            key: 'take',
            header: '采用',
            render: (row) => (
              <Segmented
                label={`${cellTitle(view, row)}，采用哪一个`}
                options={[
                  { value: 'file', label: '以文件为准' },
                  { value: 'page', label: '保留我的修改' },
                ]}
                value={row.difference.inForce}
                onChange={(take) => view.editable && !busy && onSettle(take, [row.key])}
              />
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.key}
      />
    </details>
  );
}

function said(text: string, blank: string, note: string) {
  const shown = /^-?\d+(\.\d+)?$/.test(text) ? grouped(text) : text;
  return (
    <>
      {shown || <span className="muted">（{blank}）</span>}
      {note && <span className="muted small"> 备注：{note}</span>}
    </>
  );
}
