import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Punctuality } from '#shared/contract/reminders.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { type PageAsked, Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { punctualityQuery } from './reminders.api.ts';

type Row = Punctuality['rows'][number];
/** 按时率: every organisation over the last periods and 补报; late by how many days. */
export function PunctualityPanel() {
  const [asked, ask] = useState<PageAsked>({ q: '', page: 1 });
  return (
    <QueryView
      query={useQuery({ ...punctualityQuery(asked), placeholderData: keepPreviousData })}
      height={320}
    >
      {({ columns: newest, rows, paging }) => {
        const columns: Column<Row>[] = [
          { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
          { key: 'words', header: '历次合计', className: 'nowrap', render: ({ words }) => words },
          ...newest.map(({ key, label }, i) => ({
            key,
            header: label,
            className: 'nowrap',
            render: (row: Row) => cellWords(row.cells[i]),
          })),
        ];
        return (
          <Panel
            title="历期报送是否按时"
            subtitle={`以第一次提交(未撤回)的时间与截止时间相比，补报以第一次报齐为准；列出最近${newest.length}次，合计为已开始报送的各期和补报`}
          >
            <Pager of="单位" paging={paging} q={asked.q} onAsk={ask} />
            <DataTable
              leaf={paging.pages > 1}
              sticky={paging.pages > 1}
              caption="各单位历期报送是否按时"
              captionHidden
              columns={columns}
              rows={rows}
              rowKey={({ organisation }) => organisation}
            />
          </Panel>
        );
      }}
    </QueryView>
  );
}

/** 按时 · 晚2天 · 未报(逾期5天) · 未到期 · —. */
function cellWords(cell: Row['cells'][number] | undefined): string {
  switch (cell?.kind) {
    case 'on_time':
      return '按时';
    case 'late':
      return `晚${cell.days}天`;
    case 'owing':
      return `未报，逾期${cell.days}天`;
    case 'running':
      return '未到期';
    default:
      return '—';
  }
}
