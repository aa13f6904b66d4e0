/**
 * The product against a slow reference in exact fractions: every anchor, position, score, flag, total and rank of random
 * and edge panels. EXACT_PANELS=1500 compares as many as the oracle that is kept from us.
 */
import { expect, test } from 'vitest';
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import { type Fraction, near } from './fraction.ts';
import { EDGES, randomPanel } from './random-panels.ts';
import { type Panel, scorePanel } from './reference.ts';

const PANELS = Number(process.env.EXACT_PANELS ?? 150);

function fileOf(p: Panel) {
  return parseAssessInput({
    units: p.values.map((_, u) => `u${u}`),
    groups: p.dimensionWeight.map((weight, d) => ({ code: `d${d}`, weight, mean: p.dimensionMean[d] })),
    indicators: p.rule.map((anchors, j) => ({
      ...p.curve[j],
      ...{ code: `i${j}`, weight: p.weight[j], group: `d${p.dimension[j]}`, direction: p.direction[j] },
      anchors:
        anchors.rule === 'target' || anchors.rule === 'tiers' ? { ...anchors, rule: undefined } : anchors,
    })),
    values: p.values,
    scheme: { mean: p.mean, score: { clamp: p.clamp }, minPeers: p.minPeers, minPresent: p.minPresent },
    robustness: false,
  });
}

const same = (given: number | null, exact: Fraction | null, scale: number) =>
  given === null || exact === null ? given === exact : near(given, exact, scale);

/** Where the two differ, and how many values were compared. */
function compare(panel: Panel, name: string): { wrong: string[]; values: number } {
  const [mine, theirs] = [assess(fileOf(panel)), scorePanel(panel)];
  const wrong: string[] = [];
  let values = 0;
  const check = (what: string, holds: boolean, ...shown: unknown[]) => {
    values += 1;
    if (!holds)
      wrong.push(
        `${name} ${what}: ${shown.map((s) => (typeof s === 'object' && s && 'n' in s ? Number((s as Fraction).n) / Number((s as Fraction).d) : String(s))).join(' · ')}`,
      );
  };
  mine.indicators.forEach(({ anchors }, j) => {
    const exact = theirs.anchors[j];
    if (!exact || !anchors) return;
    check(`worst ${j}`, near(anchors.worst, exact.worst, 0), anchors.worst, exact.worst);
    check(`best ${j}`, near(anchors.best, exact.best, 0), anchors.best, exact.best);
  });
  mine.units.forEach((unit, u) => {
    unit.items.forEach((item, j) => {
      const exact = theirs.items[u]![j]!;
      check(`score ${u}/${j}`, same(item.score, exact.score, 100), item.score, exact.score);
      check(`position ${u}/${j}`, same(item.position, exact.position, 1), item.position, exact.position);
      check(`flags ${u}/${j}`, item.flags.join() === exact.flags.join(), item.flags, exact.flags);
    });
    theirs.groups[u]!.forEach((exact, d) => {
      const mine = unit.groups[`d${d}`];
      // A dimension without anything to score is not in the tree, or incomplete.
      const agrees =
        exact === null
          ? mine === undefined || mine === 'incomplete'
          : exact === 'undefined'
            ? mine === exact
            : typeof mine === 'number' && near(mine, exact, 100);
      check(`dimension ${u}/${d}`, agrees, mine, exact);
    });
    const total = theirs.totals[u]!;
    const agrees =
      typeof total === 'string'
        ? unit.total === total
        : typeof unit.total === 'number' && near(unit.total, total, 100);
    check(`total ${u}`, agrees, unit.total, total);
    check(`rank ${u}`, unit.rank === theirs.ranks[u], unit.rank, theirs.ranks[u]);
  });
  return { wrong, values };
}

test(`${PANELS} random panels and every edge agree in every value`, () => {
  const panels = [...EDGES, ...Array.from({ length: PANELS }, (_, n) => randomPanel(n + 1))];
  const found = panels.map((panel, n) =>
    compare(panel, n < EDGES.length ? `edge ${n}` : `panel ${n - EDGES.length + 1}`),
  );
  expect(found.flatMap((f) => f.wrong)).toEqual([]);
  expect(found.reduce((sum, f) => sum + f.values, 0)).toBeGreaterThan(100 * PANELS);
});
