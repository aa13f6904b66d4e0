import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CatalogueProblem, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { loadOutline } from '../../server/catalogue/load-outline.ts';
import { JIAXING, SECOND } from './folders.ts';

test('seven counties have an outline; the zones have none of their own', () => {
  const outline = loadOutline(JIAXING, loadCatalogue(JIAXING))!;
  expect(outline.features.map((f) => f.id)).toEqual([
    '330402',
    '330411',
    '330421',
    '330424',
    '330481',
    '330482',
    '330483',
  ]);
  expect(outline.source).toContain('MIT');
  expect(outline.note).toBe('边界仅为示意');
  expect(statSync(join(JIAXING, 'outline.geojson')).size).toBeLessThan(40_000);
});

test('a city need not have one', () => expect(loadOutline(SECOND, loadCatalogue(SECOND))).toBeNull());

function errorsOf(text: string): string[] {
  const folder = join(mkdtempSync(join(tmpdir(), 'city-')), 'city');
  try {
    cpSync(SECOND, folder, { recursive: true });
    writeFileSync(join(folder, 'outline.geojson'), text);
    loadOutline(folder, loadCatalogue(folder));
    return [];
  } catch (error) {
    if (error instanceof CatalogueProblem) return error.errors;
    throw error;
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
}

const RING = '[[[1,1],[2,1],[2,2],[1,1]]]';
const file = (...features: [id: string, rings: string][]) =>
  `{"type":"FeatureCollection","source":"s","note":"n","features":[\n${features
    .map(
      ([id, rings]) => `{"type":"Feature","id":"${id}","geometry":{"type":"Polygon","coordinates":${rings}}}`,
    )
    .join(',\n')}\n]}`;

test.each([
  ['right', file(['east', RING], ['west', RING]), []],
  ['unknown code', file(['east', RING], ['nowhere', RING]), ['第3行：没有代码为“nowhere”的地区']],
  ['the city is no part of itself', file(['linjiang', RING]), ['第2行：没有代码为“linjiang”的地区']],
  ['twice', file(['east', RING], ['east', RING]), ['第3行：“east”重复']],
  ['open ring', file(['east', '[[[1,1],[2,1],[2,2],[1,2]]]']), ['第2行：边界线首尾应为同一点']],
  ['no JSON', '{', ['第1行：不是正确的 JSON']],
])('%s', (_, text, expected) =>
  expect(errorsOf(text)).toEqual(expected.map((words) => `outline.geojson ${words}`)),
);
