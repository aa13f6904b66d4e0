import { useQuery } from '@tanstack/react-query';
import type { TargetUnits } from '#shared/contract/targets.ts';
import { cutWords } from '../../../lib/cut.words.ts';
import { useOffset } from '../../../lib/programme.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { AllocationCard } from '../allocations/allocation-card.tsx';
import { HalfYearInstead } from '../half-year-instead.tsx';
import { MarginsCard } from '../overview/target-charts.tsx';
import { type TargetsAddress, useTargetsAddress } from '../target-choices.tsx';
import { targetUnitsQuery } from '../targets.api.ts';
import { TargetsFrame } from '../targets-frame.tsx';
import { WithTargets } from '../with-targets.tsx';
import { YardstickPanel } from './yardstick-panel.tsx';

/** 各地与所需: each county's growth against what is needed, against its own part, and against the paper's yardstick. */
export default function TargetUnitsPage() {
  return (
    <WithTargets>
      <UnitsOfTargets />
    </WithTargets>
  );
}

function UnitsOfTargets() {
  const { half, ...address } = useTargetsAddress(targetUnitsQuery);
  const query = useQuery({ ...address.ask({}), enabled: half === null });
  if (half) return <HalfYearInstead period={half} known={address.known} />;
  return (
    <QueryView query={query} height={520}>
      {(targets) => <Units targets={targets} address={address} />}
    </QueryView>
  );
}

interface UnitsProps {
  targets: TargetUnits;
  address: TargetsAddress;
}

function Units({ targets, address }: UnitsProps) {
  const { cut, counties } = targets;
  const meta = cutWords(cut, targets, useOffset());
  return (
    <TargetsFrame
      head={targets}
      address={address}
      path="/targets/units"
      name="各县(市、区)与所需增速"
      title="各县(市、区)增速与目标所需"
      lead={targets.verdict}
      meta={[meta]}
    >
      {counties.allocation && (
        <AllocationCard allocation={counties.allocation} cut={cut} meta={meta} notes={targets.notes} />
      )}
      <div className="grid grid-2">
        <MarginsCard targets={targets} meta={meta} />
        <YardstickPanel targets={targets} />
      </div>
    </TargetsFrame>
  );
}
