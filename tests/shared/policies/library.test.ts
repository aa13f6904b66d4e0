/** The records say what the papers say, word for word and figure by figure. */
import { Converter } from 'opencc-js/t2cn';
import { describe, expect, test } from 'vitest';
import { readCases, writeCases } from '#shared/policies/cases.ts';
import { faultsOfSentence } from '#shared/policies/check-figures.ts';
import { uncovered } from '#shared/policies/coverage.ts';
import { figuresIn, withoutBlanks } from '#shared/policies/figures-in.ts';
import { parseAmountRule, writeAmountRule } from '#shared/policies/parse-rule.ts';
import { inMarks, moneyWords, ruleWords } from '#shared/policies/policies.words.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { JIAXING } from '../../seed/folders.ts';

const catalogue = loadCatalogue(JIAXING);
const library = catalogue.policies;
const programme = {
  indicators: new Set(catalogue.indicators.map(({ code }) => code)),
  targets: catalogue.targets,
};

test('records and those without an amount, by paper', () => {
  const count = (code: string) => {
    const own = library.instruments.filter(({ document }) => document === code);
    return [code, own.length, own.filter(({ rule }) => rule.kind === 'words').length];
  };
  // By hand 47 lines of 嘉兴, 4 without an amount: one of them names two kinds (省实验室、省技术创新中心) and is two records.
  // 35 of 镇江, 2 without. 75 of 宁波, 4 without: one line of six kinds is six records, and 非自主算力, a part of the line
  // before it under the same cap, is in that record. 002 gives firms of high intensity precedence, and no money.
  expect(library.documents.map(({ code }) => count(code))).toEqual([
    ['jx19', 48, 5],
    ['zhenjiang', 35, 2],
    ['ningbo', 79, 4],
    ['plan14', 0, 0],
    ['plan315', 1, 1],
  ]);
  expect(library.documents.find(({ code }) => code === 'ningbo')?.gates).toHaveLength(4);
});

test.each(library.documents.map((document) => [document.city, document.title, document] as const))(
  '%s《%s》: every amount and ratio is quoted or listed with its reason',
  (_city, _title, document) => {
    expect(figuresIn(withoutBlanks(document.paper)).length).toBeGreaterThan(10);
    expect(uncovered(library, document, programme)).toEqual([]);
    for (const { reason } of document.background) expect(reason).not.toBe('');
  },
);

test('every quote stands in its paper, every figure of a rule in its quote with its bound', () => {
  for (const one of library.instruments) {
    const paper = library.documents.find(({ code }) => code === one.document)?.paper ?? '';
    expect(withoutBlanks(paper)).toContain(withoutBlanks(one.quote));
    const siblings = library.instruments.filter(
      ({ document, quote }) => document === one.document && quote === one.quote,
    );
    expect(faultsOfSentence(library, siblings).map(({ words }) => words)).toEqual([]);
  }
});

test('what the sentence says in words is kept in the record', () => {
  const has = (pattern: RegExp) => library.instruments.filter(({ quote }) => pattern.test(quote));
  expect(has(/分[档檔]/).every(({ rule }) => rule.kind === 'tiers')).toBe(true);
  expect(has(/一定比例/).map(({ rule }) => rule.kind)).toEqual(['some_part', 'some_part']);
  expect(has(/择优/).map(({ selective }) => selective)).toEqual([true]);
  expect(has(/基础上/).every(({ onTopOf }) => onTopOf !== '')).toBe(true);
  expect(has(/不低[于於]/).every(({ rule }) => rule.kind === 'at_least')).toBe(true);
  expect(has(/1∶1/).every(({ rule }) => rule.kind === 'match')).toBe(true);
});

test('a level is named only where the sentence names it', () => {
  const simplified = Converter({ from: 't', to: 'cn' });
  for (const { level, quote, kind } of library.instruments.filter((one) => one.level !== ''))
    for (const part of level.split('、')) {
      const [stem = ''] = part.split('级');
      expect([kind, simplified(quote)]).toEqual([kind, expect.stringContaining(stem)]);
    }
});

describe('rules as the folder writes them', () => {
  test.each([
    ['20', '20万元'],
    ['<=1000', '最高1000万元'],
    ['<=20/年', '每年最高20万元'],
    ['<=30/3年', '3年合计最高30万元'],
    ['>=50000', '不低于5亿元'],
    ['tiers <=2000', '分档，最高2000万元'],
    ['part of 设备投入 <=1000', '设备投入的一定比例，最高1000万元'],
    ['15% of sales cap 200', '销售额的15%，最高200万元'],
    [
      '<=0.5% of deductible when rd_cost>=1000 cap 20',
      '年度研发费用1000万元以上，可加计扣除研发费用的0.5%以内，最高20万元',
    ],
    ['<=50% of cert_price when certs>=10000', '年度采购省外可交易绿证10000张以上，绿证实际交易价款的50%以内'],
    [
      '<=30% of contracts less <=10% of foreign_computing cap 800',
      '算力、语料、模型（算法）合同执行金额的30%以内（其中非自主算力合同执行金额按10%以内），最高800万元',
    ],
    ['10 per 1000 devices', '每1000台10万元'],
    ['<=0.03 per coal_tons', '每吨标准煤不超过300元'],
    ['5 per items cap 100/年', '每项5万元，每年最高100万元'],
    ['1:1 of nat_prize', '按国家奖励金额1∶1'],
    ['words', '未写明数额'],
  ])('%s is said as %s, and written back', (text, words) => {
    const rule = parseAmountRule(text);
    expect(rule && ruleWords(rule, library)).toBe(words);
    expect(rule && writeAmountRule(rule)).toBe(text);
  });

  test.each([
    '',
    '最高20',
    '<=',
    '20/年',
    '5% of',
    '1:2 of prize',
    '1e3',
    '-5',
    '<=20 cap 3',
    '<=30/1年',
    '10 per 0 devices',
  ])('%j is no rule', (text) => expect(parseAmountRule(text)).toBeNull());

  test('every rule of the library is written back as it stands', () => {
    for (const { rule } of library.instruments) expect(parseAmountRule(writeAmountRule(rule))).toEqual(rule);
  });
});

test('money loses no 分, names no mark twice', () => {
  expect(moneyWords(12_345_678_901n)).toBe('12345.678901万元');
  expect(moneyWords(15_000_000_000n)).toBe('1.5亿元');
  expect(moneyWords(15_000_000_001n)).toBe('15000.000001万元');
  expect(inMarks('“揭榜挂帅”攻关项目')).toBe('“‘揭榜挂帅’攻关项目”');
});

test('cases travel in an address', () => {
  const text =
    'hightech_first:350,rd_invest:1:rd_cost=3000;deductible=2500.5,poc_prov:1::A,insurance:2:premium=9:B';
  expect(writeCases(readCases(text))).toBe(text);
  expect(
    readCases('x,hightech_first:-1,a:1,a:2,b:1:c=1e9,<script>:1,d:1:e=5;f').map(({ kind, count, inputs }) => [
      kind,
      count,
      inputs,
    ]),
  ).toEqual([
    ['a', 1, {}],
    ['b', 1, {}],
    ['d', 1, { e: '5' }],
  ]);
});
