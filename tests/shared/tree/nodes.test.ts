/** The tree of areas: each node adds up its own children once, and everybody reads and reviews their own part of it. */
import { expect, test } from 'vitest';
import { asOf, atNode, wholeOf } from '#shared/as-of.ts';
import { peerUnits } from '#shared/catalogue.ts';
import { formCells } from '#shared/forms.ts';
import { buildPanel } from '#shared/panel/build-panel.ts';
import { cellAt, figureAt } from '#shared/panel.ts';
import { pathTo } from '#shared/tree/areas.ts';
import { mayReadNode, nodeOf, reviewingNode } from '#shared/tree/belonging.ts';
import { partUnits } from '#shared/tree/parts.ts';
import { SPENT, spent, TREE_PERIOD, treeProgramme } from '../../helpers/tree-programme.ts';

const VERSION = { dataVersion: 1, asOf: '2026-07-20T00:00:00.000Z' };
const panel = buildPanel(treeProgramme, spent(), VERSION);
const at = (unit: string) => figureAt(panel, unit, 'gov_total', TREE_PERIOD);

test.each([
  ['c1', 35.03],
  ['c2', 41.54],
  ['p', 176.57],
])('%s adds up its children and its own level, never its grandchildren: %s', (node, sum) => {
  expect(at(node)).toBe(sum);
  expect(cellAt(panel, node, 'gov_total', TREE_PERIOD).basis).toBe('summed');
});

test('a county that is silent leaves every node above it open, and no other', () => {
  const { b: _, ...rest } = SPENT;
  const gap = buildPanel(treeProgramme, spent(rest), VERSION);
  const open = (unit: string) => figureAt(gap, unit, 'gov_total', TREE_PERIOD);
  expect([open('c1'), open('p'), open('c2')]).toEqual(['incomplete', 'incomplete', 41.54]);
});

test('a figure reported for a city prevails over the sum of its counties, and the province adds up that', () => {
  const reported = buildPanel(treeProgramme, spent({ ...SPENT, c1: '50' }), VERSION);
  expect(figureAt(reported, 'c1', 'gov_total', TREE_PERIOD)).toBe(50);
  expect(figureAt(reported, 'p', 'gov_total', TREE_PERIOD)).toBe(191.54);
});

test('a node’s programme has itself, its children and who serves it; the root’s has no grandchildren', () => {
  const city = atNode(treeProgramme, 'c1');
  expect(city.city.unit).toBe('c1');
  expect(city.units.map(({ code }) => code)).toEqual(['c1', 'a', 'b', 'c1_own']);
  expect(peerUnits(city).map(({ code }) => code)).toEqual(['a', 'b']);
  expect(partUnits(city).map(({ code }) => code)).toEqual(['a', 'b', 'c1_own']);
  expect(city.organisations.map(({ code }) => code)).toEqual(['office_c1', 'a', 'b', 'c1_own', 'finance_c1']);
  expect(peerUnits(atNode(treeProgramme, 'p')).map(({ code }) => code)).toEqual(['c1', 'c2']);
});

test('a view of a node stays that node’s in every period, and leads back to the whole', () => {
  const city = atNode(treeProgramme, 'c1');
  expect(asOf(city, TREE_PERIOD).city.unit).toBe('c1');
  expect(atNode(asOf(treeProgramme, TREE_PERIOD), 'c1')).toBe(asOf(city, TREE_PERIOD));
  expect(wholeOf(asOf(city, TREE_PERIOD)).units).toHaveLength(treeProgramme.units.length);
});

test('a department’s form is of its own node', () => {
  const group = { title: '', indicators: ['gov_total'], required: true, priority: 1 as const };
  const form = { ...treeProgramme.forms[0]!, filedBy: ['finance_c1'] };
  const units = (set: 'city' | 'peers' | 'fiscal') =>
    formCells(treeProgramme, { ...form, groups: [{ ...group, units: set }] }, 'finance_c1').map(
      (c) => c.unit,
    );
  expect([units('city'), units('peers'), units('fiscal')]).toEqual([['c1'], ['a', 'b'], ['c1_own']]);
});

test('the way down to a unit', () => {
  expect(pathTo(treeProgramme, 'a').map(({ code }) => code)).toEqual(['p', 'c1', 'a']);
  expect(pathTo(treeProgramme, 'nobody')).toEqual([]);
});

test.each([
  ['office', 'p', 'p'],
  ['office_c1', 'c1', 'c1'],
  ['a', 'c1', 'c1'],
  ['c1_own', 'c1', 'c1'],
  ['d', 'c2', 'p'],
  ['p_own', 'p', 'p'],
])('%s belongs to %s and is reviewed at %s', (organisation, node, reviewed) => {
  expect(nodeOf(treeProgramme, organisation)).toBe(node);
  expect(reviewingNode({ ...treeProgramme }, organisation)).toBe(reviewed);
});

test.each([
  ['office', ['p', 'c1', 'c2', 'a', 'd']],
  ['office_c1', ['c1', 'a']],
  ['a', ['c1', 'a']],
  ['d', ['c2', 'd']],
  ['nobody', []],
])('%s reads %j', (organisation, readable) => {
  const nodes = ['p', 'c1', 'c2', 'a', 'd'];
  expect(nodes.filter((node) => mayReadNode(treeProgramme, organisation, node))).toEqual(readable);
});
