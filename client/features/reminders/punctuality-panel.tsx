import { useQuery } from '@tanstack/react-query';
import type { Punctuality } from '#shared/contract/reminders.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { punctualityQuery } from './reminders.api.ts';

type Row = Punctuality['rows'][number];
/** The newest fit a page. */
const SHOWN = 8;

/** 按时率: every organisation over the last periods and 补报; late by how many days. */
export function PunctualityPanel() {
  return (
    <QueryView query={useQuery(punctualityQuery)} height={320}>
      {({ columns: asked, rows }) => {
        const from = Math.max(0, asked.length - SHOWN);
        const columns: Column<Row>[] = [
          { key: 'name', header: '单位', rowHeader: true, render: ({ name }) => name },
          { key: 'words', header: '历次合计', className: 'nowrap', render: ({ words }) => words },
          ...asked.slice(from).map(({ key, label }, i) => ({
            key,
            header: label,
            className: 'nowrap',
            render: (row: Row) => cellWords(row.cells[from + i]),
          })),
        ];
        return (
          <Panel
            title="历期报送是否按时"
            subtitle={`以第一次提交(未撤回)的时间与截止时间相比，补报以第一次报齐为准；列出最近${SHOWN}次，合计为已开始报送的各期和补报`}
          >
            <DataTable
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
