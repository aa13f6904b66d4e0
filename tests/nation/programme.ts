/**
 * A programme above the city: a province with its cities and counties, or the whole nation, from the published list of
 * units and Jiaxing's indicators. Every area has one return of its own; every city and province has its own level.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../server/catalogue/csv.ts';

const ROOT = join(import.meta.dirname, '../..');
const LIST = join(ROOT, '../shared/data/china_units_mca2024.csv');

/** A unit as `units.csv` writes it. */
export interface Area {
  code: string;
  name: string;
  kind: 'nation' | 'province' | 'city' | 'county' | 'fiscal_level';
  parent: string;
}

interface Listed {
  code: string;
  name: string;
  level: string;
  parent: string;
}

function listed(): Listed[] {
  const text = readFileSync(LIST, 'utf8').replace(/^\uFEFF/, '');
  const rows = parseCsv(text, (line, words) => {
    throw new Error(`${LIST}:${line} ${words}`);
  });
  return rows.map(({ fields: f }) => ({
    ...{ code: f.code ?? '', name: f.name ?? '', level: f.level ?? '', parent: f.parent_code ?? '' },
  }));
}

const KINDS: Readonly<Record<string, Area['kind']>> = {
  province: 'province',
  prefecture: 'city',
  county: 'county',
};
const NATION = '100000';

/** @param root code of a province; null for the nation. Parents come before their children. */
export function areasOf(root: string | null): Area[] {
  const rows = listed();
  const name = new Map(rows.map((row) => [row.code, row.name]));
  const areas = rows.map(
    ({ code, name: own, level, parent }): Area => ({
      code,
      // 北京市 holds 北京市: a list of children must tell them from their parent.
      name: own === name.get(parent) ? `${own}市辖` : own,
      kind: KINDS[level] ?? 'county',
      parent: parent || NATION,
    }),
  );
  const whole: Area[] =
    root === null
      ? [{ code: NATION, name: '全国', kind: 'nation', parent: '' }, ...areas]
      : within(areas, root).map((a) => (a.code === root ? { ...a, parent: '' } : a));
  return [...whole, ...whole.flatMap(ownLevel)];
}

function within(areas: readonly Area[], root: string): Area[] {
  const parent = new Map(areas.map((a) => [a.code, a.parent]));
  const isBelow = (code: string): boolean =>
    code === root || (parent.has(code) && isBelow(parent.get(code) ?? ''));
  return areas.filter(({ code }) => isBelow(code));
}

const OWN: Readonly<Record<string, string>> = { nation: '中央本级', province: '省本级', city: '市本级' };

/** 市本级, 省本级: what the area spends itself. */
function ownLevel({ code, kind }: Area): Area[] {
  const name = OWN[kind];
  return name ? [{ code: `${code}_bj`, name, kind: 'fiscal_level', parent: code }] : [];
}

/** Whether something is reported for it: counties and own levels; a city's and a province's figures add up. */
export const reports = ({ kind }: Pick<Area, 'kind'>) => kind === 'county' || kind === 'fiscal_level';
