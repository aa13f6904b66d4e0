/** Reads the outlines of a city's units, which a city may have or not. Errors name file and line. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { everyRow } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { Outline } from '#shared/outline.ts';
import { levelOf } from '#shared/tree/areas.ts';
import type { Fault } from './fault.ts';
import { CatalogueProblem, type Path, readJson } from './load-catalogue.ts';

const FILE = 'outline.geojson';

/** @returns null for a city without the file. @throws CatalogueProblem listing every error of shape or reference. */
export function loadOutline(folder: string, catalogue: Catalogue): Outline | null {
  if (!existsSync(join(folder, FILE))) return null;
  const errors: string[] = [];
  const fault: Fault = (file, line, words) => errors.push(`${file} 第${line}行：${words}`);
  const part = readJson(folder, FILE, fault);
  const at = (path: Path, words: string) => fault(FILE, part?.line(path) ?? 1, words);
  const parsed = part && Outline.safeParse(part.value, { error: z.locales.zhCN().localeError });
  for (const issue of parsed?.error?.issues ?? []) at(issue.path, issue.message);
  for (const [i, words] of faultsOf(parsed?.data, catalogue)) at(['features', i, 'id'], words);
  if (errors.length > 0 || !parsed?.success) throw new CatalogueProblem(folder, errors);
  return parsed.data;
}

/** An outline under a wrong code would colour one place by another's figure. */
function faultsOf(outline: Outline | undefined, catalogue: Catalogue): [feature: number, words: string][] {
  const units = everyRow(catalogue, 'units');
  const drawn = new Set(units.filter((u) => levelOf(u) >= 0).map((u) => u.code));
  drawn.delete(catalogue.city.unit);
  const codes = outline?.features.map((f) => f.id) ?? [];
  return codes.flatMap((code, i): [number, string][] => {
    if (!drawn.has(code)) return [[i, `没有代码为“${code}”的地区`]];
    return codes.indexOf(code) < i ? [[i, `“${code}”重复`]] : [];
  });
}
