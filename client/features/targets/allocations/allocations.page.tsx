import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Allocation, Allocations } from '#shared/contract/allocation.ts';
import { cutWords } from '../../../lib/cut.words.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { useOffset } from '../../../lib/programme.ts';
import { integer, text, useSearch } from '../../../lib/search-params.ts';
import { usePerson } from '../../../lib/session.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyLink } from '../../../ui/copy-link.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { AllocationCard } from './allocation-card.tsx';
import { AllocationHistory } from './allocation-history.tsx';
import { AllocationUpload } from './allocation-upload.tsx';
import { AllocationWithdrawDialog } from './allocation-withdraw-dialog.tsx';
import { allocationsQuery } from './allocations.api.ts';

const PARAMS = { v: integer, asof: text };

/** 分县任务: what the documents set for each unit, how it came into the system, and (for the office) the next one. */
export default function AllocationsPage() {
  const [search] = useSearch(PARAMS);
  const query = useQuery(allocationsQuery(search));
  return (
    <QueryView query={query} height={480}>
      {(allocations) => <View allocations={allocations} />}
    </QueryView>
  );
}

function View({ allocations }: { allocations: Allocations }) {
  const { cut, inForce } = allocations;
  const meta = cutWords(cut, allocations, useOffset());
  const [withdrawing, setWithdrawing] = useState<Allocation | null>(null);
  const mayChange = usePerson().role === 'analyst' && cut.latest;
  return (
    <div className="stack">
      <Breadcrumb
        trail={[{ label: '目标总览', href: pinnedAddress('/targets', cut) }, { label: '分县任务' }]}
      />
      <PageHead
        title={pageFinding(allocations)}
        lead="按正式文件载入各县(市、区)任务后，目标总览、各县页面和目标页按任务判断进度；每次载入、撤销都生成新的数据版本，以前的链接不变。"
        meta={[meta]}
        tools={<CopyLink version={cut.dataVersion} />}
      />
      {mayChange && <AllocationUpload />}
      {inForce.length === 0 && (
        <Panel title="现行任务">
          <EmptyState
            action={<Link href={pinnedAddress('/targets', cut)}>看增速与所需增速之差和分解情景</Link>}
          >
            尚无官方分解文件；页面以“增速−所需增速”和情景代替。
          </EmptyState>
        </Panel>
      )}
      {inForce.map((allocation) => (
        <div key={allocation.target} className="stack">
          <AllocationCard allocation={allocation} cut={cut} meta={meta} notes={allocations.notes} />
          {mayChange && (
            <p className="no-print">
              <Button onClick={() => setWithdrawing(allocation)}>撤销这项任务</Button>
            </p>
          )}
        </div>
      ))}
      <AllocationHistory allocations={allocations} />
      {withdrawing && (
        <AllocationWithdrawDialog
          allocation={withdrawing}
          dataVersion={cut.dataVersion}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </div>
  );
}

function pageFinding({ inForce }: Allocations): string {
  if (inForce.length === 0) return '分县任务：尚无官方分解文件';
  const documents = [...new Set(inForce.map((s) => s.document.number))];
  return `分县任务：${inForce.length}项目标已分解到县(市、区)，依据${documents.join('、')}`;
}
