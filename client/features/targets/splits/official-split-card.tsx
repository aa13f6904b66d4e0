import type { Cut } from '#shared/contract/monitoring.ts';
import type { OfficialSplit } from '#shared/contract/split.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { officialSplitModel } from './official-split-model.ts';
import { OfficialSplitTable } from './official-split-table.tsx';

interface OfficialSplitCardProps {
  split: OfficialSplit;
  cut: Cut;
  meta: string;
  notes: readonly string[];
}

/** One target's split in force: each unit against its own part, with the document it rests on. */
export function OfficialSplitCard({ split, cut, meta, notes }: OfficialSplitCardProps) {
  return (
    <ChartCard
      title={split.finding}
      subtitle={`各地任务按下达文件，${split.measure}。${split.total.words}${rateNote(split)}`}
      table={officialSplitModel(split, notes)}
      description={split.finding}
      meta={meta}
      simulated={split.simulated}
      source={
        <span title={split.document.title}>
          依据：{split.basis}（{split.document.issuedOn}）
        </span>
      }
    >
      <OfficialSplitTable split={split} cut={cut} />
    </ChartCard>
  );
}

function rateNote({ measure }: OfficialSplit): string {
  return measure === '%' ? '年均增长是比率本身的相对变化，只用来判断进度。' : '';
}
