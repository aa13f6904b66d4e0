/** A server of a province or the nation in memory, with simulated figures approved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestApp, testApp } from '../helpers/app.ts';
import { simulatedFigures } from './figures.ts';
import { fill } from './fill.ts';
import { writeNationFolder } from './folder.ts';
import type { Area } from './programme.ts';

export const PROVINCE = '330000';

/**
 * @param root code of a province; null for the nation. @param without organisations that have reported nothing
 * @param change rewrites the folder before it is loaded
 */
export async function openNation(
  root: string | null,
  without: readonly string[] = [],
  change: (folder: string) => void = () => {},
): Promise<{ t: TestApp; areas: Area[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'nation-'));
  const areas = writeNationFolder(folder, root);
  change(folder);
  const t = await testApp({ folder, now: '2026-07-20T02:00:00.000Z' });
  // Read once: nobody asks for it again.
  rmSync(folder, { recursive: true });
  const told = [...simulatedFigures(areas)].filter(({ organisation }) => !without.includes(organisation));
  await fill(t.world, told);
  return { t, areas };
}
