/** The state of a 情景 lives in the address: `g.gov=8.5&g.c.330481=7&g.rd=9&gdp=9000`. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import type { ScenarioChoice } from '#shared/targets/scenario/scenario.ts';
import { decimal, type Param, useSearch } from '../../../lib/search-params.ts';

/** Yearly growth, per cent. Beyond these no slider goes and no address is believed. */
export const RATE = { least: -20, most: 40 };
const GDP = { least: 1, most: 1_000_000 };

export const RD_KEY = 'g.rd';
export const GDP_KEY = 'gdp';
export const blockKey = (code: string) => `g.${code}`;
export const unitKey = (code: string) => `g.c.${code}`;

function within({ least, most }: { least: number; most: number }): Param<number | undefined> {
  return {
    ...decimal,
    read: (raw) => {
      const value = decimal.read(raw);
      return value !== undefined && value >= least && value <= most ? value : undefined;
    },
  };
}

export interface ScenarioState {
  choice: ScenarioChoice;
  /** undefined takes the setting back. */
  change: (key: string, value: number | undefined) => void;
  /** The hand has left the control: the next change is a step of its own for Back. */
  settle: () => void;
  reset: () => void;
}

/** One step in the history for each control that is moved, however far; Back takes it back. */
export function useScenario(basis: ScenarioBasis): ScenarioState {
  const params = useMemo(() => {
    const rates = [
      ...basis.blocks.map((b) => blockKey(b.code)),
      ...basis.units.map((u) => unitKey(u.code)),
      RD_KEY,
    ];
    return { ...Object.fromEntries(rates.map((key) => [key, within(RATE)])), [GDP_KEY]: within(GDP) };
  }, [basis]);
  const [values, set] = useSearch(params);
  const moving = useRef<string | null>(null);
  const settle = useCallback(() => {
    moving.current = null;
  }, []);
  useEffect(() => {
    window.addEventListener('popstate', settle);
    return () => window.removeEventListener('popstate', settle);
  }, [settle]);
  const change = useCallback(
    (key: string, value: number | undefined) => {
      set({ [key]: value }, { replace: moving.current === key });
      moving.current = key;
    },
    [set],
  );
  const reset = useCallback(() => {
    moving.current = null;
    set(Object.fromEntries(Object.keys(params).map((key) => [key, undefined])));
  }, [set, params]);
  const choice = useMemo(() => choiceOf(basis, values), [basis, values]);
  return { choice, change, settle, reset };
}

function choiceOf(basis: ScenarioBasis, values: Record<string, number | undefined>): ScenarioChoice {
  const given = (codes: readonly string[], keyOf: (code: string) => string) =>
    Object.fromEntries(
      codes.flatMap((code) => {
        const value = values[keyOf(code)];
        return value === undefined ? [] : [[code, value]];
      }),
    );
  return {
    blocks: given(
      basis.blocks.map((b) => b.code),
      blockKey,
    ),
    units: given(
      basis.units.map((u) => u.code),
      unitKey,
    ),
    rd: values[RD_KEY],
    gdp: values[GDP_KEY],
  };
}
