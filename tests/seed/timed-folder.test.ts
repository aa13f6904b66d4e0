/** A folder whose rows have a time: what loads, and what is refused with file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOf } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { CatalogueProblem, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { SECOND } from './folders.ts';

type Row = Record<string, string>;

/** The second city with further columns in one list: `edit` gives each row's values in them, `more` whole rows. */
function timed(file: string, columns: string[], edit: Record<string, Row>, more: [like: string, Row][] = []) {
  const folder = join(mkdtempSync(join(tmpdir(), 'timed-')), 'city');
  cpSync(SECOND, folder, { recursive: true });
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  const write = (line: string, row: Row = {}) => {
    const cells = line.split(',').map((cell, i) => row[names[i] ?? ''] ?? cell);
    return [...cells, ...columns.map((column) => row[column] ?? '')].join(',');
  };
  const codeOf = (line: string) => line.split(',')[0] ?? '';
  const text = [
    [head, ...columns].join(','),
    ...lines.map((line) => write(line, edit[codeOf(line)])),
    ...more.map(([like, row]) => write(lines.find((line) => codeOf(line) === like) ?? '', row)),
  ];
  writeFileSync(join(folder, file), text.join('\n'));
  return folder;
}

function load(folder: string): Catalogue | string[] {
  try {
    return loadCatalogue(folder);
  } catch (error) {
    if (error instanceof CatalogueProblem) return error.errors;
    throw error;
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
}

const UNITS = ['valid_from', 'valid_to', 'successors'];
const INDICATORS = ['valid_from', 'valid_to', 'changed', 'breaks'];
const NORTH_ENDS = { north: { valid_to: '2026', successors: 'merged_into:east@2027-S1' } };

test('a zone that merges: there until 2026, and no more', () => {
  const catalogue = load(timed('units.csv', UNITS, NORTH_ENDS));
  if (Array.isArray(catalogue)) throw new Error(catalogue.join('\n'));
  const codes = (at: string) => asOf(catalogue, period(at)).units.map((u) => u.code);
  expect(codes('2026')).toContain('north');
  expect(codes('2027-S1')).not.toContain('north');
});

test('a row with another name from a period on', () => {
  const catalogue = load(
    timed('units.csv', UNITS, { east: { valid_to: '2026' } }, [
      ['east', { name: '东城新区', valid_from: '2027-S1' }],
    ]),
  );
  if (Array.isArray(catalogue)) throw new Error(catalogue.join('\n'));
  const name = (at: string) => asOf(catalogue, period(at)).units.find((u) => u.code === 'east')?.name;
  expect([name('2026'), name('2027')]).toEqual(['东城区', '东城新区']);
});

test.each<[string, string, string]>([
  [
    'successor nobody',
    timed('units.csv', UNITS, { north: { valid_to: '2026', successors: 'merged_into:nobody@2027-S1' } }),
    'units.csv 第5行：successors 没有代码为“nobody”的单位',
  ],
  [
    'merged and still there',
    timed('units.csv', UNITS, { north: { successors: 'merged_into:east@2027-S1' } }),
    'units.csv 第5行：successors “north”自2027-S1起并入或更名，有效期(valid_to)须止于此前',
  ],
  [
    'written otherwise',
    timed('units.csv', UNITS, { north: { valid_to: '2026', successors: 'east' } }),
    'units.csv 第5行：successors 应写作“merged_into:单位代码@2027-S1”，现为“east”',
  ],
  [
    'ends before it begins',
    timed('units.csv', UNITS, { north: { valid_from: '2027-S1', valid_to: '2026' } }),
    'units.csv 第5行：valid_to 有效期止于2026，早于起始的2027-S1',
  ],
  [
    'no period',
    timed('units.csv', UNITS, { north: { valid_to: '2026年' } }),
    'units.csv 第5行：valid_to 期别应为 2026-S1、2026-S2 或 2026',
  ],
  [
    'two rows at once',
    timed('units.csv', UNITS, {}, [['east', { valid_from: '2027-S1' }]]),
    'valid_from “east”重复：两行的有效期重叠',
  ],
  [
    'a new version that does not say what changed',
    timed('indicators.csv', INDICATORS, { firm_rnd: { valid_to: '2026' } }, [
      ['firm_rnd', { valid_from: '2027-S1' }],
    ]),
    'changed 同一指标的新版本须写明变更内容(changed)和是否影响可比(breaks)',
  ],
  [
    'another measure, said to be comparable',
    timed('indicators.csv', INDICATORS, { firm_rnd: { valid_to: '2026' } }, [
      ['firm_rnd', { valid_from: '2027-S1', unit: '亿元', changed: '改按亿元', breaks: '0' }],
    ]),
    'breaks 计量变了，与以前不可比，breaks 应为 1',
  ],
  [
    'neither yes nor no',
    timed('indicators.csv', INDICATORS, { firm_rnd: { valid_to: '2026' } }, [
      ['firm_rnd', { valid_from: '2027-S1', changed: '扩大范围', breaks: '是' }],
    ]),
    'breaks 应为 1(是)或 0(否)，现为“是”',
  ],
  [
    'a column nobody knows',
    timed('organisations.csv', ['valid_until'], {}),
    'organisations.csv 第1行：不认识“valid_until”列',
  ],
  [
    'the city’s total ends',
    timed('indicators.csv', INDICATORS, { input_total: { valid_to: '2026' } }),
    '没有代码为“input_total”的指标',
  ],
])('refused: %s', (_what, folder, expected) => {
  const errors = load(folder);
  expect(Array.isArray(errors) && errors.join('\n')).toContain(expected);
});
