import { Link } from 'wouter';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';

/** A target's name as the way to its own page, in the same data version and year. */
export function TargetLink({ row, targets }: { row: TargetRow; targets: Targets }) {
  return (
    <Link href={pinnedAddress(`/targets/${row.id}`, targets.cut, { period: targets.period })}>
      {row.title}
    </Link>
  );
}
