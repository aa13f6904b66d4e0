/** How a cell of the panel is filled: an exact amount, a ratio, a reason, or the sum of other cells. */
import { linear } from '../calc/totals.ts';
import { type Exact, isExact, REASONS, type Reason } from '../figure.ts';
import { BASES, type Basis, exactAtIndex, type Panel } from '../panel.ts';

export function combine(
  panel: Panel,
  target: number,
  terms: readonly { index: number; sign: 1 | -1 }[],
  basis: Basis,
): void {
  const amounts = terms.map((t) => ({ sign: t.sign, value: exactAtIndex(panel, t.index) }));
  const sum = linear(amounts);
  if (isExact(sum)) setExact(panel, target, sum, basis);
  else setReason(panel, target, nothingReported(amounts.map((a) => a.value)) ? 'unreported' : sum, basis);
  panel.simulated[target] = terms.some((t) => panel.simulated[t.index] === 1) ? 1 : 0;
}

/** True when no addend is there and at least one is simply 未报: the whole is 未报, not 不完整. */
function nothingReported(amounts: readonly Exact[]): boolean {
  return (
    amounts.some((a) => a === 'unreported') &&
    amounts.every((a) => a === 'unreported' || a === 'not_applicable')
  );
}

export function setExact(panel: Panel, index: number, exact: bigint, basis: Basis): void {
  const micro = Number(exact);
  setMicro(panel, index, micro, basis);
  if (!Number.isSafeInteger(micro)) panel.large.set(index, exact);
}

export function setMicro(panel: Panel, index: number, micro: number, basis: Basis): void {
  panel.micro[index] = micro;
  panel.mark[index] = 0;
  panel.basis[index] = BASES.indexOf(basis);
}

export function setReason(panel: Panel, index: number, reason: Reason, basis: Basis = 'none'): void {
  panel.micro[index] = Number.NaN;
  panel.mark[index] = 1 + REASONS.indexOf(reason);
  panel.basis[index] = BASES.indexOf(basis);
}
