import type { Allocation } from '#shared/contract/allocation.ts';
import type { Cut } from '#shared/contract/cut.ts';
import { ChartCard } from '../../../charts/chart-card.tsx';
import { allocationModel } from './allocation-model.ts';
import { AllocationTable } from './allocation-table.tsx';

interface AllocationCardProps {
  allocation: Allocation;
  cut: Cut;
  meta: string;
  notes: readonly string[];
}

/** One target's allocation in force: each unit against its own part, with the document it rests on. */
export function AllocationCard({ allocation, cut, meta, notes }: AllocationCardProps) {
  return (
    <ChartCard
      title={allocation.finding}
      subtitle={`各地任务按下达文件，${allocation.measure}。${allocation.total.words}${rateNote(allocation)}`}
      table={allocationModel(allocation, notes)}
      description={allocation.finding}
      meta={meta}
      simulated={allocation.simulated}
      source={
        <span title={allocation.document.title}>
          依据：{allocation.basis}（{allocation.document.issuedOn}）
        </span>
      }
    >
      <AllocationTable allocation={allocation} cut={cut} />
    </ChartCard>
  );
}

function rateNote({ measure }: Allocation): string {
  return measure === '%' ? '年均增长是比率本身的相对变化，只用来判断进度。' : '';
}
