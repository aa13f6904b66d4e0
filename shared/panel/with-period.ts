/**
 * A panel with the place of one more period: what the forms ask for in it is 未报. The same panel, bit for bit, as one built
 * anew with that period (tests/shared/with-period.test.ts), without reading or adding up what the others hold.
 */
import { firstOf, NOT_APPLICABLE, type Panel } from '../panel.ts';
import { comparePeriods, type Period } from '../period.ts';
import { markStructure } from './build-panel.ts';
import { spread } from './next-panel.ts';

type Column = Float64Array | Uint8Array | Int32Array;

export function withPeriod(before: Panel, period: Period): Panel {
  if (before.position.period.has(period)) return before;
  const periods = [...before.periods, period].sort(comparePeriods);
  const at = periods.indexOf(period);
  const { block, byIndex } = layout(before, at);
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
  for (const i of panel.indicators.keys()) {
    const first = firstOf(panel, i, at);
    const marks = panel.mark.subarray(first, first + panel.units.length);
    panel.ground.structure.set(marks, first);
    panel.ground.mark.set(marks, first);
  }
  spread(panel, new Map(), period, {
    units: new Set(panel.units),
    indicators: new Set(panel.indicators),
  });
  return panel;
}

/** Where everything by index of a panel lies once there is one more period at place `at`: its units after those before it. */
function layout({ units, indicators, periods }: Panel, at: number) {
  const ofIndicator = periods.length * units.length;
  const before = at * units.length;
  const placeOf = (index: number) => {
    const i = Math.floor(index / ofIndicator);
    return index + (i + (index - i * ofIndicator >= before ? 1 : 0)) * units.length;
  };
  return {
    block<T extends Column>(from: T, to: T): T {
      for (let i = 0, first = 0; i < indicators.length; i++, first += ofIndicator) {
        to.set(from.subarray(first, first + before), placeOf(first));
        to.set(from.subarray(first + before, first + ofIndicator), placeOf(first + before));
      }
      return to;
    },
    byIndex: <T>(from: ReadonlyMap<number, T>) =>
      new Map([...from].map(([index, one]): [number, T] => [placeOf(index), one])),
  };
}
