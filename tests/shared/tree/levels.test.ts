import { expect, test } from 'vitest';
import type { Unit } from '#shared/catalogue.ts';
import { areasBetween, levelsBelow } from '#shared/tree/levels.ts';
import { treeProgramme } from '../../helpers/tree-programme.ts';

const [pattern] = treeProgramme.units;
const unit = (code: string, kind: Unit['kind'], parent: string | null, order = 0): Unit => ({
  ...(pattern as Unit),
  ...{ code, kind, parent, order, name: code, shortName: code },
});
const units = [
  unit('n', 'nation', null),
  unit('p', 'province', 'n'),
  unit('m', 'province', 'n', 1),
  unit('c2', 'city', 'p', 2),
  unit('c1', 'city', 'p', 1),
  unit('c1_own', 'fiscal_level', 'c1'),
  unit('a', 'county', 'c1'),
  unit('z', 'zone', 'c1', 1),
  unit('az', 'zone', 'a'),
  unit('b', 'county', 'c2'),
  unit('d', 'county', 'm'),
];
const levels = (node: string) =>
  levelsBelow({ units }, node).map(({ level, units: of }) => [level, of.map(({ code }) => code).join()]);

test('a level is offered where one of it lies below another part; a zone counts beside counties, not beside its own', () => {
  expect(levels('n')).toEqual([
    ['city', 'c1,c2'],
    ['county', 'a,z,b,d'],
  ]);
  expect(levels('p')).toEqual([['county', 'a,z,b']]);
  for (const node of ['c1', 'c2', 'm', 'a', 'nowhere']) expect(levels(node), node).toEqual([]);
});

test('a unit lies in the areas between it and the node, the highest first', () => {
  const between = (node: string, of: string) => areasBetween({ units }, node, of).map(({ code }) => code);
  expect(between('n', 'a')).toEqual(['p', 'c1']);
  expect(between('c1', 'a')).toEqual([]);
});
