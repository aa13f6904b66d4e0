/** An office's own .docx: its fields are filled, its own words stay, and a field nobody knows is named. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { expect, test } from 'vitest';
import { period } from '#shared/period.ts';
import type { ReportModel } from '#shared/report/model.ts';
import { fillTemplate } from '../../../server/reports/docx/fill-template.ts';
import { loadTemplates } from '../../../server/reports/load-templates.ts';
import { paragraphsOf } from '../../helpers/office-file.ts';

const model: ReportModel = {
  kind: 'report',
  period: period('2025'),
  label: '2025年',
  title: '研判报告',
  office: '市委科技办',
  day: '2026年7月27日',
  number: '〔2026〕3号',
  source: { publication: null, dataVersion: 1, asOf: '2026-01-01T00:00:00.000Z', catalogueVersion: 1 },
  simulated: false,
  blocks: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    { kind: 'paragraph', id: 'a', lead: '', said: ['全市{1}增长6.4% & <好>。'] },
    { kind: 'paragraph', id: 'b', lead: '其中。', said: ['第二段。'] },
    {
      kind: 'table',
      table: {
        id: 'units',
        caption: '各地',
        note: '',
        columns: [
          { title: '地区', kind: 'text', width: 1 },
          { title: '数额', kind: 'number', width: 1 },
        ],
        rows: [
          { cells: ['=甲', { figure: 1234.5, digits: 2 }], strong: false, indent: 0 },
          { cells: ['乙', { figure: 'unreported', digits: 2 }], strong: false, indent: 0 },
        ],
      },
    },
  ],
};

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const template = async (...lines: string[]) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              ...lines.map((text) => new Paragraph(text)),
              new Table({
                rows: [new TableRow({ children: [cell('{#units}{地区}'), cell('{数额}{/units}')] })],
              }),
            ],
          },
        ],
      }),
    ),
  );

test('fields, parts and the rows of a table are filled; what is the template’s own stays', async () => {
  const filled = fillTemplate(
    await template('本办文件　{文号}', '{标题}', '{总体情况}', '{单位}　{日期}'),
    model,
  );
  const text = paragraphsOf(filled);
  expect(text.slice(0, 2)).toEqual(['本办文件　〔2026〕3号', '研判报告']);
  expect(text.join('\n')).toContain('全市{1}增长6.4% & <好>。');
  expect(text.join('\n')).toContain('其中。第二段。');
  expect(text.slice(-4)).toEqual(['=甲', '1,234.50', '乙', '未报']);
});

test('a field that the document does not have is named, and a file that is no .docx is refused', async () => {
  expect(() => fillTemplate(new TextEncoder().encode('not a zip'), model)).toThrow('模板不能填写');
  await expect(template('{不存在的字段}').then((bytes) => fillTemplate(bytes, model))).rejects.toThrow(
    '不存在的字段',
  );
});

test('is loaded from the city’s folder, and a city needs none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  try {
    expect(loadTemplates(folder).size).toBe(0);
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'templates/notice.docx'), 'x');
    expect([...loadTemplates(folder).keys()]).toEqual(['notice']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
