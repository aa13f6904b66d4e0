/** From a file's bytes to a form's figures: real files, the real Jiaxing catalogue. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findIndicator } from '#shared/catalogue.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { period } from '#shared/period.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { formLayout } from '../../../server/returns/layout.ts';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import type { FormLayout, Located } from '../../../server/workbook/types.ts';
import { writeMarked } from '../../../server/workbook/write/marked.ts';
import { writeTemplate } from '../../../server/workbook/write/template.ts';
import type { TemplateSpec } from '../../../server/workbook/written.ts';
import { fixture, OWN_FORMATS, OWN_TEXTS, TEMPLATE_FORMATS } from './fixture.ts';
import { templateSpec } from './template-spec.ts';

const catalogue = loadCatalogue(fileURLToPath(new URL('../../../seed/jiaxing', import.meta.url)));

function layoutOf(organisation: string, at = '2026-S1'): FormLayout {
  const form = formFor(catalogue, organisation, at.length === 4 ? 'year' : 'half')!;
  const programme = { form, cells: formCells(catalogue, form, organisation) };
  return formLayout(catalogue, programme, period(at), organisation);
}

const figures = ({ values }: Located) =>
  Object.fromEntries(values.map((v) => [v.key.split('/')[1], v.value ?? v.standsFor]));

test.each([...OWN_FORMATS, ...OWN_TEXTS])('%s: the same figures', async (name) => {
  const located = locateFigures(await readWorkbook(fixture(name), name), layoutOf('330481'));
  expect(located.questions).toEqual([]);
  expect(figures(located)).toEqual({
    gov_total: '60290.35',
    gov_platform: '31200.5',
    gov_talent: '12000.25',
    gov_poc: '12990',
    gov_incubator: '4099.6',
    gov_general: 'text',
    gov_fund: '0',
    gov_soe: 'not_applicable',
    memo_bond: 'dash',
    memo_soe_platform: '777',
  });
  expect(located.values.find((v) => v.standsFor === 'text')).toMatchObject({
    address: 'D9',
    raw: '1.2亿',
    suggestion: '12000',
  });
  expect(located.totalsSkipped).toEqual([{ address: 'A14', text: '注：政府科技创新投入不含专项债。' }]);
  expect(located.unmatched).toEqual([]);
});

test.each(TEMPLATE_FORMATS)(
  '%s, saved by LibreOffice: the template’s own figures and marker',
  async (name) => {
    const layout = layoutOf('330481');
    const located = locateFigures(await readWorkbook(fixture(name), name), layout);
    const own = (key: string) => layout.rows.some((row) => row.key === key);
    const rows = templateSpec().rows.filter(({ key }) => own(key));
    expect(rows.length).toBeGreaterThan(2);
    expect(located.questions).toEqual([]);
    expect(located.template).toMatchObject({
      formCode: 'annex1_county',
      period: '2026-S1',
      organisation: '330481',
    });
    for (const { key, current } of rows) {
      const value = located.values.find((v) => v.key === key);
      if (current === null) expect(value?.standsFor, key).toBe('blank');
      else if (/\d/.test(current)) expect(value?.value, key).toBe(String(Number(current)));
      else expect(value?.raw, key).toBe(current);
    }
  },
);

test('another county’s file is refused with both names', async () => {
  const located = locateFigures(await readWorkbook(fixture('county-own.xlsx'), 'a.xlsx'), layoutOf('330482'));
  expect(located.questions.map((q) => q.code)).toEqual(['wrong_unit']);
  expect(located.questions[0]?.message).toMatch(/海宁.*平湖市/);
});

function specOf(layout: FormLayout, current: (index: number) => string | null): TemplateSpec {
  return {
    title: `嘉兴市${layout.title}（2026年上半年）`,
    formCode: layout.formCode,
    period: layout.period,
    periodLabel: '2026年上半年',
    organisation: layout.organisation,
    version: '1',
    moneyUnit: '万元',
    valueHeader: '本期累计',
    unitColumn: new Set(layout.rows.map((row) => row.unit)).size > 1,
    rows: layout.rows.map((row, i) => ({
      key: row.key,
      number: String(i + 1),
      unitName: row.unitNames[0]!,
      indicatorName: i % 2 === 1 ? `其中：${row.indicatorNames[0]}` : row.indicatorNames[0]!,
      indent: i % 2,
      measureUnit: row.measureUnit,
      decimals: 2,
      current: current(i),
      lastYear: i % 3 === 0 ? '未报' : String(i * 1000 + 1),
      rate: row.measureUnit === '%',
      negativeAllowed: false,
      note: i === 2 ? '见附件' : null,
    })),
    notes: ['政府科技创新投入 = 一般公共预算 + 政府性基金预算(剔除专项债) + 国有资本经营预算。'],
    dataMark: '模拟数据',
  };
}

const amount = (i: number) => (i % 5 === 4 ? '不适用' : `${i * 100}.25`);
const forms = [
  ['330481', '2026-S1'],
  ['czj', '2026-S1'],
  ['tjj', '2026-S1'],
  ['jyj', '2026-S1'],
  ['kjj', '2025'],
  ['tjj', '2025'],
  ['wjw', '2025'],
  ['fgw', '2025'],
] as const;

test.each(forms)('the template of %s for %s comes back as it was filled', async (organisation, at) => {
  const layout = layoutOf(organisation, at);
  const spec = { ...specOf(layout, amount), title: layout.title, periodLabel: at };
  const located = locateFigures(await readWorkbook(await writeTemplate(spec), 'a.xlsx'), layout);
  expect(located.questions).toEqual([]);
  expect(located.template).toMatchObject({ formCode: layout.formCode, organisation });
  expect(located.duplicates).toEqual([]);
  expect(located.unmatched).toEqual([]);
  const wanted = layout.rows.map((row, i) => [row.key, i % 5 === 4 ? 'not_applicable' : amount(i)]);
  expect(located.values.map((v) => [v.key, v.value ?? v.standsFor])).toEqual(wanted);
  if (layout.rows.length > 2) expect(located.values[2]?.note).toBe('见附件');
});

test('an empty template has no figures', async () => {
  const layout = layoutOf('330481');
  const located = locateFigures(
    await readWorkbook(await writeTemplate(specOf(layout, () => null)), 'a.xlsx'),
    layout,
  );
  expect(located.questions.map((q) => q.code)).toEqual(['no_figures']);
});

test('a workbook that we marked can be uploaded again', async () => {
  const layout = layoutOf('330481');
  const spec = { sheet: null, title: layout.title, organisationName: '海宁市', periodLabel: '2026年上半年' };
  const finding = {
    severity: 'error' as const,
    address: 'D9',
    message: '“1.2亿”带有单位',
    suggestion: '12000',
  };
  const marked = await writeMarked(fixture('county-own.xlsx'), spec, [finding]);
  const before = locateFigures(await readWorkbook(fixture('county-own.xlsx'), 'a.xlsx'), layout);
  const after = locateFigures(await readWorkbook(marked.bytes, 'b.xlsx'), layout);
  expect(after.questions).toEqual([]);
  expect(figures(after)).toEqual(figures(before));
});

test('every name and alias of an indicator leads to it alone', () => {
  for (const organisation of [
    '330481',
    'czj',
    'tjj',
    'jyj',
    'kjj',
    'wjw',
    'jxj',
    'gzw',
    'zzb',
    'sjj',
    'fgw',
    'jrb',
  ])
    for (const at of ['2026-S1', '2025']) {
      if (!formFor(catalogue, organisation, at.length === 4 ? 'year' : 'half')) continue;
      const owners = new Map<string, string>();
      for (const row of layoutOf(organisation, at).rows)
        for (const name of row.indicatorNames) {
          const other = owners.get(name);
          expect(other ?? row.indicator, `${organisation} ${at} ${name}`).toBe(row.indicator);
          owners.set(name, row.indicator);
          expect(findIndicator(catalogue, row.indicator)).toBeDefined();
        }
    }
});
