import type { PaperView } from '#shared/contract/policy-views.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './policies.module.css';

/** 依据的文件: validity, who pays, and what bars or halves. */
export function PapersPanel({ papers }: { papers: readonly PaperView[] }) {
  const columns: Column<PaperView>[] = [
    { key: 'city', header: '城市', rowHeader: true, className: styles.short, render: ({ city }) => city },
    { key: 'title', header: '文件', render: ({ title, number }) => `《${title}》${number}` },
    { key: 'validity', header: '有效期', render: ({ validity }) => validity },
    { key: 'payers', header: '谁出钱', render: (paper) => paper.payers },
    { key: 'stacking', header: '同一事项', render: ({ stacking }) => stacking },
    {
      key: 'gates',
      header: '不予或减半享受',
      render: ({ gates, exception }) =>
        gates.length === 0
          ? '未载明'
          : `${gates.map(({ name, words }) => `${name}：${words}`).join('；')}${exception ? `（${exception}除外）` : ''}`,
    },
  ];
  return (
    <Panel title="依据的文件">
      <DataTable
        caption="依据的文件"
        captionHidden
        stacked
        columns={columns}
        rows={papers}
        rowKey={({ code }) => code}
      />
    </Panel>
  );
}
