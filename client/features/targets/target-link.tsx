import { Link } from 'wouter';
import type { TargetsHead } from '#shared/contract/target-parts.ts';
import type { TargetRow } from '#shared/contract/target-row.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';

/** A target's name as the way to its own page, in the same data version and year. */
export function TargetLink({ row, head }: { row: TargetRow; head: TargetsHead }) {
  return (
    <Link href={pinnedAddress(`/targets/${row.id}`, head.cut, { period: head.period })}>{row.title}</Link>
  );
}
