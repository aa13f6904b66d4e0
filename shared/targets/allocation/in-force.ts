import type { AllocationDocument } from '../../contract/allocation.ts';

/** What the database holds of one target's allocation (分县任务) at a data version. */
export interface AllocationInForce {
  target: string;
  document: AllocationDocument;
  loadedAt: string;
  /** Canonical decimals in the target's unit of measure, by unit. */
  amounts: ReadonlyMap<string, string>;
}
