/** What one applicant has to show, and what one instrument pays for it. */
import type { Inputs } from './amount.ts';
import type { Instrument } from './library.ts';
import type { Sum } from './range.ts';

export interface Fact {
  kind: string;
  times: number;
  /** Of one case. */
  inputs: Inputs;
  /** Facts of one matter are paid once; a person decides what is one matter. '' : a matter of its own. */
  matter: string;
}

export interface EntitlementLine {
  instrument: Instrument;
  fact: Fact;
  /** 10⁻⁶ 万元, after exclusions; nothing for what cannot be had, null when nothing can be said. */
  sum: Sum | null;
  /** The paper says no more than an upper bound. */
  capOnly: boolean;
  counted: boolean;
  why: string;
}
