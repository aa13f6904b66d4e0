/** The folder of policies: one that misleads is refused by file and line, and another city's loads from its folder alone. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { costOf } from '#shared/policies/cost.ts';
import { rangeWords } from '#shared/policies/policies.words.ts';
import { CatalogueProblem, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../helpers/app.ts';
import { JIAXING } from './folders.ts';

const place = mkdtempSync(join(tmpdir(), 'policies-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What the loader says of the folder with one text changed. */
function changed(file: string, from: string, to: string): string {
  const folder = mkdtempSync(join(place, 'city-'));
  cpSync(JIAXING, folder, { recursive: true });
  const path = join(folder, 'policies', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  try {
    loadCatalogue(folder);
    return '';
  } catch (error) {
    return error instanceof CatalogueProblem ? error.errors.join('\n') : String(error);
  }
}
const lineOf = (start: string) => {
  const lines = readFileSync(join(JIAXING, 'policies/instruments.csv'), 'utf8').split('\n');
  return lines.find((line) => line.startsWith(start)) ?? '';
};

describe('a folder that misleads', () => {
  test.each([
    ['another amount', ',奖励,20,', ',奖励,25,', '20万元 与 rule 不符'],
    ['another quote', '给予20万元奖励', '给予30万元奖励', '文件中没有这句话'],
    ['a kind that is not there', 'hightech_first,', 'hightec_first,', '没有类别“hightec_first”'],
    ['a rule that cannot be read', ',<=1000,', ',<=1000/月,', 'rule 写法不对'],
    ['an input that is not there', 'of premium cap', 'of premiun cap', '没有计算基数“premiun”'],
    ['最高 as fixed', ',<=1000,', ',1000,', '1000万元 与 rule 不符'],
    ['不低于 as 最高', ',>=50000,', ',<=50000,', '5億元 与 rule 不符'],
    ['最高 as 每年最高', ',<=2000,', ',<=2000/年,', '2000万元 与 rule 不符'],
    ['每年最高 as 最高', ',<=20/年,', ',<=20,', '20万元 与 rule 不符'],
    ['a cap left out', 'of premium cap 10/年', 'of premium', '10万元 与 rule 不符'],
    ['a figure too many', ',奖励,20,', ',奖励,15% of sales cap 20,', 'rule 有 2 个数，引文中只有 1 个'],
    ['分档 as plain 最高', ',tiers <=2000,', ',<=2000,', '原文是分档'],
    ['一定比例 as plain 最高', ',part of 设备投入 <=500,', ',<=500,', '原文是一定比例'],
    [
      '择优 left out',
      ',<=0.5% of deductible when rd_cost>=1000 cap 20,,,1,',
      ',<=0.5% of deductible when rd_cost>=1000 cap 20,,,,',
      '原文是择优',
    ],
    ['在省级支持基础上 left out', ',150,,省级,', ',150,,,', '原文是在上级支持的基础上'],
    ['3年内最多一次 left out', ',100,1/3,', ',100,,', '原文写了几年内最多几次'],
    ['3年 as 2年', ',100,1/3,', ',100,1/2,', '原文没有写几年内最多几次'],
    ['1000台 as 100台', ',10 per 1000 devices,', ',10 per 100 devices,', '原文是“每1000”'],
    ['a threshold of another size', 'rd_cost>=1000', 'rd_cost>=100', '1000万元 与 rule 不符'],
  ])('%s', (_, from, to, words) => {
    const told = changed('instruments.csv', from, to);
    expect(told).toContain(words);
    expect(told).toMatch(/^policies\/.+ 第\d+行：/);
  });

  test('amounts swapped between the kinds of one sentence', () => {
    const lab = lineOf('jx19,二(三),nat_lab,');
    expect(lab).toContain(',5000,');
    expect(changed('instruments.csv', lab, lab.replace(',5000,', ',3000,'))).toContain(
      '5000万元 与 rule 不符',
    );
  });
  test('items swapped', () => {
    const line = lineOf('jx19,五(十一),intl_base_nat,');
    expect(
      changed('instruments.csv', line, line.replace('intl_base_nat,国家级,', 'intl_base_nat,省级国际,')),
    ).toMatch(/item/);
  });
  test('one of three of 分别 dropped', () => {
    const line = lineOf('ningbo,二9,first_set_nat,');
    expect(changed('instruments.csv', `${line}\n`, '')).toContain('原文依次列了3个数额，记录有2条');
  });
  test.each([
    ['papers/jx19.txt', '给予最高1000万元支持', '给予最高2000万元支持', '文件中没有这句话'],
    ['papers/jx19.txt', '支持科技大市场建设', '给予八十万元支持科技大市场建设', '有数额的句子没有记录引用'],
    ['papers/plan14.txt', '及时总结推广', '按1：1及时总结推广', '有数额的句子没有记录引用'],
    ['papers/plan315.txt', '弘扬科学家精神', '按百分之五弘扬科学家精神', '有数额的句子没有记录引用'],
    ['kinds.csv', ',gov_poc,', ',gov_pok,', '没有指标“gov_pok”'],
    ['kinds.csv', 'cnt_poc_yearly', 'cnt_pok_yearly', '没有目标“cnt_pok_yearly”'],
    ['documents.json', '"share": "1/2"', '"share": "half"', '第1行'],
    ['documents.json', '"share": "1/2"', '"share": "1/3"', '份额加起来不是1'],
    ['documents.json', '"factor": "1/2"', '"factor": "0"', '引文没有写不予享受'],
    ['documents.json', '"manufacturer"', '"manufacturor"', '没有申报对象“manufacturor”'],
    ['applicants.csv', '担保机构\n', '保险机构\n', '没有一类申报对象属于“担保机构”'],
  ])('%s: %s → %s', (file, from, to, words) => {
    expect(changed(file, from, to)).toContain(words);
  });
});

test('a city without the folder has none', () => {
  expect(loadCatalogue(CITY_FOLDERS.second).policies.documents).toEqual([]);
});

test('a made-up city’s paper with other rules loads from its folder alone', () => {
  const folder = mkdtempSync(join(place, 'second-'));
  cpSync(CITY_FOLDERS.second, folder, { recursive: true });
  const at = join(folder, 'policies');
  mkdirSync(join(at, 'papers'), { recursive: true });
  const files: Record<string, string> = {
    'papers/linjiang.txt':
      '对挂牌的星火工坊，给予每间三万元奖励，全年最高12万元。对协作社、联合社，按实际支出分别给予40%、百分之六十补助。以上由市、县各承担三分之一、三分之二。',
    'documents.json': JSON.stringify([
      {
        code: 'lj1',
        city: '临江',
        title: '若干措施',
        number: '',
        issued: '',
        from: '2026-01-01',
        to: '',
        home: true,
        role: 'policy',
        targets: '',
        payers: [
          { code: 'city', name: '市级', share: '1/3' },
          { code: 'county', name: '县级', share: '2/3' },
        ],
        payersQuote: '由市、县各承担三分之一、三分之二',
        payersUnits: [],
        payersNote: '',
        stacking: '',
        stackingQuote: '',
        gates: [],
        exception: null,
        background: [],
        paper: 'linjiang.txt',
      },
    ]),
    'kinds.csv':
      'code,name,theme,part,counts,targets,assumption\nspark,星火工坊,平台,,,,\ncoop,协作社,平台,,,,\nunion,联合社,平台,,,,\n',
    'inputs.csv': 'code,name,unit\nrooms,工坊,间\nspent,实际支出,万元\n',
    'applicants.csv': 'code,name,is\nshop,工坊,工坊\ncoop,协作社,协作社\n',
    'instruments.csv': [
      'document,clause,kind,item,name,level,event,state,beneficiary,recipient,form,rule,times,on_top_of,selective,group,certainty,from,to,note,quote',
      'lj1,一,spark,,星火工坊,,挂牌,,工坊,,奖励,3 per rooms cap 12/年,,,,,stated,,,,对挂牌的星火工坊，给予每间三万元奖励，全年最高12万元',
      'lj1,二,coop,协作社,协作社,,支出,,协作社,,补助,40% of spent,,,,,stated,,,,对协作社、联合社，按实际支出分别给予40%、百分之六十补助',
      'lj1,二,union,联合社,联合社,,支出,,协作社,,补助,60% of spent,,,,,stated,,,,对协作社、联合社，按实际支出分别给予40%、百分之六十补助',
    ].join('\n'),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  const { policies } = loadCatalogue(folder);
  const { totals } = costOf(policies, [
    { kind: 'spark', count: 1, inputs: { rooms: '6' } },
    { kind: 'coop', count: 2, inputs: { spent: '100' } },
    { kind: 'union', count: 1, inputs: { spent: '100' } },
  ]);
  // 6 × 3 = 18, cut at 12; twice 40% of 100; 60% of 100.
  expect(totals.map(({ low, high }) => rangeWords(low, high))).toEqual(['152万元']);
});

test('a paper or table in GBK is told to be saved as UTF-8, not read as other characters', () => {
  const folder = mkdtempSync(join(place, 'gbk-'));
  cpSync(JIAXING, folder, { recursive: true });
  writeFileSync(join(folder, 'policies/papers/jx19.txt'), Buffer.from([0xbc, 0xce, 0xd0, 0xcb]));
  expect(() => loadCatalogue(folder)).toThrow('policies/papers/jx19.txt 第1行：不是 UTF-8 编码');
});
