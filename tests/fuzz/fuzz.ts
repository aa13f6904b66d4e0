/** Reads mutated spreadsheets as the server reads an upload: guarded child, then the search for a county's figures. */
import { seededRandom } from '#shared/calc/random.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { formLayout } from '../../server/returns/layout.ts';
import { locateFigures } from '../../server/workbook/locate/locate.ts';
import { WorkbookProblem } from '../../server/workbook/problem.ts';
import { readWorkbook } from '../../server/workbook/read/read.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';
import { fixture, OWN_FORMATS, OWN_TEXTS, TEMPLATE_FORMATS } from '../server/workbook/fixture.ts';
import { mutated } from './mutate.ts';

/** As many as the server parses at once. */
const AT_ONCE = 2;
/** The clock's own limit has a test of its own; here a busy machine shall not refuse what would be read. */
const PATIENT = { milliseconds: 120_000 };
const MORE_FILES = ['conditions.ods', 'conditions.xls', 'unseen.ods', 'unseen.xls'];

export interface FuzzCounts {
  files: number;
  read: number;
  /** Code of the refusal → how many. */
  refused: Record<string, number>;
  /** Milliseconds by the clock. */
  slowest: number;
  /** What ended in neither, with the number of the draw. */
  crashes: string[];
}

/** `count` mutations drawn from `seed`; every file has a seed of its own, `seed + n`, to be repeated alone. */
export async function fuzz(
  seed: number,
  count: number,
  say: (counts: FuzzCounts) => void = () => {},
): Promise<FuzzCounts> {
  const originals = [...OWN_FORMATS, ...OWN_TEXTS, ...TEMPLATE_FORMATS, ...MORE_FILES].map(fixture);
  const form = countyForm();
  const counts: FuzzCounts = { files: 0, read: 0, refused: {}, slowest: 0, crashes: [] };
  let next = 0;
  const work = async () => {
    while (next < count) {
      const own = seed + next++;
      const begun = performance.now();
      try {
        const workbook = await readWorkbook(mutated(originals, seededRandom(own)), '变异.xlsx', PATIENT);
        locateFigures(workbook, form);
        counts.read++;
      } catch (error) {
        if (error instanceof WorkbookProblem)
          counts.refused[error.code] = (counts.refused[error.code] ?? 0) + 1;
        else counts.crashes.push(`${own}: ${error instanceof Error ? error.stack : String(error)}`);
      }
      counts.slowest = Math.max(counts.slowest, Math.round(performance.now() - begun));
      if (++counts.files % 500 === 0) say(counts);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

function countyForm() {
  const catalogue = loadCatalogue(CITY_FOLDERS.jiaxing);
  const organisation = '330424';
  const form = formFor(catalogue, organisation, 'half');
  if (!form) throw new Error('the county has no half-year form');
  return formLayout(
    catalogue,
    { form, cells: formCells(catalogue, form, organisation) },
    period('2026-S1'),
    organisation,
  );
}
