/** Every file that the product writes it reads back: the template of a return of the most cells too. */
import { expect, test } from 'vitest';
import { MOST_CELLS } from '#shared/contract/returns.ts';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import { readWorkbook } from '../../../server/workbook/read/read.ts';
import type { FormLayout } from '../../../server/workbook/types.ts';
import { writeTemplate } from '../../../server/workbook/write/template.ts';
import type { TemplateRow } from '../../../server/workbook/written.ts';
import { templateSpec } from './template-spec.ts';

const NAMES = ['政府科技创新投入', '科研平台投入', '人才引育投入', '企业研发费用', '高校科技创新投入'];

test(`a template of ${MOST_CELLS} cells, filled in, is read back figure by figure`, async () => {
  const rows = Array.from({ length: MOST_CELLS }, (_, at): TemplateRow => {
    const [unit, name] = [Math.floor(at / NAMES.length), NAMES[at % NAMES.length] ?? ''];
    return {
      ...{ key: `u${unit}/${name}`, number: String(at + 1), unitName: `第${unit}县`, indicatorName: name },
      ...{ indent: 0, measureUnit: '万元', decimals: 2, current: `${at}.25`, lastYear: '1', rate: false },
      ...{ negativeAllowed: false, note: null, source: '市统计局', responsible: '市科技局' },
      definition: `${name}的解释`,
    };
  });
  const spec = templateSpec({ organisation: { code: 'tjj', name: '省统计局' }, unitColumn: true, rows });
  const layout: FormLayout = {
    ...{ title: spec.title, formCode: spec.formCode, period: spec.period, cityUnit: '330400' },
    organisation: { ...spec.organisation, aliases: [] },
    unitLabels: [...new Set(rows.map(({ key, unitName }) => `${key.split('/')[0]}/${unitName}`))].map(
      (both) => ({ code: both.split('/')[0] ?? '', names: [both.split('/')[1] ?? ''] }),
    ),
    rows: rows.map(({ key, unitName, indicatorName }) => ({
      ...{ key, unit: key.split('/')[0] ?? '', indicator: indicatorName },
      ...{ unitNames: [unitName], indicatorNames: [indicatorName], measureUnit: '万元', money: true },
    })),
  };
  const workbook = await readWorkbook(await writeTemplate(spec), '模板.xlsx');
  const { values, questions, duplicates } = locateFigures(workbook, layout, {});
  expect([questions, duplicates]).toEqual([[], []]);
  expect(values.map(({ key, value }) => [key, value])).toEqual(
    rows.map(({ key, current }) => [key, current]),
  );
});
