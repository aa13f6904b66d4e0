/** The half-year's files say what its page says. */
import { expect, test } from 'vitest';
import type { HalfYear } from '#shared/contract/half-year.ts';
import { blocksTable } from '../../client/features/monitoring/half-year-tables.ts';

const block = (name: string, more: object) => ({ name, current: 3, base: 2, growth: 50, ...more });

test('like for like: a block that nobody is missing from by its own growth, another by who has both years', () => {
  const alike = { units: ['甲', '乙'], current: 2, base: 1, growth: 100 };
  const { rows } = blocksTable({
    label: '2026年上半年',
    baseLabel: '2025年上半年',
    notes: ['注'],
    blocks: [
      block('政府', { alike: null, missing: [] }),
      block('企业', { alike, missing: ['丙'], current: 'incomplete', growth: 'incomplete' }),
      block('其他', { alike: null, missing: ['甲', '乙', '丙'], growth: 'incomplete' }),
    ],
  } as unknown as HalfYear);
  expect(rows.map((row) => [row.name, row.alike, row.alikeGrowth])).toEqual([
    ['政府', '全部', 50],
    ['企业', '甲、乙', 100],
    ['其他', '', null],
  ]);
});
