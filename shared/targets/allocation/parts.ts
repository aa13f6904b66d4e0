/** Which targets and units an allocation may name, and whether its parts add up to the city's target. */
import { type Catalogue, peerUnits, type Unit } from '../../catalogue.ts';
import type { AllocatedTarget, AllocationSum } from '../../contract/allocation.ts';
import { exactToNumber, formatFixed, fromExact, toExact } from '../../decimal.ts';
import { isValue } from '../../figure.ts';
import { partUnits } from '../../tree/parts.ts';
import { inPlaceWords } from '../../tree/place.words.ts';
import { aimOf } from '../aim.ts';
import type { Target } from '../target.ts';

/** A target with a number can be divided; a relation between two figures cannot. */
function isAllocatable(target: Target): boolean {
  return target.kind !== 'relation' && target.value !== null && target.supersededBy === null;
}

/** The targets of the programme's whole with a number, in their order; those of an area below it are that area's to divide. */
export function allocatableTargets({ targets, city }: Pick<Catalogue, 'targets' | 'city'>): Target[] {
  const isOwn = ({ node }: Target) => node === undefined || node === city.unit;
  return targets.filter((target) => isAllocatable(target) && isOwn(target)).sort((a, b) => a.order - b.order);
}

/** Amounts and counts of which more is better add up over the units; shares, places and per-head figures do not. */
export function addsUp(catalogue: Catalogue, target: Target): boolean {
  const { indicator, direction } = aimOf(catalogue, target);
  const kinds: readonly Target['kind'][] = ['level', 'yearly', 'cumulative'];
  return (
    kinds.includes(target.kind) &&
    (indicator?.measure === 'money' || indicator?.measure === 'count') &&
    direction > 0
  );
}

/** The peers in fixed order, then what else adds up to the city (市本级), whose part a document may leave out. */
export function allocationUnits(catalogue: Catalogue): { unit: Unit; required: boolean }[] {
  const peers = peerUnits(catalogue);
  const rest = partUnits(catalogue).filter((u) => !peers.includes(u));
  return [
    ...peers.map((unit) => ({ unit, required: true })),
    ...rest.map((unit) => ({ unit, required: false })),
  ];
}

/** What is divided; null for a target without a number. */
export function allocationHead(catalogue: Catalogue, target: Target): AllocatedTarget | null {
  const { goal, digits } = aimOf(catalogue, target);
  if (goal === undefined || target.kind === 'relation') return null;
  return {
    target: target.id,
    title: target.title,
    indicator: target.indicator,
    cumulative: target.kind === 'cumulative',
    measure: target.unit,
    digits,
    targetYear: target.year,
    city: goal,
  };
}

/** Short names of the peers without a part. */
export function missingParts(catalogue: Catalogue, amounts: ReadonlyMap<string, string>): string[] {
  return allocationUnits(catalogue)
    .filter(({ unit, required }) => required && !amounts.has(unit.code))
    .map(({ unit }) => unit.shortName);
}

/** Σ of the parts (canonical decimals by unit, added exactly) against the city's target. */
export function allocationSum(
  catalogue: Catalogue,
  target: Target,
  amounts: ReadonlyMap<string, string>,
): AllocationSum {
  const none = { sum: 'undefined', difference: 'undefined' } as const;
  if (!addsUp(catalogue, target))
    return {
      comparison: 'not_summed',
      ...none,
      words: inPlaceWords(catalogue, '比率、人均和位次类目标各地不相加，不与全市目标比较。'),
    };
  const missing = missingParts(catalogue, amounts);
  const exact = [...amounts.values()].reduce((sum, amount) => sum + toExact(amount), 0n);
  const goalExact = toExact(target.value ?? '0');
  const over = exact - goalExact;
  const text = (value: bigint) =>
    `${formatFixed(fromExact(value), digitsFor(catalogue, target, value))}${target.unit}`;
  if (missing.length > 0)
    return {
      comparison: 'incomplete',
      sum: 'incomplete',
      difference: 'incomplete',
      words: `不完整(缺${missing.length}地：${missing.join('、')})，已列各地合计${text(exact)}，${inPlaceWords(catalogue, '不与全市目标比较')}。`,
    };
  const comparison = over === 0n ? 'equal' : over > 0n ? 'more' : 'less';
  const goal = `${inPlaceWords(catalogue, '全市目标')}${text(goalExact)}`;
  const words = {
    equal: `各地合计${text(exact)}，与${goal}相等。`,
    more: `各地合计${text(exact)}，比${goal}多${text(over)}。`,
    less: `各地合计${text(exact)}，比${goal}少${text(-over)}。`,
  }[comparison];
  return { comparison, sum: exactToNumber(exact), difference: exactToNumber(over), words };
}

/** The target's usual digits, more where they would hide a difference. */
function digitsFor(catalogue: Catalogue, target: Target, exact: bigint): number {
  const fraction = fromExact(exact).split('.')[1]?.length ?? 0;
  return Math.max(aimOf(catalogue, target).digits, fraction);
}

/** Whether the sum is a number below the city's target. */
export function isShort(total: AllocationSum): boolean {
  return total.comparison === 'less' && isValue(total.difference);
}
