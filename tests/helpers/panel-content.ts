/** Everything a panel says, so that two may be compared to the bit; sources by what they are, not by their number. */
import type { ComparedBase, Panel } from '#shared/panel.ts';

export function panelContent(panel: Panel) {
  return {
    about: [panel.dataVersion, panel.asOf, panel.approvedAt, panel.periods, panel.units, panel.indicators],
    micro: bytes(panel.micro),
    large: [...panel.large].sort(([a], [b]) => a - b),
    mark: bytes(panel.mark),
    basis: bytes(panel.basis),
    simulated: bytes(panel.simulated),
    source: [...panel.source].map((number) => JSON.stringify(panel.sources[number] ?? null)).join('\n'),
    compared: bases(panel.compared),
    earlier: bases(panel.earlier),
    ground: Object.values(panel.ground).map(bytes),
  };
}

const bytes = ({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex');

const bases = (of: ReadonlyMap<number, ComparedBase>) =>
  [...of].sort(([a], [b]) => a - b).map(([index, base]) => [index, { ...base, exact: String(base.exact) }]);
