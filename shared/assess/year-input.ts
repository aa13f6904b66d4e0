/** From frozen figures and a scheme to the input that anyone can recompute. */

import type { RunColumn } from '../contract/run.ts';
import type { PeerGroup, Scheme } from '../contract/scheme.ts';
import type { Figure } from '../figure.ts';
import { columnValues, type Read } from './frozen-figures.ts';
import { parseAssessInput } from './result.ts';
import type { AssessInput } from './schema.ts';

/** The assess input of one peer group; `readerOf` gives each unit's figures. */
export function yearInput(
  scheme: Scheme,
  group: PeerGroup,
  columns: readonly RunColumn[],
  nameOf: (unit: string) => string,
  readerOf: (unit: string) => Read,
  title: string,
): AssessInput {
  const items = new Map(scheme.items.map((item) => [item.code, item]));
  return parseAssessInput({
    title,
    units: group.units.map((code) => ({ code, name: nameOf(code) })),
    groups: scheme.dimensions
      .filter(({ code }) => columns.some(({ dimension }) => dimension === code))
      .map(({ code, weight }) => ({ code, name: code, weight })),
    indicators: columns.map((column) => ({
      code: column.code,
      name: column.name,
      unit: column.unit,
      dataYear: column.dataYear,
      direction: column.direction,
      weight: items.get(column.code)?.weight ?? 1,
      group: column.dimension,
      ...(items.get(column.code)?.anchors ? { anchors: items.get(column.code)?.anchors } : {}),
    })),
    values: valuesOf(group.units, columns, readerOf),
    scheme: {
      version: scheme.version,
      anchors: scheme.anchors,
      score: { ...scheme.score, power: scheme.power },
      curve: scheme.function,
      mean: scheme.aggregation,
      minPeers: scheme.minPeers,
      minPresent: scheme.minWeightPresent,
      rank: scheme.rank,
    },
    robustness: scheme.robustness,
  });
}

/** Units × columns of raw values. */
export function valuesOf(
  units: readonly string[],
  columns: readonly RunColumn[],
  readerOf: (unit: string) => Read,
): Figure[][] {
  const reads = units.map(readerOf);
  const values = columns.map((column) => columnValues(column, reads));
  return units.map((_, u) => values.map((column) => column[u] ?? 'undefined'));
}
