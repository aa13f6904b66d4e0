import type { TemplateRow, TemplateSpec } from '../../../server/workbook/written.ts';

function row(code: string, indicatorName: string, more: Partial<TemplateRow> = {}): TemplateRow {
  return {
    key: `330481/${code}`,
    number: '',
    unitName: '海宁市',
    indicatorName,
    indent: 1,
    measureUnit: '万元',
    decimals: 2,
    current: null,
    lastYear: null,
    rate: false,
    negativeAllowed: false,
    note: null,
    ...more,
  };
}

/** A county's half-year form with every kind of cell. */
export function templateSpec(more: Partial<TemplateSpec> = {}): TemplateSpec {
  return {
    title: '嘉兴市科技创新投入半年度监测表(县级)（2026年上半年）',
    formCode: 'annex1_county',
    period: '2026-S1',
    periodLabel: '2026年上半年',
    organisation: { code: '330481', name: '海宁市' },
    version: '3',
    moneyUnit: '万元',
    valueHeader: '本期累计',
    unitColumn: false,
    rows: [
      row('gov_total', '政府科技创新投入合计', {
        number: '1',
        indent: 0,
        current: '52310.55',
        lastYear: '53040',
      }),
      row('gov_platform', '其中：科研平台投入', { current: '31200.5', lastYear: '19024', note: '=见附件' }),
      row('gov_talent', '其中：人才引育投入', { current: '不适用', lastYear: '未报' }),
      row('gov_poc', '其中：概念验证中心、中试平台投入', { lastYear: '10210' }),
      row('gov_incubator', '其中：科技企业孵化器投入', { current: '0', lastYear: '0' }),
      row('rate', '占比', { measureUnit: '%', rate: true, current: '3.4', lastYear: '3.2' }),
    ],
    notes: ['专项债、国企平台、产业基金作为附项填报，不计入合计。'],
    ...more,
  };
}
