/** The records say what the papers say; a folder that does not is refused by file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAmountRule } from '#shared/policies/amount-rule.ts';
import { readCases, writeCases } from '#shared/policies/cases.ts';
import { uncovered } from '#shared/policies/check-library.ts';
import { costOf } from '#shared/policies/cost.ts';
import { withoutBlanks } from '#shared/policies/library.ts';
import { rangeWords, ruleWords } from '#shared/policies/policies.words.ts';
import { CatalogueProblem, loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../../helpers/app.ts';
import { JIAXING } from '../../seed/folders.ts';

const library = loadCatalogue(JIAXING).policies;
const place = mkdtempSync(join(tmpdir(), 'policies-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('three papers, every sentence quoted word for word, no amount left out', () => {
  const count = (code: string) => library.instruments.filter(({ document }) => document === code).length;
  expect(library.documents.map(({ code }) => [code, count(code)])).toEqual([
    ['jx19', 47],
    ['zhenjiang', 34],
    ['ningbo', 74],
  ]);
  for (const document of library.documents) {
    expect(uncovered(library, document)).toEqual([]);
    const paper = withoutBlanks(document.paper);
    for (const one of library.instruments.filter(({ document: code }) => code === document.code))
      expect(paper).toContain(withoutBlanks(one.quote));
  }
  expect(library.documents.find(({ code }) => code === 'ningbo')?.gates).toHaveLength(4);
});

test.each([
  ['20', '20万元'],
  ['<=1000', '最高1000万元'],
  ['<=20/年', '每年最高20万元'],
  ['>=50000', '不低于5亿元'],
  ['15% of 销售额 cap 200', '销售额的15%，最高200万元'],
  [
    '<=0.5% of 可加计扣除研发费用 when 年度研发费用>=1000 cap 20/年',
    '年度研发费用1000万元以上，可加计扣除研发费用的0.5%以内，每年最高20万元',
  ],
  ['10 per 1000台', '每1000台10万元'],
  ['<=0.03 per 吨标准煤', '每吨标准煤不超过300元'],
  ['5 per 项 cap 100/年', '每项5万元，每年最高100万元'],
  ['1:1 of 国家奖励', '按国家奖励金额1∶1'],
  ['words', '未写明数额'],
])('%s is said as %s', (text, words) => {
  const rule = parseAmountRule(text);
  expect(rule && ruleWords(rule)).toBe(words);
});

test.each(['', '最高20', '<=', '20/年', '5% of', '1:2 of 奖金', '1e3', '-5', '<=20 cap 3'])(
  '%j is no rule',
  (text) => expect(parseAmountRule(text)).toBeNull(),
);

describe('a folder that misleads', () => {
  const changed = (file: string, from: string, to: string): string[] => {
    const folder = mkdtempSync(join(place, 'city-'));
    cpSync(JIAXING, folder, { recursive: true });
    const path = join(folder, 'policies', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    try {
      loadCatalogue(folder);
      return [];
    } catch (error) {
      return error instanceof CatalogueProblem ? error.errors : [String(error)];
    }
  };
  test.each([
    ['instruments.csv', '奖励,20,', '奖励,25,', '引文中没有数额 25'],
    ['instruments.csv', '给予20万元奖励', '给予30万元奖励', '文件中没有这句话'],
    ['instruments.csv', 'hightech_first,', 'hightec_first,', '没有类别“hightec_first”'],
    ['instruments.csv', '<=1000/年', '<=1000/月', 'rule 写法不对'],
    ['instruments.csv', ',gov_poc,', ',gov_pok,', '没有指标“gov_pok”'],
    ['papers/jx19.txt', '给予最高1000万元支持', '给予最高2000万元支持', '文件中没有这句话'],
    ['papers/jx19.txt', '支持科技大市场建设', '给予80万元支持科技大市场建设', '有数额的句子没有记录引用'],
    ['documents.json', '"share": "1/2"', '"share": "half"', ''],
  ])('%s: %s → %s', (file, from, to, words) => {
    const from2 = from === '<=1000/年' ? '<=2000/年' : from;
    const to2 = to === '<=1000/月' ? '<=2000/月' : to;
    const errors = changed(file, from2, to2);
    expect(errors.join('\n')).toContain(words);
    expect(errors[0]).toMatch(/^policies\/.+ 第\d+行：/);
  });
});

test('a city without the folder has none; a made-up city’s paper loads from its folder alone', () => {
  expect(loadCatalogue(CITY_FOLDERS.second).policies.documents).toEqual([]);
  const folder = mkdtempSync(join(place, 'second-'));
  cpSync(CITY_FOLDERS.second, folder, { recursive: true });
  const at = join(folder, 'policies');
  cpSync(join(JIAXING, 'policies'), at, { recursive: true });
  const paper = '对挂牌的星火工坊，给予每间3万元奖励，全年最高12万元。对协作社按实际支出的40%补助。';
  writeFileSync(join(at, 'papers/linjiang.txt'), paper);
  const document = {
    code: 'lj1',
    city: '临江',
    title: '若干措施',
    number: '',
    issued: '',
    from: '2026-01-01',
    to: '',
    home: true,
    payers: [{ name: '市级', share: '1' }],
    payersQuote: '',
    stacking: '',
    stackingQuote: '',
    gates: [],
    exception: null,
    background: [],
    paper: 'linjiang.txt',
  };
  writeFileSync(join(at, 'documents.json'), JSON.stringify([document]));
  writeFileSync(join(at, 'kinds.csv'), 'code,name,theme,target\nspark,星火工坊,平台,\ncoop,协作社,平台,\n');
  writeFileSync(
    join(at, 'instruments.csv'),
    [
      'document,clause,kind,name,beneficiary,event,form,rule,part,times,note,quote',
      'lj1,一,spark,星火工坊,工坊,挂牌,奖励,3 per 间 cap 12/年,,,,对挂牌的星火工坊，给予每间3万元奖励，全年最高12万元',
      'lj1,二,coop,协作社,协作社,年度,补助,40% of 实际支出,,,,对协作社按实际支出的40%补助',
    ].join('\n'),
  );
  const { policies } = loadCatalogue(folder);
  const { totals } = costOf(policies, [
    { kind: 'spark', count: 1, base: '6' },
    { kind: 'coop', count: 1, base: '100' },
  ]);
  // 6 × 3 = 18, cut at 12; 40% of 100.
  expect(totals.map(({ low, high }) => rangeWords(low, high))).toEqual(['52万元']);
});

test('350 new 高企 a year, by whose rates and from whose purse', () => {
  const cost = costOf(library, [{ kind: 'hightech_first', count: 350, base: null }]);
  const words = (low: bigint, high: bigint | null) => rangeWords(low, high);
  expect(
    cost.totals.map(({ document, low, high, missing }) => [document, words(low, high), missing]),
  ).toEqual([
    ['jx19', '7000万元', 0],
    ['zhenjiang', '最高5250万元', 0],
    ['ningbo', '0万元', 1],
  ]);
  expect(cost.payers.map(({ name, low, high }) => [name, words(low, high)])).toEqual([
    ['市级财政', '3500万元'],
    ['区级财政', '3500万元'],
  ]);
});

test('cases travel in an address', () => {
  const text = 'hightech_first:350,insurance:1:30,poc_prov:1::A';
  expect(writeCases(readCases(text))).toBe(text);
  expect(
    readCases('x,hightech_first:-1,a:1,a:2,b:1:1e9,<script>:1').map(({ kind, count }) => [kind, count]),
  ).toEqual([['a', 1]]);
});
