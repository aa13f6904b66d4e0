/**
 * A panel with the place of one more period: what the forms ask for in it is 未报. The same panel, bit for bit, as one built
 * anew with that period (tests/shared/with-period.test.ts), without reading or adding up what the others hold.
 */
import { NOT_APPLICABLE, type Panel } from '../panel.ts';
import { comparePeriods, type Period } from '../period.ts';
import { markStructure } from './build-panel.ts';
import { spread } from './next-panel.ts';

type Column = Float64Array | Uint8Array | Int32Array;

export function withPeriod(before: Panel, period: Period): Panel {
  if (before.position.period.has(period)) return before;
  const periods = [...before.periods, period].sort(comparePeriods);
  const { block, byIndex } = layout(before.periods.length, periods.indexOf(period));
  const size = before.units.length * before.indicators.length * periods.length;
  const marks = (from: Uint8Array, empty: number) => block(from, new Uint8Array(size).fill(empty));
  const { ground } = before;
  const panel: Panel = {
    ...before,
    periods,
    position: { ...before.position, period: new Map(periods.map((one, index) => [one, index])) },
    micro: block(before.micro, new Float64Array(size).fill(Number.NaN)),
    large: byIndex(before.large),
    mark: marks(before.mark, NOT_APPLICABLE),
    basis: marks(before.basis, 0),
    simulated: marks(before.simulated, 0),
    source: block(before.source, new Int32Array(size).fill(-1)),
    compared: byIndex(before.compared),
    earlier: byIndex(before.earlier),
    ground: {
      structure: marks(ground.structure, NOT_APPLICABLE),
      mark: marks(ground.mark, NOT_APPLICABLE),
      basis: marks(ground.basis, 0),
      simulated: marks(ground.simulated, 0),
    },
  };
  markStructure(panel, period);
  const at = periods.indexOf(period);
  for (let index = at; index < size; index += periods.length) {
    const mark = panel.mark[index] ?? NOT_APPLICABLE;
    panel.ground.structure[index] = mark;
    panel.ground.mark[index] = mark;
  }
  spread(panel, new Map(), period, {
    units: new Set(panel.units),
    indicators: new Set(panel.indicators),
  });
  return panel;
}

/** Where everything by index of a panel of `periods` periods lies once there is one more at place `at`. */
function layout(periods: number, at: number) {
  const placeOf = (index: number) => {
    const own = index % periods;
    return ((index - own) / periods) * (periods + 1) + own + (own >= at ? 1 : 0);
  };
  return {
    block<T extends Column>(from: T, to: T): T {
      for (let row = 0, index = 0; index < from.length; row += periods + 1)
        for (let own = 0; own < periods; own++, index++)
          to[row + own + (own >= at ? 1 : 0)] = from[index] ?? Number.NaN;
      return to;
    },
    byIndex: <T>(from: ReadonlyMap<number, T>) =>
      new Map([...from].map(([index, one]): [number, T] => [placeOf(index), one])),
  };
}
