import { useQuery } from '@tanstack/react-query';
import type { TargetUnits } from '#shared/contract/targets.ts';
import { LaterCorrections } from '../../../figures/known-then.tsx';
import { cutWords } from '../../../lib/cut.words.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { useOffset } from '../../../lib/programme.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { CopyLink } from '../../../ui/copy-link.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { AllocationCard } from '../allocations/allocation-card.tsx';
import { HalfYearInstead } from '../half-year-instead.tsx';
import { MarginsCard } from '../overview/target-charts.tsx';
import { type AskTargets, TargetChoices, useTargetsAddress } from '../target-choices.tsx';
import { targetUnitsQuery } from '../targets.api.ts';
import { YardstickPanel } from './yardstick-panel.tsx';

/** 各地与所需: each county's growth against what is needed, against its own part, and against the paper's yardstick. */
export default function TargetUnitsPage() {
  const { ask, half, ...address } = useTargetsAddress(targetUnitsQuery);
  const query = useQuery({ ...ask({}), enabled: half === null });
  if (half) return <HalfYearInstead period={half} />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <Units targets={targets} ask={ask} {...address} />}
    </QueryView>
  );
}

interface UnitsProps extends Omit<ReturnType<typeof useTargetsAddress>, 'ask' | 'half'> {
  targets: TargetUnits;
  ask: AskTargets<unknown>;
}

function Units({ targets, ask, ...address }: UnitsProps) {
  const { cut, year, period, counties } = targets;
  const meta = cutWords(cut, targets, useOffset());
  return (
    <div className="stack">
      <Breadcrumb
        trail={[
          { label: '目标总览', href: pinnedAddress('/targets', cut, { y: year, period }) },
          { label: '各县(市、区)与所需增速' },
        ]}
      />
      <PageHead
        title="各县(市、区)增速与目标所需"
        lead={targets.verdict}
        meta={[meta]}
        choices={<TargetChoices head={targets} path="/targets/units" ask={ask} {...address} />}
        tools={<CopyLink version={cut.dataVersion} />}
      />
      <LaterCorrections cut={cut} known={address.known} about={{ period }} onChange={address.onKnown} />
      {counties.allocation && (
        <AllocationCard allocation={counties.allocation} cut={cut} meta={meta} notes={targets.notes} />
      )}
      <div className="grid grid-2">
        <MarginsCard targets={targets} meta={meta} />
        <YardstickPanel targets={targets} />
      </div>
    </div>
  );
}
