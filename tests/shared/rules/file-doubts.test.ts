/** Doubts about the cell of the file a figure was read from, and the words of the checks of a whole return. */
import { expect, test } from 'vitest';
import type { Catalogue } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { checkReturn } from '#shared/rules/check-return.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import { RULE_PARAMS, Rule } from '#shared/rules/rule.ts';
import type { FileSource, RuleCell } from '#shared/rules/rule-cell.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { check, told } from './rule-form.ts';

const source = (more: Partial<FileSource> = {}): FileSource => ({
  address: 'D7',
  raw: '12',
  unit: '万元',
  formula: null,
  words: '',
  ...more,
});

test.each<[string, string, FileSource, string[], boolean]>([
  ['a plain cell', '12', source(), [], false],
  ['a formula never calculated', '12', source({ formula: 'uncalculated' }), ['total formula'], true],
  ['read as nothing', '', source({ formula: 'uncalculated', raw: '' }), ['total formula'], false],
  [
    'a contradicted result',
    '12',
    source({ formula: 'contradicted', words: 'SUM(B1:B3)=15' }),
    ['total formula'],
    true,
  ],
  ['no number is said already', '约12', source({ formula: 'contradicted' }), ['total number'], false],
])('%s', (_, text, from, findings, reasonAllowed) => {
  const found = check({ total: text }, {}, { total: { source: from } });
  expect(told(found)).toEqual(findings);
  if (found[0]) expect(found[0].reasonAllowed).toBe(reasonAllowed);
  const [finding] = found;
  if (finding?.reasonAllowed) {
    const answered = check(
      { total: text },
      {},
      { total: { source: from, reasons: { [finding.rule]: '核对过' } } },
    );
    expect(answered[0]?.reason).toBe('核对过');
  }
});

test.each<[string, FileSource, string]>([
  [
    '12',
    source({ formula: 'uncalculated' }),
    '文件中 D7 是没有计算结果的公式，按 12 万元读入；请在 Excel 中重新计算并保存后再传，或在此填写数字',
  ],
  ['', source({ formula: 'uncalculated', raw: '' }), '文件中 D7 是没有计算结果的公式，按空白读入；'],
  [
    '12000',
    source({ address: 'E9', formula: 'contradicted', words: 'SUM(B1:B3)=15' }),
    '文件中 E9 的公式结果与所引用的单元格不符(SUM(B1:B3)=15)，按 12,000 万元读入；',
  ],
])('%j read from %j says so', (text, from, words) => {
  expect(check({ total: text }, {}, { total: { source: from } })[0]?.message).toContain(words);
});

test('last year’s file is named in words with its period, figures and what to do', () => {
  const texts = { platform: '31', talent: '22', poc: '13', incubator: '4' };
  const past = Object.fromEntries(Object.entries(texts).map(([code, t]) => [code, { lastYear: Number(t) }]));
  expect(check(texts, past)[0]).toMatchObject({
    severity: 'error',
    reasonAllowed: true,
    message:
      '科研平台：4 个非零数中有 4 个与2025年上半年的报送数完全相同(科研平台 31、人才引育 22、概念验证 13等)，像是误传了2025年上半年的文件或取错了列；请更换文件，确实相同的请写明原因',
  });
});

test('an amount beyond its limit says unit, factor and limit', () => {
  expect(check({ gdp: '78000000' })[0]?.message).toBe(
    '生产总值：数值过大(78,000,000 亿元，按亿元×10000合 780,000,000,000 万元)，超过上限 1,000,000 万元，请核对单位',
  );
});

/** A city `all` of the two counties, one indicator. */
function sumFindings(city: string, a: string, b: string): string[] {
  const [unit] = smallProgramme.units;
  const catalogue: Catalogue = {
    ...smallProgramme,
    rules: [
      {
        id: 'sum',
        kind: 'implied_sum',
        severity: 'warning',
        indicators: 'all',
        params: { percent: 1 },
        document: null,
        clause: '',
      },
    ],
  };
  const code = 'gov_total';
  const parts = catalogue.units.filter((u) => u.addend).map((u) => u.code);
  expect([unit === undefined, parts.length >= 2]).toEqual([false, true]);
  const texts = new Map([
    [catalogue.city.unit, city],
    [parts[0] ?? '', a],
    [parts[1] ?? '', b],
  ]);
  const indicator = catalogue.indicators.find((i) => i.code === code);
  const cells: RuleCell[] = [catalogue.city.unit, ...parts].map((of) => {
    const text = texts.get(of) ?? '不适用';
    return {
      key: `${of}/${code}`,
      unit: of,
      indicator: code,
      required: false,
      text,
      ...readCell(text, indicator),
      note: '',
      reasons: {},
      source: null,
    };
  });
  const form = smallProgramme.forms[0];
  if (!form) throw new Error('no form');
  return checkReturn({ catalogue, period: period('2026-S1'), form, cells, past: new Map() }).map(
    (f) => f.message,
  );
}

test.each([
  ['100', '60', '40', 0],
  ['101', '60', '40', 0],
  ['101.01', '60', '40', 1],
  ['98.9', '60', '40', 1],
  ['1000000', '60', '40', 1],
  ['50', '60', '', 0],
  ['60', '60', '不适用', 0],
  ['缺', '60', '40', 0],
])('the city’s %s beside %s and %s', (city, a, b, count) => {
  expect(sumFindings(city, a, b)).toHaveLength(count);
});

test('a rule’s numbers are checked when the catalogue is read: none missing, none unknown, none negative', () => {
  const rule = (kind: string, params: Record<string, number>) =>
    Rule.safeParse({
      id: 'x',
      kind,
      severity: 'error',
      indicators: 'all',
      params,
      document: null,
      clause: '',
    }).success;
  for (const [kind, names] of Object.entries(RULE_PARAMS)) {
    const right = Object.fromEntries(names.map((name) => [name, 1]));
    expect([kind, rule(kind, right), rule(kind, { ...right, other: 1 })]).toEqual([kind, true, false]);
    for (const name of names) {
      const { [name]: _gone, ...less } = right;
      expect([kind, rule(kind, less), rule(kind, { ...right, [name]: -1 })]).toEqual([kind, false, false]);
    }
  }
});
