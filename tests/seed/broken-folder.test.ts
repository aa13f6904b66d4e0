import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CatalogueProblem, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { brokenCopy, SECOND } from './folders.ts';

function errorsOf(folder: string): string[] {
  try {
    loadCatalogue(folder);
    return [];
  } catch (error) {
    if (error instanceof CatalogueProblem) return error.errors;
    throw error;
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
}

const cases: [what: string, file: string, from: string, to: string, expected: string][] = [
  [
    'an institution of an area’s kind',
    'city.json',
    '"contact":',
    '"institutions": { "name": "机构", "kinds": [{ "kind": "county", "name": "县" }] },\n  "contact":',
    '“county”是地区的类别，机构的类别请用别的代码',
  ],
  [
    'a tie broken by a dimension that is none',
    'scheme.json',
    '"score":',
    '"rank": { "on": "总分", "ties": "1-2-2-4", "tie_break": ["规摸"] },\n  "score":',
    'scheme.json 第7行：rank.tie_break 没有维度“规摸”',
  ],
  ['unknown kind', 'units.csv', 'county,2', 'village,2', 'units.csv 第4行：kind 没有“village”这类单位'],
  ['order no integer', 'units.csv', 'county,1,', 'county,first,', 'units.csv 第3行：order 无效输入'],
  [
    'alias of another unit',
    'units.csv',
    '北山区|',
    '东城|',
    'units.csv 第5行：aliases 名称“东城”与单位 east 相同',
  ],
  ['same order twice', 'units.csv', 'zone,3', 'zone,2', 'units.csv 第5行：order “2”重复'],
  [
    'unknown parent',
    'units.csv',
    '全区,linjiang,1,district,1:2',
    '全区,nowhere,1,district,1:2',
    'units.csv 第3行：parent 没有代码为“nowhere”的单位',
  ],
  ['parents in a circle', 'units.csv', '全市,,0', '全市,east,0', '上级单位绕回了'],
  [
    'addend neither 1 nor 0',
    'units.csv',
    'linjiang,1,district,0:1',
    'linjiang,yes,district,0:1',
    'units.csv 第5行：addend 应为 1(是)或 0(否)',
  ],
  [
    'two units on one tile of the map',
    'units.csv',
    'district,1:1',
    'district,1:2',
    'units.csv 第4行：tile 地图格 1:2 只能有一个单位，已是 east',
  ],
  [
    'a second city',
    'units.csv',
    '北山新区,北山,zone',
    '北山新区,北山,city',
    'units.csv 第5行：parent city 不能在 city“linjiang”之下：上级应是 nation、province 之一，或改 kind',
  ],
  [
    'a district under a county',
    'units.csv',
    '全区,linjiang,1,district,1:1',
    '全区,east,1,district,1:1',
    'units.csv 第4行：parent county 不能在 county“east”之下：上级应是 nation、province、city 之一，或改 kind',
  ],
  [
    'a second root',
    'units.csv',
    '全区,linjiang,1,district,1:1',
    '全区,,1,district,1:1',
    'units.csv 第4行：parent 最上一级只能有一个，已是 linjiang：请写上级单位的代码',
  ],
  ['a root that adds up', 'units.csv', '全市,,0', '全市,,1', '第2行：addend 最上一级不计入任何上级：写 0'],
  [
    'an own level with units below it',
    'units.csv',
    '北山新区,北山,zone,3,北山区|北山管委会,管委会辖区,linjiang',
    '北山新区,北山,fiscal_level,3,,本级,linjiang,1,,,\nsouth,,南区,南区,county,4,,全区,north',
    'units.csv 第6行：parent “north”不是地区，不能作上级：请写一个地区的代码',
  ],
  [
    'an office of no area',
    'organisations.csv',
    'kind,unit,aliases',
    'kind,node,unit,aliases',
    'organisations.csv 第2行：有 6 列，表头有 7 列',
  ],
  ['bad tile', 'units.csv', '0:1', 'top', 'units.csv 第5行：tile 应为“行:列”'],
  [
    'too few cells',
    'organisations.csv',
    'kcb,市科创办,市科创办,office,,',
    'kcb,市科创办,市科创办,office',
    'organisations.csv 第6行：有 4 列，表头有 6 列',
  ],
  [
    'renamed column',
    'organisations.csv',
    'short_name',
    'short',
    'organisations.csv 第1行：缺少“short_name”列',
  ],
  ['unknown column', 'organisations.csv', 'short_name', 'short', 'organisations.csv 第1行：不认识“short”列'],
  ['open quote', 'documents.csv', 'lj1,临政发', 'lj1,"临政发', 'documents.csv 第2行：引号没有闭合'],
  ['bad date', 'documents.csv', '2024-01-02', '2024-13-02', 'documents.csv 第2行：issued'],
  [
    'formula that cannot be read',
    'indicators.csv',
    'fiscal_st + firm_rnd',
    'fiscal_st x firm_rnd',
    'indicators.csv 第2行：公式“fiscal_st x firm_rnd”从“x firm_rnd”处读不懂',
  ],
  [
    'formula of an unknown indicator',
    'indicators.csv',
    'fiscal_st + firm_rnd',
    'fiscal_st + nothing',
    'indicators.csv 第2行：formula 没有代码为“nothing”的指标',
  ],
  [
    'formula in a circle',
    'indicators.csv',
    'fiscal_st + firm_rnd',
    'fiscal_st + input_total',
    'indicators.csv 第2行：formula 公式绕回了“input_total”自己',
  ],
  [
    'formula without its series',
    'indicators.csv',
    'fiscal_st + firm_rnd',
    'fiscal_st + output',
    'indicators.csv 第2行：formula 指标“output”没有半年度数',
  ],
  [
    'parent without relation',
    'indicators.csv',
    'fiscal_st,of_which',
    'fiscal_st,',
    'indicators.csv 第4行：relation parent 与 relation 须同时填写',
  ],
  [
    'unknown block',
    'indicators.csv',
    ',4,firm,',
    ',4,company,',
    'indicators.csv 第5行：block 没有代码为“company”的投入类别',
  ],
  [
    'cell of the wrong series',
    'forms.json',
    '"firm_rnd"], "units": "city"',
    '"firm_rnd", "labs"], "units": "city"',
    'forms.json 第18行：groups.indicators 指标“labs”没有半年度数',
  ],
  [
    'two first sources',
    'forms.json',
    '"firm_rnd"], "units": "peers"',
    '"firm_rnd", "fiscal_st"], "units": "peers"',
    'east/fiscal_st 有两个责任填报单位：east、sjj',
  ],
  [
    'unknown reporter',
    'forms.json',
    '["sjj"]',
    '["nobody"]',
    'forms.json 第16行：filedBy 没有代码为“nobody”的填报单位',
  ],
  [
    'two forms of one series',
    'forms.json',
    '"filedBy": ["sjj"]',
    '"filedBy": "units"',
    '“units”已填报同一期别的表 half_district',
  ],
  ['shape of JSON', 'forms.json', '"priority": 1', '"priority": 3', 'forms.json 第8行：groups.priority'],
  [
    'broken JSON',
    'rules.json',
    '"severity": "warning",',
    '"severity": "warning"',
    'rules.json 第4行：不是正确的 JSON',
  ],
  ['JSON cut off', 'scheme.json', '"测试用",', '"测试用"', 'scheme.json 第4行：不是正确的 JSON'],
  [
    'rule of an unknown indicator',
    'rules.json',
    '["fiscal_st"]',
    '["tax"]',
    'rules.json 第3行：indicators 没有代码为“tax”的指标',
  ],
  [
    'a rule without its number',
    'rules.json',
    '{ "percent": 20 }',
    '{}',
    'rules.json 第4行：params 规则 yoy_band 的参数应为：percent',
  ],
  [
    'a rule with a misspelt number',
    'rules.json',
    '"percent": 20',
    '"precent": 20',
    'params 规则 yoy_band 的参数应为：percent',
  ],
  ['unknown rule kind', 'rules.json', '"sum_of_parts"', '"sum"', 'rules.json 第3行：kind'],
  [
    'a second source alone',
    'forms.json',
    '"firm_rnd"], "units": "peers", "required": true, "priority": 1',
    '"firm_rnd"], "units": "peers", "required": true, "priority": 2',
    'east/firm_rnd 只有市数据局供核对，没有责任填报单位',
  ],
  [
    'block of an unknown indicator',
    'city.json',
    '"half": "firm_rnd"',
    '"half": "firm"',
    'city.json 第10行：blocks.half 没有代码为“firm”的指标',
  ],
  ['target without value', 'targets.csv', ',120,', ',,', 'targets.csv 第2行：value 缺少目标值'],
  [
    'target in another unit',
    'targets.csv',
    '120,,亿元',
    '1200000,,万元',
    'targets.csv 第2行：unit 目标的计量单位应为亿元',
  ],
  [
    'target of an unknown document',
    'targets.csv',
    ',0,3,lj1',
    ',0,3,lj9',
    'targets.csv 第4行：document 没有代码为“lj9”的文件',
  ],
  [
    'relation that cannot be read',
    'targets.csv',
    'growth(firm_rnd) >=',
    'growth firm_rnd >=',
    'targets.csv 第5行：关系“growth firm_rnd',
  ],
  ['no period', 'periods.csv', '2025-S1', '2025-H1', 'periods.csv 第5行：period 期别应为 2026-S1'],
  [
    'due before it opens',
    'periods.csv',
    '2026-07-20T17',
    '2026-06-20T17',
    'periods.csv 第7行：due 截止时间早于开始填报的日期',
  ],
  // A scheme that would score otherwise than it says.
  ['misspelt rule of anchors', 'scheme.json', '"min-max"', '"minmax"', 'scheme.json 第6行：anchors.rule'],
  ['misspelt key', 'scheme.json', '"anchors"', '"anchor"', 'scheme.json 第1行：'],
  ['misspelt key inside', 'scheme.json', '"min_peers"', '"minPeers"', 'scheme.json 第6行：anchors'],
  [
    'missing weight',
    'scheme.json',
    '[3, 2]',
    '[3]',
    'scheme.json 第5行：weights.dimensions 维度有2个，权重写了1个',
  ],
  [
    'unknown function',
    'scheme.json',
    '"score":',
    '"function": "linar", "score":',
    'scheme.json 第7行：function',
  ],
  [
    'unknown indicator',
    'scheme.json',
    '"firm_rnd", "measure": "growth"',
    '"firm", "measure": "growth"',
    'scheme.json 第11行：items.indicator 监测指标目录中没有年度指标“firm”',
  ],
  [
    'unknown dimension',
    'scheme.json',
    '"dimension": "增长" }',
    '"dimension": "增速" }',
    'scheme.json 第11行：items.dimension 没有维度“增速”',
  ],
  [
    'ratio without denominator',
    'scheme.json',
    '"measure": "growth"',
    '"measure": "ratio"',
    'scheme.json 第11行：items.denominator 占比需要一个分母指标',
  ],
  [
    'group that does not exist',
    'scheme.json',
    '"measure": "growth"',
    '"measure": "growth", "groups": ["x"]',
    'scheme.json 第11行：items.groups 没有比较组“x”',
  ],
  [
    'document that does not exist',
    'scheme.json',
    '"version"',
    '"document": "lj9", "version"',
    'scheme.json 第2行：document 没有代码为“lj9”的文件',
  ],
  [
    'thresholds the wrong way round',
    'city.json',
    '"slow": 0.5',
    '"slow": 0.95',
    'city.json 第14行：thresholds.slow slow(0.95)应小于 onTrack(0.9)',
  ],
  [
    'misspelt key of the city',
    'city.json',
    '"slow": 0.5',
    '"slow": 0.5, "abut": 0.9',
    'city.json 第14行：thresholds',
  ],
  [
    'nobody reviews',
    'organisations.csv',
    'office,,',
    'department,,',
    'organisations.csv 第1行：没有 kind 为 office 的单位',
  ],
];

test.each(cases)('%s', (_, file, from, to, expected) => {
  expect(errorsOf(brokenCopy(file, from, to)).join('\n')).toContain(expected);
});

test('a missing file is named, and the other files are still checked', () => {
  const folder = brokenCopy('units.csv', 'county,2', 'county,two');
  rmSync(join(folder, 'targets.csv'));
  expect(errorsOf(folder)).toEqual([
    'targets.csv 第1行：缺少这个文件',
    expect.stringContaining('units.csv 第4行：order'),
  ]);
});

test('a file in GBK is told to be saved as UTF-8', () => {
  const folder = brokenCopy('units.csv', 'county,2', 'county,2');
  writeFileSync(join(folder, 'documents.csv'), Buffer.from([0xc1, 0xd9, 0xbd, 0xad, 0xca, 0xd0]));
  expect(errorsOf(folder)).toEqual(['documents.csv 第1行：不是 UTF-8 编码(可能是 GBK)，请另存为 UTF-8']);
});

test('`npm run check-city` says all faults at once, or that there is none', () => {
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../server/catalogue/check-city.ts'), ...args],
      {
        encoding: 'utf8',
      },
    );
  const good = run(SECOND);
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('临江市：没有错误')]);
  const folder = brokenCopy('scheme.json', '"min-max"', '"minmax"');
  const bad = run(folder);
  expect([bad.status, bad.stderr]).toEqual([1, expect.stringContaining('scheme.json 第6行')]);
  rmSync(join(folder, '..'), { recursive: true });
  expect(run().status).toBe(2);
});
