/** Writes the folder of a programme above the city, in the format of every city's folder. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../server/catalogue/csv.ts';
import { csvText } from '../../server/catalogue/write-rows.ts';
import { type Area, areasOf, reports } from './programme.ts';

const JIAXING = join(import.meta.dirname, '../../seed/jiaxing');
const GOVERNMENT = ['gov_total', 'gov_platform', 'gov_talent', 'gov_poc', 'gov_incubator'];
const BUDGETS = ['gov_general', 'gov_fund', 'gov_soe'];
const OTHERS = ['uni', 'inst', 'hosp'].flatMap((who) =>
  ['st', 'overlap_gov', 'overlap_ent'].map((what) => `${who}_${what}`),
);
const STATISTICS = ['rd', 'gdp', 'ent_rd_exp', 'budget_exp', 'revenue_all'];
const DERIVED =
  'sti_total_h sti_total uni_net inst_net hosp_net other_net rd_gdp rd_sti gov_budget_share'.split(' ');

/** What every area reports, by series. */
export const COLLECTED = {
  half: [...GOVERNMENT, ...BUDGETS, 'ent_rd_ind', ...OTHERS],
  year: [...GOVERNMENT, ...BUDGETS, 'ent_rd', ...OTHERS, ...STATISTICS],
};
const INDICATORS = new Set([...COLLECTED.half, ...COLLECTED.year, ...DERIVED]);
export const PERIODS: readonly string[] = '2022 2023 2024 2025 2024-S1 2024-S2 2025-S1 2025-S2'.split(' ');

/** Ten years to 2025, each with its halves. */
export const TEN_YEARS: readonly string[] = Array.from({ length: 10 }, (_, i) => String(2016 + i)).flatMap(
  (year) => [year, `${year}-S1`, `${year}-S2`],
);

/** @param root code of a province; null for the nation. @returns the areas, in the order of the file */
export function writeNationFolder(folder: string, root: string | null, periods = PERIODS): Area[] {
  const areas = areasOf(root);
  const top = areas[0];
  if (!top) throw new Error(`no unit ${root}`);
  mkdirSync(folder, { recursive: true });
  cpSync(join(JIAXING, 'documents.csv'), join(folder, 'documents.csv'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('units.csv', unitsCsv(areas));
  write('organisations.csv', organisationsCsv(areas));
  write(
    'indicators.csv',
    rowsOf('indicators.csv', ({ code = '' }) => INDICATORS.has(code)),
  );
  write('targets.csv', targetsCsv(areas));
  write('periods.csv', periodsCsv(periods));
  write('city.json', json(cityOf(top)));
  write('forms.json', json(forms()));
  write('rules.json', json(rules()));
  write('scheme.json', json(scheme()));
  return areas;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const readJson = (name: string) => JSON.parse(readFileSync(join(JIAXING, name), 'utf8'));

type Fields = Record<string, string>;

function read(name: string): Fields[] {
  const rows = parseCsv(readFileSync(join(JIAXING, name), 'utf8'), (line, words) => {
    throw new Error(`${name}:${line} ${words}`);
  });
  return rows.map(({ fields }) => ({ ...fields }) as Fields);
}

function rowsOf(name: string, keep: (row: Fields) => boolean): string {
  const rows = read(name).filter(keep);
  return table(Object.keys(rows[0] ?? {}), rows);
}

const table = (columns: string[], rows: readonly Fields[]) =>
  csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);

function unitsCsv(areas: readonly Area[]): string {
  const columns =
    'code gb_code name short_name kind order aliases coverage parent addend peer_group tile seat'.split(' ');
  const rows = areas.map(({ code, name, kind, parent }, order) => ({
    ...{ code, name, short_name: name, kind, parent, order: String(order), aliases: '', coverage: '全域' },
    ...{ gb_code: kind === 'fiscal_level' ? '' : code, tile: '', seat: '' },
    addend: parent === '' ? '0' : '1',
    peer_group: kind === 'fiscal_level' || parent === '' ? '' : kind,
  }));
  return table(columns, rows);
}

/** Every area that reports has its own; every area above them an office. */
function organisationsCsv(areas: readonly Area[]): string {
  const rows = areas.map(({ code, name, kind, parent }) =>
    reports({ kind })
      ? { code, name, short_name: name, kind: 'unit', unit: code, aliases: '', node: '' }
      : {
          ...{ code: `kjb_${code}`, kind: 'office', unit: '', aliases: '', node: parent === '' ? '' : code },
          ...{ name: `${name}科技办`, short_name: `${name}科技办` },
        },
  );
  return table('code name short_name kind unit aliases node'.split(' '), rows);
}

/** The root's amounts of 2027 and 2030, and one for every area directly under it, each its own. */
function targetsCsv(areas: readonly Area[]): string {
  const root = areas[0]?.code ?? '';
  const rows = read('targets.csv').filter(
    ({ kind, indicator = '' }) => INDICATORS.has(indicator) && (kind === 'level' || kind === 'ratio'),
  );
  const first = rows.find(({ id }) => id === 'sti_total_2027');
  const below = areas.filter(({ kind, parent }) => parent === root && kind !== 'fiscal_level');
  const own = below.map(({ code }, i) => ({
    ...first,
    ...{ id: `sti_total_2027_${code}`, node: code, order: String(1000 + i), value: '900' },
  }));
  return table([...Object.keys(rows[0] ?? {}), 'node'], [...rows, ...own]);
}

function periodsCsv(periods: readonly string[]): string {
  const rows = periods.map((period) => {
    const year = Number(period.slice(0, 4));
    const [opens, due] = period.endsWith('S1')
      ? [`${year}-07-01`, `${year}-07-25`]
      : [`${year + 1}-01-05`, `${year + 1}-${period.length === 4 ? '03-31' : '01-25'}`];
    return { period, opens, due: `${due}T18:00:00+08:00` };
  });
  return table(['period', 'opens', 'due'], rows);
}

function cityOf({ code, name }: Area) {
  const city = readJson('city.json');
  return {
    ...city,
    code: 'tree',
    name,
    unit: code,
    office: `${name}科技办`,
    institutions: null,
    context: [],
  };
}

function forms() {
  const form = (periodicity: 'half' | 'year', title: string) => ({
    ...{ code: `${periodicity}_area`, title, periodicity, filedBy: 'units', notes: [] },
    groups: [{ title, indicators: COLLECTED[periodicity], units: 'self', required: false, priority: 1 }],
    ...(periodicity === 'year'
      ? { carriedOver: COLLECTED.year.filter((code) => COLLECTED.half.includes(code)) }
      : {}),
  });
  return [form('half', '科技创新投入半年报'), form('year', '科技创新投入年报')];
}

/** Jiaxing's rules that name no single indicator. */
function rules() {
  return readJson('rules.json').filter(({ indicators }: { indicators: unknown }) => indicators === 'all');
}

function scheme() {
  const { institutions: _, items, ...rest } = readJson('scheme.json');
  const known = ({ indicator, denominator }: Fields) =>
    INDICATORS.has(indicator ?? '') && (denominator === undefined || INDICATORS.has(denominator));
  return { ...rest, items: items.filter(known), institutions: { items: [] } };
}
