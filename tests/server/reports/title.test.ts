/** The title of a document: on one line, or parted where its period begins (GB/T 9704: 回行时词意完整). */
import { expect, test } from 'vitest';
import type { ReportModel } from '#shared/report/model.ts';
import { writeDocument } from '../../../server/reports/docx/write.ts';
import { partOf } from '../../helpers/office-file.ts';

const sheetOf = (name: string): ReportModel => ({
  kind: 'sheet',
  period: '2026-S1' as ReportModel['period'],
  label: '2026年上半年',
  title: `${name}2026年上半年科技创新投入情况`,
  office: '办',
  day: '2026年7月27日',
  number: '',
  source: { publication: null, dataVersion: 1, asOf: '2026-01-01T00:00:00.000Z', catalogueVersion: 1 },
  simulated: false,
  blocks: [],
});

/** The lines of the first paragraph. */
async function titleLines(name: string): Promise<string[]> {
  const xml = partOf(await writeDocument([sheetOf(name)], () => new Map()), 'word/document.xml');
  const [paragraph = ''] = /<w:p>.*?<\/w:p>/s.exec(xml) ?? [];
  return paragraph
    .split('<w:br/>')
    .map((part) => [...part.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join(''));
}

test.each([
  ['海宁市', ['海宁市2026年上半年科技创新投入情况']],
  ['嘉兴港区（浙江乍浦经济开发区）', ['嘉兴港区（浙江乍浦经济开发区）', '2026年上半年科技创新投入情况']],
])('%s', async (name, lines) => {
  expect(await titleLines(name)).toEqual(lines);
});
