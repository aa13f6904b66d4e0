/** What bars or halves everything a paper grants to one applicant. Pure. */
import type { Gate, PolicyDocument } from './library.ts';
import { inMarks } from './policies.words.ts';

export interface Standing {
  /** Code of the kind of applicant; null: not said. */
  who: string | null;
  /** Codes of gates that hold for the applicant. */
  gates: readonly string[];
  /** The paper's exception holds. */
  excepted: boolean;
}

export interface Barring {
  /** 1, 1/2 or 0. */
  factor: string;
  remarks: string[];
}

/** A gate that speaks of some kinds of applicants does not touch the others. */
export function gateApplies({ only }: Gate, who: string | null): boolean {
  return only.length === 0 || who === null || only.includes(who);
}

/** 不予享受 · 减半享受. */
export const effectWords = ({ factor }: Gate) =>
  factor === '0' ? '不予享受' : factor === '1/2' ? '减半享受' : `按${factor}享受`;

/** The strictest gate that holds, and why others do not count. */
export function barringOf(paper: PolicyDocument, { who, gates, excepted }: Standing): Barring {
  const named = paper.gates.filter(({ code }) => gates.includes(code));
  const applying = named.filter((gate) => gateApplies(gate, who));
  const held = applying.filter((gate) => !(gate.excepted && excepted));
  const strictest = held.find(({ factor }) => factor === '0') ?? held[0];
  const others = named
    .filter((gate) => !applying.includes(gate))
    .map(({ name }) => `${inMarks(name)}不管这一类申报对象，不计`);
  const lifted = applying
    .filter((gate) => !held.includes(gate))
    .map(({ name }) => `${inMarks(name)}：${paper.exception?.name ?? ''}除外，不计`);
  return {
    factor: strictest?.factor ?? '1',
    remarks: [...(strictest ? [`${strictest.name}，${effectWords(strictest)}`] : []), ...lifted, ...others],
  };
}
