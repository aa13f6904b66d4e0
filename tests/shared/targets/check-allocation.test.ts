/** A table of county parts: what it must say, and what is said of one that does not. */
import { describe, expect, it } from 'vitest';
import {
  type AllocationSheet,
  checkAllocation,
  readDay,
} from '#shared/targets/allocation/check-allocation.ts';
import {
  addsUp,
  allocatableTargets,
  allocationSum,
  allocationUnits,
} from '#shared/targets/allocation/parts.ts';
import type { Target } from '#shared/targets/target.ts';
import { programmeWith } from './programme.ts';

const TODAY = '2026-07-20';
const level = (more: Partial<Target> = {}): Partial<Target> & { id: string } => ({
  id: 'total',
  title: '总量',
  indicator: 'rd',
  unit: '亿元',
  value: '100',
  ...more,
});
const catalogue = programmeWith([
  level(),
  { id: 'firms', title: '企业数', value: '30' },
  { id: 'ratio', title: '强度', kind: 'ratio', indicator: 'rd_gdp', unit: '%', value: '3.7' },
  { id: 'place', title: '排名', indicator: 'place', unit: '位', value: '40' },
  { id: 'rule', title: '关系', kind: 'relation', value: null, year: null },
]);

type Parts = [unit: string | null, amount: string][];

function sheetOf(
  parts: Parts,
  target: string | null = 'total',
  more: Partial<AllocationSheet> = {},
): AllocationSheet {
  const field = (address: string, text: string) => ({ address, text });
  return {
    document: {
      title: field('B2', '通知'),
      number: field('B3', '某发〔2026〕1号'),
      issuedOn: field('B4', '2026年3月1日'),
      clause: field('B5', ''),
    },
    columns: [
      {
        address: 'B7',
        header: '2027年总量（亿元）',
        target,
        measure: null,
        cells: parts.map(([unit, amount], i) => ({ address: `B${8 + i}`, unit, amount, fault: null })),
      },
    ],
    strangers: [],
    ...more,
  };
}

const check = (sheet: AllocationSheet) => checkAllocation(catalogue, sheet, TODAY);
const errors = (sheet: AllocationSheet) =>
  check(sheet)
    .findings.filter((f) => f.severity === 'error')
    .map((f) => `${f.address} ${f.message}${f.suggestion ? ` →${f.suggestion}` : ''}`);

describe('Σ against the city’s 100 亿元', () => {
  it.each<[string, Parts, string, string]>([
    [
      'equal',
      [
        ['a', '60'],
        ['b', '40'],
      ],
      'equal',
      '各地合计100.0亿元，与全市目标100.0亿元相等。',
    ],
    [
      'more',
      [
        ['a', '60'],
        ['b', '41.5'],
      ],
      'more',
      '各地合计101.5亿元，比全市目标100.0亿元多1.5亿元。',
    ],
    [
      'less',
      [
        ['a', '60'],
        ['b', '30'],
      ],
      'less',
      '各地合计90.0亿元，比全市目标100.0亿元少10.0亿元。',
    ],
    [
      'the treasury counts',
      [
        ['a', '60'],
        ['b', '30'],
        ['t', '10'],
      ],
      'equal',
      '各地合计100.0亿元，与全市目标100.0亿元相等。',
    ],
    [
      'no binary dust',
      [
        ['a', '99.7'],
        ['b', '0.1'],
        ['t', '0.2'],
      ],
      'equal',
      '各地合计100.0亿元，与全市目标100.0亿元相等。',
    ],
    [
      'a hidden difference is shown',
      [
        ['a', '60'],
        ['b', '39.99'],
      ],
      'less',
      '各地合计99.99亿元，比全市目标100.0亿元少0.01亿元。',
    ],
    [
      'one missing',
      [['a', '60']],
      'incomplete',
      '不完整(缺1地：b)，已列各地合计60.0亿元，不与全市目标比较。',
    ],
  ])('%s', (_, parts, comparison, words) => {
    const { targets, short } = check(sheetOf(parts));
    expect(targets[0]?.total).toMatchObject({ comparison, words });
    expect(short).toBe(comparison === 'less');
  });
  it('a part is held to six decimals, as every amount is', () => {
    const { targets } = check(sheetOf([['a', '33.333333333333336']]));
    expect(targets[0]?.amounts.get('a')).toBe('33.333333');
  });
  it('a missing county is named and is no zero', () => {
    const { targets, findings } = check(sheetOf([['a', '60']]));
    expect([targets[0]?.missing, targets[0]?.amounts.has('b'), targets[0]?.total.sum]).toEqual([
      ['b'],
      false,
      'incomplete',
    ]);
    expect(findings).toMatchObject([{ severity: 'warning', message: '2027年总量不完整：缺1地(b)。' }]);
  });
  it('the treasury may be left out', () => {
    expect(allocationUnits(catalogue).map(({ unit, required }) => [unit.code, required])).toEqual([
      ['a', true],
      ['b', true],
      ['t', false],
    ]);
  });
});

describe('which targets', () => {
  it.each([
    ['total', true, true],
    ['firms', true, true],
    ['ratio', true, false],
    ['place', true, false],
    ['rule', false, false],
  ])('%s: may be allocation %s, adds up %s', (id, allocatable, adds) => {
    const target = catalogue.targets.find((t) => t.id === id)!;
    expect(allocatableTargets(catalogue).includes(target)).toBe(allocatable);
    if (allocatable) expect(addsUp(catalogue, target)).toBe(adds);
  });
  it('a ratio is never summed', () => {
    const ratio = catalogue.targets.find((t) => t.id === 'ratio')!;
    const total = allocationSum(
      catalogue,
      ratio,
      new Map([
        ['a', '3'],
        ['b', '4'],
      ]),
    );
    expect(total).toMatchObject({ comparison: 'not_summed', sum: 'undefined' });
  });
});

describe('what is refused, and where', () => {
  const good: Parts = [
    ['a', '60'],
    ['b', '40'],
  ];
  it.each<[string, AllocationSheet, string[]]>([
    ['nothing wrong', sheetOf(good), []],
    [
      'zero',
      sheetOf([
        ['a', '0'],
        ['b', '40'],
      ]),
      ['B8 a：任务数应大于0，现为0。'],
    ],
    [
      'negative',
      sheetOf([
        ['a', '-3'],
        ['b', '40'],
      ]),
      ['B8 a：任务数应大于0，现为-3。'],
    ],
    [
      '万元 typed for 亿元',
      sheetOf([
        ['a', '600000'],
        ['b', '40'],
      ]),
      ['B8 a：600000亿元大于全市目标100亿元，疑为按万元填写。 →60'],
    ],
    [
      'more than the city',
      sheetOf([
        ['a', '101'],
        ['b', '40'],
      ]),
      ['B8 a：101亿元大于全市目标100亿元。'],
    ],
    [
      'the same county twice',
      sheetOf([
        ['a', '60'],
        ['b', '30'],
        ['a', '10'],
      ]),
      ['B10 a出现两行，请只保留一行。'],
    ],
    [
      'out of range',
      sheetOf([
        ['a', '1e30'],
        ['b', '30'],
      ]),
      ['B8 a：1e30超出可填范围。'],
    ],
    ['an unknown target', sheetOf(good, null), ['B7 “2027年总量（亿元）”不是可以分解的目标。']],
    ['a relation', sheetOf(good, 'rule'), ['B7 “2027年总量（亿元）”不是可以分解的目标。']],
    [
      'an unknown county',
      sheetOf(good, 'total', { strangers: [{ address: 'A10', text: '丙县' }] }),
      ['A10 “丙县”不是小城的地区，请改用表内地区名称。'],
    ],
    ['an empty sheet', sheetOf([]), [' 表中没有任何任务数，请在地区与目标交叉的单元格填写。']],
  ])('%s', (_, sheet, expected) => expect(errors(sheet)).toEqual(expected));

  it('a text is refused with the number it means', () => {
    const sheet = sheetOf(good);
    sheet.columns[0]!.cells[0] = {
      address: 'B8',
      unit: 'a',
      amount: null,
      fault: { why: '“6000万”带有单位“万元”，这一格按亿元填数字', suggestion: '0.6' },
    };
    expect(errors(sheet)).toEqual(['B8 a：“6000万”带有单位“万元”，这一格按亿元填数字。 →0.6']);
  });
  it.each([
    ['万元', 'warning'],
    ['%', 'error'],
  ])('a header in %s: %s', (measure, severity) => {
    const sheet = sheetOf(good);
    sheet.columns[0]!.measure = measure;
    expect(check(sheet).findings.map((f) => f.severity)).toEqual([severity]);
  });
  it('the document is named, with a day that has been', () => {
    const sheet = sheetOf(good);
    sheet.document.number.text = ' ';
    sheet.document.issuedOn.text = '2026-07-21';
    expect(errors(sheet)).toEqual(['B3 请填写文号。', 'B4 发文日期2026-07-21晚于今天(2026-07-20)。']);
  });
});

it.each([
  ['2026-03-01', '2026-03-01'],
  ['2026年3月1日', '2026-03-01'],
  ['２０２６／３／１', '2026-03-01'],
  ['2026.3.1', '2026-03-01'],
  ['2026-02-30', null],
  ['三月一日', null],
  ['20260301', null],
])('the day in %s', (text, day) => expect(readDay(text)).toBe(day));
