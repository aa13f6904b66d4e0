import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpen } from '#shared/rules/finding.ts';
import { check, type Extra, type Past, rules, told } from './rule-form.ts';

type Case = [what: string, texts: Record<string, string>, past: Record<string, Past>, findings: string[]];

const THREE = { platform: '31', talent: '22', poc: '13' };
const pastOf = (texts: Record<string, string>, of: keyof Past = 'lastYear'): Record<string, Past> =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, { [of]: Number(text) }]));

const cases: Case[] = [
  // arithmetic
  ['Σ其中 < 合计', { total: '100', platform: '60', talent: '39.99' }, {}, []],
  ['Σ其中 = 合计', { total: '100', platform: '60', talent: '40' }, {}, []],
  ['Σ其中 = 合计 in cents, without binary dust', { total: '0.3', platform: '0.1', talent: '0.2' }, {}, []],
  ['Σ其中 > 合计 by a cent', { total: '100', platform: '60', talent: '40.01' }, {}, ['total parts']],
  [
    'one 其中 alone > 合计, the other 未报',
    { total: '100', platform: '101', talent: '' },
    {},
    ['total parts'],
  ],
  ['附项 do not count as 其中', { total: '100', platform: '60', bond: '90' }, {}, []],
  ['no 其中 given', { total: '100', platform: '', talent: '缺' }, {}, []],
  ['Σ预算 = 合计', { total: '100', general: '70', fund: '30' }, {}, []],
  ['Σ预算 within a cent', { total: '100', general: '70', fund: '30.01' }, {}, []],
  ['Σ预算 two cents off', { total: '100', general: '70', fund: '30.02' }, {}, ['total budget']],
  ['Σ预算 with a part 未报 is not judged', { total: '100', general: '70', fund: '' }, {}, []],
  ['Σ预算 with a part 不适用', { total: '100', general: '100', fund: '不适用' }, {}, []],
  [
    'Σ预算 with a part 不适用 falls short',
    { total: '100', general: '99', fund: '不适用' },
    {},
    ['total budget'],
  ],
  ['overlap = gross', { gross: '10', overlap: '0' }, {}, []],
  ['negative', { total: '-1' }, {}, ['total negative']],
  ['zero is not negative', { total: '0' }, {}, []],
  ['minus zero is zero', { total: '-0' }, {}, []],
  ['at the limit', { total: '1000000' }, {}, []],
  ['beyond the limit', { total: '1000000.01' }, {}, ['total huge']],
  // what is no number
  ['a word', { total: '若干' }, {}, ['total number']],
  ['1.2亿 in a 万元 cell', { total: '1.2亿' }, {}, ['total number']],
  ['万元 in a 万元 cell', { total: '12000万元' }, {}, []],
  ['亿元 in an 亿元 cell', { gdp: '70亿元' }, {}, []],
  ['the limit is of the stored amount: 100亿元 is 1,000,000万元', { gdp: '100' }, {}, []],
  ['beyond the limit as stored', { gdp: '100.000001' }, {}, ['gdp huge']],
  ['万元 typed into an 亿元 cell', { gdp: '78000000' }, {}, ['gdp huge']],
  ['beyond what can be stored', { gdp: '9000000000' }, {}, ['gdp huge']],
  ['a dash', { total: '—' }, {}, ['total number']],
  ['NaN', { total: 'NaN' }, {}, ['total number']],
  ['1e309', { total: '1e309' }, {}, ['total number']],
  ['full-width digits', { total: '１２，０００．５０' }, {}, []],
  // plausibility
  ['同比 +30 % is inside the band', { platform: '130' }, { platform: { lastYear: 100 } }, []],
  ['同比 +30.1 %', { platform: '130.1' }, { platform: { lastYear: 100 } }, ['platform band']],
  ['同比 −30.1 %', { platform: '69.9' }, { platform: { lastYear: 100 } }, ['platform band']],
  ['no 同比 on a zero base', { platform: '50' }, { platform: { lastYear: 0 } }, []],
  ['no 同比 on a negative base', { platform: '50' }, { platform: { lastYear: -20 } }, []],
  ['no 同比 without a base', { platform: '50' }, { platform: { lastYear: 'missing' } }, []],
  ['a rate has no 同比 band', { share: '5' }, { share: { lastYear: 2 } }, []],
  ['只增不减: equal', { total: '100' }, { total: { lastYear: 100 } }, []],
  ['只增不减: a cent lower', { total: '99.99' }, { total: { lastYear: 100 } }, ['total decrease']],
  ['a large decrease is told once', { total: '60' }, { total: { lastYear: 100 } }, ['total decrease']],
  [
    'to date: lower than the first half',
    { talent: '9' },
    { talent: { earlierToDate: 10 } },
    ['talent monotone'],
  ],
  ['to date: equal', { talent: '10' }, { talent: { earlierToDate: 10 } }, []],
  ['a stock may fall', { stock: '9' }, { stock: { earlierToDate: 10 } }, []],
  // the return as a whole
  ['three of three are last year’s', THREE, pastOf(THREE), ['platform same']],
  ['two are not enough', { platform: '31', talent: '22' }, pastOf({ platform: '31', talent: '22' }), []],
  [
    'three of five are last year’s',
    { ...THREE, incubator: '9', bond: '8' },
    pastOf({ ...THREE, incubator: '8', bond: '7' }),
    ['platform same'],
  ],
  [
    'three of six are not over half',
    { ...THREE, incubator: '9', bond: '8', stock: '7' },
    pastOf({ ...THREE, incubator: '8', bond: '7', stock: '6' }),
    [],
  ],
  [
    'zeros count neither way',
    { ...THREE, incubator: '0', bond: '0', stock: '0', gross: '0' },
    pastOf({ ...THREE, incubator: '0' }),
    ['platform same'],
  ],
  ['the last period’s', THREE, pastOf(THREE, 'previous'), ['platform same']],
  ['a millionth apart is another figure', THREE, pastOf({ ...THREE, poc: '13.000001' }), []],
  [
    'three of three at 1.8 times',
    { platform: '18', talent: '36', poc: '54' },
    pastOf({ platform: '10', talent: '20', poc: '30' }),
    ['platform column', 'platform band', 'talent band', 'poc band'],
  ],
  [
    'three of three at a half',
    { platform: '5', talent: '10', poc: '15' },
    pastOf({ platform: '10', talent: '20', poc: '30' }),
    ['platform column', 'platform band', 'talent band', 'poc band'],
  ],
  [
    '1.7 times is not beyond 1.7',
    { platform: '17', talent: '34', poc: '51' },
    pastOf({ platform: '10', talent: '20', poc: '30' }),
    ['platform band', 'talent band', 'poc band'],
  ],
  [
    'mistaken units say so themselves',
    { platform: '0.41', talent: '0.42', poc: '0.43' },
    pastOf({ platform: '4100', talent: '4200', poc: '4300' }),
    ['platform slip', 'talent slip', 'poc slip'],
  ],
  // shares
  [
    'a share 30 points off',
    { total: '100', platform: '70' },
    { total: { lastYear: 140 }, platform: { lastYear: 56 } },
    ['total decrease', 'platform implied'],
  ],
  [
    'a share 25 points off',
    { total: '100', platform: '65' },
    { total: { lastYear: 140 }, platform: { lastYear: 56 } },
    ['total decrease'],
  ],
  [
    'the figure itself is in question',
    { total: '100', platform: '90' },
    pastOf({ total: '100', platform: '40' }),
    ['platform band'],
  ],
  [
    'parts in another unit, no last year',
    { total: '530400', platform: '19', talent: '11' },
    {},
    ['total implied'],
  ],
  ['no parts at all', { total: '530400' }, {}, []],
  ['parts of 0', { total: '530400', platform: '0' }, {}, []],
  // lost digits
  ['scientific notation typed', { total: '3.7E+04' }, {}, ['total number']],
  ['all digits written', { total: '3.7012E+04' }, {}, []],
  ['zero', { total: '0E+00' }, {}, []],
  // slips
  ['÷10,000', { incubator: '0.41' }, { incubator: { lastYear: 4120 } }, ['incubator slip']],
  ['×10,000', { total: '523100' }, { total: { lastYear: 53.04 } }, ['total slip']],
  ['÷100', { total: '531' }, { total: { lastYear: 53040 } }, ['total slip']],
  ['×100', { total: '53100' }, { total: { lastYear: 530.4 } }, ['total slip']],
  ['÷10, close', { platform: '5310' }, { platform: { lastYear: 53040 } }, ['platform slip']],
  ['÷7 is no slip of ten', { platform: '7577' }, { platform: { lastYear: 53040 } }, ['platform band']],
  [
    'against the last period when there is no last year',
    { platform: '0.5' },
    { platform: { previous: 4120 } },
    ['platform slip'],
  ],
  [
    'no slip from a start near nothing',
    { platform: '5000' },
    { platform: { lastYear: 0.5 } },
    ['platform band'],
  ],
  [
    'a slip beyond the limit is told as a slip',
    { total: '53000000' },
    { total: { lastYear: 5304 } },
    ['total slip'],
  ],
];

test.each(cases)('%s', (_, texts, past, findings) => {
  expect(told(check(texts, past))).toEqual(findings);
});

test('every kind of rule has a case that finds something', () => {
  const found = new Set(cases.flatMap((c) => c[3]).map((line) => line.split(' ')[1]));
  const elsewhere = ['overlap_max', 'evidence', 'formula'];
  expect(rules.map((r) => r.id).filter((id) => !found.has(id))).toEqual(elsewhere);
});

test.each<[string, Record<string, string>, Extra, string[]]>([
  ['overlap > gross', { gross: '10', overlap: '10.01' }, { note: '拨款文件' }, ['gross overlap_max']],
  ['overlap = gross', { gross: '10', overlap: '10' }, { note: '拨款文件' }, []],
  ['overlap of nothing', { gross: '不适用', overlap: '不适用' }, {}, []],
  ['overlap without evidence', { gross: '10', overlap: '1' }, { note: '  ' }, ['overlap evidence']],
  ['overlap 0 needs no evidence', { gross: '10', overlap: '0' }, {}, []],
])('%s', (_, texts, extra, findings) => {
  expect(told(check(texts, {}, { overlap: extra }))).toEqual(findings);
});

test.each([
  ['', ['total required']],
  ['未报', ['total required']],
  ['   ', ['total required']],
  ['0', []],
  ['不适用', []],
  ['缺', []],
  ['-', ['total number']],
  ['／', ['total number']],
])('a required cell with %j', (text, findings) => {
  expect(told(check({ total: text }, {}, { total: { required: true } }))).toEqual(findings);
});

test.each([
  ['both budgets there', { general: '70.5', fund: '30' }, { label: '填入 100.5', text: '100.5' }],
  ['one of them not there', { general: '70.5', fund: '' }, null],
  ['one of them no figure', { general: '70.5', fund: '约30' }, null],
  ['one of them 不适用', { general: '70.5', fund: '不适用' }, { label: '填入 70.5', text: '70.5' }],
  ['none of them a figure', { general: '不适用', fund: '不适用' }, null],
  ['no budgets in the form', { talent: '30' }, null],
])('a total that was left empty comes with what its budgets say: %s', (_, parts, suggestion) => {
  const found = check({ total: '', ...parts }, {}, { total: { required: true } });
  expect(found.find(({ rule }) => rule === 'required')?.suggestion).toEqual(suggestion);
});

test('a total marked 未报 may be changed to the sum of its budgets; what stands in no rule of addition is not summed', () => {
  const parts = { general: '70', fund: '30' };
  const marked = check({ total: '未报', ...parts }, {}, { total: { required: true } });
  expect(marked[0]?.suggestion?.label).toBe('改为 100');
  expect(marked[0]?.message).toContain('2项预算来源之和为 100');
  const gross = check({ gross: '', overlap: '3' }, {}, { gross: { required: true } });
  expect(gross.find(({ rule }) => rule === 'required')?.suggestion).toBeNull();
});

test('未报, 不适用, 缺 and 0 are read as four different things', () => {
  const marks = ['', '未报', '不适用', '缺', '0'].map((text) =>
    check({ total: text }, { total: { lastYear: 0 } }),
  );
  expect(marks.map(told)).toEqual([[], [], [], [], []]);
});

test.each([
  [
    'parts',
    { total: '52310', platform: '31200', talent: '12000', poc: '12990', incubator: '4100' },
    {},
    '应不小于4项“其中”之和 60,290，现为 52,310 万元',
  ],
  [
    'parts',
    { total: '52310', platform: '31200', talent: '1.2亿', poc: '12990', incubator: '4100' },
    {},
    '应不小于4项“其中”之和 60,290(按改正值)，现为 52,310 万元',
  ],
  [
    'budget',
    { total: '100', general: '70', fund: '25.5' },
    {},
    '应等于2项预算来源之和 95.5，现为 100 万元，相差 4.5',
  ],
  [
    'band',
    { platform: '31200' },
    { platform: { lastYear: 19024 } },
    '同比 ＋64.0%，变动超过 30%，请说明原因',
  ],
  [
    'decrease',
    { total: '52310' },
    { total: { lastYear: 53040 } },
    '52,310 低于上年同期 53,040(−1.4%)，见“只增不减”原则，请说明原因',
  ],
  [
    'slip',
    { incubator: '0.41' },
    { incubator: { lastYear: 4120 } },
    '0.41 万元，上年同期 4,120，疑似填成了亿元',
  ],
  ['slip', { platform: '0.41' }, { platform: { previous: 4120 } }, '0.41 万元，上期 4,120，疑似填成了亿元'],
  [
    'monotone',
    { talent: '9.5' },
    { talent: { earlierToDate: 10 } },
    '年初累计数 9.5 低于本年上半年累计 10，请说明原因',
  ],
  ['negative', { total: '-1.5' }, {}, '不能为负数，现为 −1.5 万元'],
])('%s says %j', (id, texts, past, words) => {
  const finding = check(texts, past).find((f) => f.rule === id);
  expect(finding?.message.replace(/^.*?：/, '')).toBe(words);
  expect(finding?.basis).toBe(`依据${id}`);
});

test.each([
  ['1.2亿', {}, '改为 12,000', '12000'],
  ['0.41', { lastYear: 4120 }, '改为 4,100', '4100'],
  ['41200000', { lastYear: 4120 }, '改为 4,120', '4120'],
  ['突破3.4%', {}, undefined, undefined],
])('%s suggests %s', (text, past, label, becomes) => {
  const [finding] = check({ total: text }, { total: past as Past });
  expect([finding?.suggestion?.label, finding?.suggestion?.text]).toEqual([label, becomes]);
});

test('taking every suggestion of the sketch leaves only what needs a figure or a reason', () => {
  const past = { total: { lastYear: 53040 }, platform: { lastYear: 19024 }, incubator: { lastYear: 4120 } };
  const texts = { total: '52310', platform: '31200', talent: '1.2亿', poc: '12990', incubator: '0.41' };
  expect(told(check(texts, past))).toEqual([
    'total parts',
    'total decrease',
    'platform band',
    'talent number',
    'incubator slip',
  ]);
  const mended = { ...texts, talent: '12000', incubator: '4100' };
  expect(told(check(mended, past))).toEqual(['total parts', 'total decrease', 'platform band']);
});

test.each([
  ['a warning', { platform: '200' }, { platform: { lastYear: 100 } }, 'platform', 'band', true],
  ['a slip', { platform: '0.41' }, { platform: { lastYear: 4120 } }, 'platform', 'slip', true],
  ['an arithmetic error', { total: '1', platform: '2' }, {}, 'total', 'parts', false],
  ['a text', { total: '若干' }, {}, 'total', 'number', false],
  ['a limit', { total: '2000000' }, {}, 'total', 'huge', false],
])('%s: a written reason settles it: %s', (_, texts, past, code, id, settles) => {
  const reasoned = { [code]: { reasons: { [id]: '已核对原始凭证' } } };
  const blank = { [code]: { reasons: { [id]: '  ' } } };
  const openWith = (extras: Record<string, Extra>) =>
    check(texts as Record<string, string>, past, extras).filter(isOpen).length;
  expect([openWith({}), openWith(blank), openWith(reasoned)]).toEqual([1, 1, settles ? 0 : 1]);
});

test('a slip insisted on is added up as written, and a limit that no reason lifts comes back', () => {
  const past = { platform: { lastYear: 4120 }, total: { lastYear: 5304 } };
  const insist = { reasons: { slip: '今年仅此一项' } };
  expect(told(check({ total: '100', platform: '0.41' }, { platform: past.platform }))).toEqual([
    'total parts',
    'platform slip',
  ]);
  expect(
    told(check({ total: '100', platform: '0.41' }, { platform: past.platform }, { platform: insist })),
  ).toEqual(['platform slip']);
  expect(told(check({ total: '53000000' }, { total: past.total }, { total: insist }))).toEqual([
    'total slip',
    'total huge',
  ]);
});

test('findings come in form order, errors before warnings in a cell', () => {
  const found = check(
    { total: '50', platform: '60', talent: '若干' },
    { total: { lastYear: 53 }, platform: { lastYear: 40 } },
  );
  expect(told(found)).toEqual(['total parts', 'total decrease', 'platform band', 'talent number']);
});

test('whatever stands in the cells, checking ends with findings and never throws', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.double().map(String),
    fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
    fc.constantFrom(
      '9007199254',
      '9000000000',
      '900000亿',
      '99999999999亿',
      '1e15',
      '（１）',
      '-9e9',
      '__proto__',
    ),
  );
  const figure = fc.oneof(
    fc.maxSafeInteger().map((micro) => micro / 1e6),
    fc.constant('missing' as const),
  );
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 6, maxLength: 6 }),
      figure,
      ([a, b, c, d, e, f] = [], lastYear) => {
        const texts = { total: a!, platform: b!, talent: c!, general: d!, fund: e!, gdp: f! };
        const found = check(texts, { total: { lastYear, earlierToDate: lastYear }, platform: { lastYear } });
        for (const { rule, message } of found)
          if (rule !== 'number') expect(message).not.toMatch(/NaN|undefined|Infinity/);
      },
    ),
    { seed: 20240601, numRuns: 400 },
  );
});

const TIMES = (codes: readonly string[], factor: number) =>
  Object.fromEntries(codes.map((code) => [code, String(1000 * factor)]));
const WHOLE = ['platform', 'talent', 'poc', 'incubator'];
const COLUMN = '个数中有';
const column = (texts: Record<string, string>, past: Record<string, Past>) =>
  check(texts, past).find(({ rule }) => rule === 'column')?.message;

test('a wrong column is told at its first figure, with three figures by name', () => {
  const then = pastOf(TIMES(WHOLE, 1));
  const found = check(TIMES(WHOLE, 2.5), then).find(({ rule }) => rule === 'column');
  expect(found).toMatchObject({
    ...{ key: 'a/platform', severity: 'error', reasonAllowed: true },
    message:
      '科研平台：可与2025年上半年比较的 4 个数中有 4 个相差到 1.7 倍以上(科研平台 2,500、人才引育 2,500、概念验证 2,500等)，像是取错了列、期别或单位；请核对，确实如此请写明原因',
  });
  const three = column(TIMES(WHOLE.slice(0, 3), 2.5), then);
  expect(three).toContain('(科研平台 2,500、人才引育 2,500、概念验证 2,500)，');
});

test.each<[string, Record<string, string>, Record<string, Past>, string | undefined]>([
  ['shrunk to less than one 1.7th', TIMES(WHOLE, 0.58), pastOf(TIMES(WHOLE, 1)), `4 ${COLUMN} 4 个`],
  ['shrunk to a little more than that', TIMES(WHOLE, 0.59), pastOf(TIMES(WHOLE, 1)), undefined],
  [
    'rates are no column of money',
    { ...TIMES(['platform', 'talent'], 2.5), share: '50' },
    { ...pastOf(TIMES(['platform', 'talent'], 1)), share: { lastYear: 20 } },
    undefined,
  ],
  ['no last year', TIMES(WHOLE, 2.5), {}, undefined],
  [
    'last year 0 or less compares with nothing',
    TIMES(WHOLE, 2.5),
    {
      ...pastOf(TIMES(['platform', 'talent'], 1)),
      ...{ poc: { lastYear: 0 }, incubator: { lastYear: -1000 } },
    },
    undefined,
  ],
  [
    'a figure of 0 compares with nothing',
    { ...TIMES(['platform', 'talent'], 2.5), poc: '0' },
    pastOf(TIMES(WHOLE, 1)),
    undefined,
  ],
  [
    'a mistaken unit says so itself',
    { ...TIMES(['platform', 'talent'], 2.5), poc: '0.1' },
    pastOf(TIMES(WHOLE, 1)),
    undefined,
  ],
])('a wrong column: %s', (_, texts, past, words) => {
  if (words === undefined) expect(column(texts, past)).toBeUndefined();
  else expect(column(texts, past)).toContain(words);
});

test('the same as last year names at most three of its figures', () => {
  const same = (codes: readonly string[]) =>
    check(TIMES(codes, 1), pastOf(TIMES(codes, 1))).find(({ rule }) => rule === 'same')?.message;
  expect(same(WHOLE)).toBe(
    '科研平台：4 个非零数中有 4 个与2025年上半年的报送数完全相同(科研平台 1,000、人才引育 1,000、概念验证 1,000等)，像是误传了2025年上半年的文件或取错了列；请更换文件，确实相同的请写明原因',
  );
  expect(same(WHOLE.slice(0, 3))).toContain('(科研平台 1,000、人才引育 1,000、概念验证 1,000)，');
});
