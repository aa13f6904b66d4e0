import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { tableCsv } from '#shared/table-csv.ts';
import { figureCell, TableModel } from '../../shared/table.ts';

const TABLE: TableModel = {
  title: '各县（市、区）',
  subtitle: '2026年上半年',
  notes: ['注：分项与合计可能不等'],
  columns: [
    { key: 'unit', header: '地区', kind: 'text' },
    { key: 'value', header: '政府投入', unit: '万元', kind: 'number', digits: 2 },
  ],
  rows: [
    { unit: '海宁市', value: -12.5 },
    { unit: '=HYPERLINK("x")', value: '未报' },
    { unit: '甲,乙', value: 0 },
    { unit: '-1+1', value: null },
  ],
  simulated: true,
};

it('writes heading, units, marks and notes that a spreadsheet reads and does not run', () => {
  expect(TableModel.parse(TABLE)).toEqual(TABLE);
  expect(tableCsv(TABLE)).toBe(
    '\uFEFF' +
      [
        '各县（市、区）',
        '2026年上半年',
        '模拟数据，非真实',
        '地区,政府投入（万元）',
        '海宁市,-12.50',
        '"\'=HYPERLINK(""x"")",未报',
        '"甲,乙",0.00',
        "'-1+1,",
        '注：分项与合计可能不等',
        '',
      ].join('\r\n'),
  );
});

test.each([
  [0, 0],
  ['unreported', '未报'],
  ['not_applicable', '不适用'],
  ['missing', '缺'],
] as const)('the figure %s is the cell %s', (figure, cell) => expect(figureCell(figure)).toBe(cell));

it('leaves no text that a spreadsheet would run', () => {
  const texts = fc.array(fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string()), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(texts, (pairs) => {
      const columns: TableModel['columns'] = [{ key: 'h', header: 'h', kind: 'text' }];
      const rows = pairs.map(([mark, rest]) => ({ h: `${mark}x${rest}` }));
      const csv = tableCsv({ title: 't', subtitle: '', notes: [], columns, rows, simulated: false });
      expect(csv).not.toMatch(/(^|\r\n)"?[=+\-@\t\r]x/);
    }),
  );
});
