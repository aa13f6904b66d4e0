/** The programme as a city's folder: what the loader reads back as the very same programme, byte for byte. Pure. */
import { everyRow } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import type { Outline } from '#shared/outline.ts';
import { INSTRUMENT_FIELDS } from '#shared/policies/instrument-fields.ts';
import type { Instrument, PolicyLibrary } from '#shared/policies/library.ts';
import { writeAmountRule } from '#shared/policies/parse-rule.ts';
import { csvText, writeRows } from './write-rows.ts';

/** Name inside the folder → text, in the order of the names. */
export function folderFiles(
  catalogue: Catalogue,
  policies: PolicyLibrary,
  outline: Outline | null,
): Map<string, string> {
  const files: [string, string][] = [
    ['city.json', json(catalogue.city)],
    ['forms.json', json(everyRow(catalogue, 'forms'))],
    ['rules.json', json(everyRow(catalogue, 'rules'))],
    ['scheme.json', json(catalogue.scheme)],
    ['units.csv', writeRows('units', everyRow(catalogue, 'units'))],
    ['organisations.csv', writeRows('organisations', everyRow(catalogue, 'organisations'))],
    ['documents.csv', writeRows('documents', catalogue.documents)],
    ['indicators.csv', writeRows('indicators', everyRow(catalogue, 'indicators'))],
    ['periods.csv', writeRows('periods', catalogue.periods)],
    ['targets.csv', writeRows('targets', everyRow(catalogue, 'targets'))],
    ...policyFiles(policies),
  ];
  if (outline) files.push(['outline.geojson', json(outline)]);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** None for a city without policies: it has no such folder. */
function policyFiles({
  documents,
  kinds,
  inputs,
  applicants,
  instruments,
}: PolicyLibrary): [string, string][] {
  if (documents.length === 0) return [];
  const named = documents.map(({ paper: _, ...one }) => ({ ...one, paper: `${one.code}.txt` }));
  const list = (values: readonly string[]) => values.join('|');
  return [
    ['policies/documents.json', json(named)],
    ...documents.map(({ code, paper }): [string, string] => [`policies/papers/${code}.txt`, paper]),
    [
      'policies/kinds.csv',
      csvText([
        ['code', 'name', 'theme', 'part', 'counts', 'targets', 'assumption'],
        ...kinds.map((k) => [
          ...[k.code, k.name, k.theme, k.part ?? '', k.counts ?? ''],
          ...[list(k.targets), k.assumption],
        ]),
      ]),
    ],
    [
      'policies/inputs.csv',
      csvText([['code', 'name', 'unit'], ...inputs.map(({ code, name, unit }) => [code, name, unit])]),
    ],
    [
      'policies/applicants.csv',
      csvText([['code', 'name', 'is'], ...applicants.map(({ code, name, is }) => [code, name, list(is)])]),
    ],
    ['policies/instruments.csv', csvText([[...INSTRUMENT_FIELDS], ...instruments.map(instrumentCells)])],
  ];
}

function instrumentCells({ rule, times, beneficiary, selective, onTopOf, ...rest }: Instrument): string[] {
  const texts: Record<string, string> = {
    ...rest,
    on_top_of: onTopOf,
    beneficiary: beneficiary.join('|'),
    rule: writeAmountRule(rule),
    selective: selective ? '1' : '',
    times: times ? `${times.count}/${times.years}` : '',
  };
  return INSTRUMENT_FIELDS.map((field) => texts[field] ?? '');
}
