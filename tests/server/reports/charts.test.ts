/** Drawings on paper: the colours of the pages, a font that is there, and words where none is. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportModel } from '#shared/report/model.ts';
import { findCjkFont } from '../../../server/reports/charts/cjk-font.ts';
import { draw } from '../../../server/reports/charts/draw.ts';
import { PAPER_COLOURS } from '../../../server/reports/charts/paper-look.ts';
import { writeDocument } from '../../../server/reports/docx/write.ts';
import { paragraphsOf } from '../../helpers/office-file.ts';

test('paper has the colours of the pages', () => {
  const sheet = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8');
  const theme = readFileSync(new URL('../../../client/charts/theme.ts', import.meta.url), 'utf8');
  const token = new Map([...sheet.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
  const named = [...theme.matchAll(/(\w+): token\('([\w-]+)'\)/g)].map(([, name, of]) => [
    name,
    token.get(of ?? ''),
  ]);
  expect(PAPER_COLOURS).toEqual(Object.fromEntries(named));
});

test('a font is found by its name in whatever folder it lies, and none where there is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  try {
    expect(findCjkFont([folder, join(folder, 'nowhere')])).toBeNull();
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/simhei.ttf'), '');
    expect(findCjkFont([folder])).toEqual({ file: join(folder, 'a/b/simhei.ttf'), family: 'SimHei' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const bars = {
  kind: 'bars',
  rows: [
    { key: 'a', label: '甲', value: 1.5 },
    { key: 'b', label: '乙', value: 'unreported' },
  ],
  measureUnit: '亿元',
  focus: null,
} as const;

test.skipIf(findCjkFont() === null)('a drawing is painted three times as fine as a screen', async () => {
  const picture = await draw({ ...bars, rows: [...bars.rows] });
  expect(picture?.png.subarray(1, 4).toString()).toBe('PNG');
  expect(picture?.png.readUInt32BE(16)).toBe(3 * (picture?.width ?? 0));
});

test('a drawing that could not be painted is told in words, with its figures', async () => {
  const model: ReportModel = {
    kind: 'report',
    period: '2025' as ReportModel['period'],
    label: '2025年',
    title: '报告',
    office: '办',
    day: '2026年1月1日',
    number: '',
    source: { publication: null, dataVersion: 1, asOf: '2026-01-01T00:00:00.000Z', catalogueVersion: 1 },
    simulated: false,
    blocks: [
      {
        kind: 'chart',
        id: 'c',
        caption: '各地',
        alt: '各地：甲1.5，乙未报',
        drawing: { ...bars, rows: [...bars.rows] },
      },
    ],
  };
  const text = paragraphsOf(await writeDocument([model], () => new Map())).join('\n');
  expect(text).toContain('图未绘出');
  expect(text).toContain('甲1.5，乙未报');
});
