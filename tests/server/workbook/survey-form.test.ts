/**
 * What a lawful survey form carries (统计法: 表号, 制定机关, 批准或备案文号, 有效期), annex 1's columns 数源单位 and 责任单位, the
 * headings 预算来源 and 附项, and the definitions of notes 1–3: on every template of the demonstration, none of it in the
 * way of reading the template back.
 */
import { expect, test } from 'vitest';
import type { Form } from '#shared/catalogue.ts';
import { formCells } from '#shared/forms.ts';
import { period as asPeriod } from '#shared/period.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { formLayout, templateSpec } from '../../../server/returns/layout.ts';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import { writeTemplate } from '../../../server/workbook/write/template.ts';
import { EMPTY_CELL } from '../../../server/workflow/draft.ts';
import { JIAXING } from '../../seed/folders.ts';
import { returnView } from './form-view.ts';

const catalogue = loadCatalogue(JIAXING);
const filers = (form: Form) => (form.filedBy === 'units' ? ['330481', 'jxgq'] : form.filedBy);
const all = catalogue.forms.flatMap((form) => filers(form).map((organisation) => ({ form, organisation })));

function specOf(form: Form, organisation: string, amount: (i: number) => string | null) {
  const period = asPeriod(form.periodicity === 'half' ? '2026-S1' : '2025');
  const cells = formCells(catalogue, form, organisation);
  const view = returnView(catalogue, { form, cells, period, organisation });
  const rows = view.rows.map((row, i) => ({
    ...row,
    cell: { ...EMPTY_CELL, mark: 'value' as const, amount: amount(i) },
  }));
  return {
    spec: templateSpec(catalogue, { ...view, rows }, 1),
    layout: formLayout(catalogue, { form, cells }, period, organisation),
    cells,
  };
}

test.each(all)('$form.code of $organisation is read back whole', async ({ form, organisation }) => {
  const amounts = (i: number) => String(10 + i);
  const { spec, layout, cells } = specOf(form, organisation, amounts);
  const workbook = await readWorkbook(await writeTemplate(spec), '模板.xlsx');
  const located = locateFigures(workbook, layout, {});
  expect(located.questions).toEqual([]);
  expect(located.duplicates).toEqual([]);
  expect(located.unmatched).toEqual([]);
  expect(located.values.map((v) => [v.key, v.value])).toEqual(cells.map(({ key }, i) => [key, amounts(i)]));
});

const textOf = async (code: string, organisation: string) => {
  const form = catalogue.forms.find((f) => f.code === code)!;
  const bytes = await writeTemplate(specOf(form, organisation, () => null).spec);
  const { sheets } = await readWorkbook(bytes, '模板.xlsx');
  return sheets[0]!.cells.map((cell) => cell.text);
};

test('annex 1: head, columns, headings and definitions of the county’s form', async () => {
  const texts = await textOf('annex1_county', '330481');
  const survey = texts.find((text) => text.startsWith('表号：')) ?? '';
  expect(survey).toMatch(/表号：.*示例.*制定机关：.*示例.*批准或备案文号：.*示例.*有效期至：.*示例/);
  for (const words of [
    '数源单位',
    '责任单位',
    '市财政局',
    '各县(市、区)政府',
    '按预算来源分',
    '附项(不计入合计)',
  ])
    expect(texts).toContain(words);
  expect(texts.join('\n')).toMatch(
    /指标解释：1\. 政府科技创新投入合计：一般公共预算、政府性基金预算\(剔除专项债\)/,
  );
});

test.each([
  ['annex1_jyj', 'jyj'],
  ['annex1_kjj', 'kjj'],
  ['annex1_wjw', 'wjw'],
])('annex 1 notes 1–3 stand on %s where the figure is typed', async (code, organisation) => {
  const text = (await textOf(code, organisation)).join('\n');
  for (const words of ['从各级政府争取的资金', '横向科研经费', '成果转化费用', '附件1 注1', '附件1 注3'])
    expect(text).toContain(words);
  if (organisation === 'wjw') expect(text).toContain('纳入研究与试验发展经费支出统计范围的三甲医院');
});
