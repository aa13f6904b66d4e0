/** What the running programme is exported as, and what is read back from it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import { Catalogue as Shape } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { applyChanges } from '#shared/programme/apply-change.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { catalogueDigest, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { loadOutline } from '../../server/catalogue/load-outline.ts';
import { folderFiles } from '../../server/catalogue/write-folder.ts';
import { zipOf } from '../../server/http/zip.ts';
import { writeNationFolder } from '../nation/folder.ts';
import { JIAXING, SECOND } from './folders.ts';

const FROM = period('2027-S1');
const LIVED: ProgrammeChange[] = [
  { kind: 'unit-merge', unit: 'jxgq', into: '330482', from: FROM },
  { kind: 'unit-name', unit: '330421', from: FROM, name: '嘉善区', shortName: '嘉善', code: '330421' },
  {
    kind: 'unit-new',
    code: 'xincheng',
    name: '新城, "试"区',
    shortName: '新城',
    like: '330402',
    of: '330411',
    from: FROM,
  },
  {
    kind: 'definition',
    indicator: 'gov_total',
    from: FROM,
    name: '政府科技创新投入合计',
    definition: '三本预算合计。\n剔除专项债。',
    words: '增加国有资本经营预算',
    breaks: true,
  },
  { kind: 'restatement', indicator: 'gov_total', form: 'annex1_county', from: FROM },
];

/** A province of cities and the nation of 2,849 counties, as a folder gives them. */
function areasUnder(root: string | null): Catalogue {
  const folder = mkdtempSync(join(tmpdir(), 'areas-'));
  writeNationFolder(folder, root);
  const catalogue = loadCatalogue(folder);
  rmSync(folder, { recursive: true });
  return catalogue;
}

function written(
  catalogue: Catalogue,
  outline: ReturnType<typeof loadOutline> = null,
): [string, Map<string, string>] {
  const files = folderFiles(catalogue, catalogue.policies, outline);
  const folder = mkdtempSync(join(tmpdir(), 'exported-'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return [folder, files];
}

test.each<[string, Catalogue, ReturnType<typeof loadOutline>]>([
  ['Jiaxing', loadCatalogue(JIAXING), loadOutline(JIAXING, loadCatalogue(JIAXING))],
  ['the second city', loadCatalogue(SECOND), null],
  ['Jiaxing after changes', applyChanges(loadCatalogue(JIAXING), LIVED), null],
  ['a province', areasUnder('330000'), null],
  ['the nation', areasUnder(null), null],
])(
  '%s: exported and loaded it is the same programme, exported again the same bytes',
  (_name, catalogue, outline) => {
    const [folder, files] = written(catalogue, outline);
    try {
      const again = loadCatalogue(folder);
      expect(again).toEqual(catalogue);
      expect(catalogueDigest(again)).toBe(catalogueDigest(catalogue));
      const [second, more] = written(again, loadOutline(folder, again));
      rmSync(second, { recursive: true });
      expect([...more]).toEqual([...files]);
      expect(zipOf(more).equals(zipOf(files))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('the programme that a database gives back is the one that was stored', () => {
  const catalogue = applyChanges(loadCatalogue(JIAXING), LIVED);
  expect(Shape.parse(JSON.parse(JSON.stringify(catalogue)))).toEqual(catalogue);
});
