/** The sentences of the documents over everything that half-years do to them: small figures that can be added up by hand. */
import { describe, expect, test } from 'vitest';
import { blockParagraph } from '#shared/report/block.words.ts';
import { blockPullsSaid, unitPullsSaid } from '#shared/report/contribution.words.ts';
import type { ReportFacts } from '#shared/report/facts.ts';
import { noteWords } from '#shared/report/note.words.ts';
import { blocksSaid, structureSaid, totalSaid } from '#shared/report/overall.words.ts';
import { problems } from '#shared/report/problem.words.ts';
import { numbersOf, textOf } from '#shared/report/said.ts';
import { nextPlaceSaid, strengthsSaid } from '#shared/report/standing.words.ts';
import { summarySaid } from '#shared/report/summary.words.ts';
import { unitSaid } from '#shared/report/unit.words.ts';
import { BEFORE, FULL, facts, type Given } from '../../helpers/small-report.ts';

describe('the total', () => {
  test.each<[string, Given, Given, string]>([
    ['all there', FULL, BEFORE, '2026年上半年，全市total19.5亿元，同比增长6.3%。'],
    ['as much as last year', FULL, FULL, '2026年上半年，全市total19.5亿元，与上年同期持平。'],
    ['no base', FULL, {}, '2026年上半年，全市total19.5亿元，上年同期无数据，不计算增速。'],
    [
      'a base of zero',
      FULL,
      { a: ['0', '0', '0'], b: ['0', '0', '0'], t: '0' },
      '2026年上半年，全市total19.5亿元，上年同期为零，增加19.5亿元，不计算增速。',
    ],
    [
      'a base below zero',
      { a: ['100', '0', '0'], b: ['0', '0', '0'], t: '0' },
      { a: ['-100', '0', '0'], b: ['0', '0', '0'], t: '0' },
      '2026年上半年，全市total100.00万元，上年同期为负数，增加200.00万元，不计算增速。',
    ],
    [
      'one county missing',
      { ...FULL, b: undefined },
      BEFORE,
      '截至2026年7月24日，2026年上半年total不完整，全市合计暂不能计算：政府投入缺b，企业投入缺b，其他主体投入缺b。',
    ],
    [
      'nothing approved',
      {},
      BEFORE,
      '2026年上半年total尚无已核定数据：政府投入缺a、b，企业投入缺a、b，其他主体投入缺a、b。',
    ],
  ])('%s', (_, now, before, words) => {
    expect(textOf(totalSaid(facts(now, before)))).toBe(words);
  });

  test('a break with the year before is said beside the growth, and in the notes', () => {
    const broken = facts(FULL, BEFORE, { breaks: ['统计单位不同'] });
    expect(textOf(totalSaid(broken))).toBe(
      '2026年上半年，全市total19.5亿元，同比增长6.3%。与上年同期相比，统计单位不同，增速和位次变化仅供参考。',
    );
    expect(noteWords(broken)).toContain('与2025年上半年相比：统计单位不同，两期不完全可比。');
  });
});

describe('the blocks', () => {
  test.each<[string, Given, Given, string]>([
    [
      'all there',
      FULL,
      BEFORE,
      '其中，政府3.5亿元，同比增长4.5%；企业15.0亿元，增长7.1%；其他主体1.0亿元，与上年同期持平。',
    ],
    [
      'one county missing: the same units in both periods',
      { ...FULL, b: undefined },
      BEFORE,
      '已核定的数据中，政府投入已有a的数据，2.0亿元，同口径增长25.0%（缺b）；企业投入已有a的数据，10.0亿元，同口径持平（缺b）；其他主体投入已有a的数据，1.0亿元，同口径持平（缺b）。',
    ],
    ['nothing approved', {}, BEFORE, ''],
  ])('%s', (_, now, before, words) => {
    expect(textOf(blocksSaid(facts(now, before)))).toBe(words);
  });

  test.each<[string, Given, Given, string]>([
    ['one up, one down', FULL, BEFORE, '分地区看，2地中1地增长、1地下降（b），增速最高的是a（增长25.0%）。'],
    ['all alike', FULL, FULL, '分地区看，2地均持平。'],
    [
      'both down',
      { a: ['9000', '1', '0'], b: ['8000', '1', '0'], t: '0' },
      { a: ['10000', '1', '0'], b: ['10000', '1', '0'], t: '0' },
      '分地区看，2地均下降，降幅最小的是a（下降10.0%）。',
    ],
    [
      'ties',
      { a: ['11000', '1', '0'], b: ['22000', '1', '0'], t: '0' },
      { a: ['10000', '1', '0'], b: ['20000', '1', '0'], t: '0' },
      '分地区看，2地均增长。',
    ],
  ])('by unit: %s', (_, now, before, words) => {
    const given = facts(now, before);
    const [gov] = given.blocks;
    expect(gov && textOf(blockParagraph(given, gov))).toContain(words);
  });
});

describe('one unit', () => {
  test.each<[string, Given, Given, string]>([
    [
      'all there',
      FULL,
      BEFORE,
      'total13.0亿元，同比增长3.2%，低于全市3.1个百分点，占全市66.7%；总量居第1位，位次不变，增速居第2位。其中，政府投入2.0亿元，增长25.0%；企业投入10.0亿元，与上年同期持平；其他主体投入1.0亿元，与上年同期持平。',
    ],
    [
      'a tie',
      { a: ['100', '100', '0'], b: ['100', '100', '0'], t: '0' },
      { a: ['100', '100', '0'], b: ['100', '50', '0'], t: '0' },
      'total200.00万元，与上年同期持平，低于全市14.3个百分点，占全市50.0%；总量居并列第1位，位次不变，增速居第2位。其中，政府投入100.00万元，与上年同期持平；企业投入100.00万元，与上年同期持平；其他主体投入0.0亿元，上年同期为零，不计算增速。',
    ],
    [
      'its own return missing',
      { ...FULL, a: undefined },
      BEFORE,
      'total尚不能合计（缺政府投入、企业投入、其他主体投入），暂不排位。其中，政府投入：未报；企业投入：未报；其他主体投入：未报。',
    ],
    [
      'another one missing: its amount stands, its place does not',
      { ...FULL, b: undefined },
      BEFORE,
      'total13.0亿元，同比增长3.2%。其中，政府投入2.0亿元，增长25.0%；企业投入10.0亿元，与上年同期持平；其他主体投入1.0亿元，与上年同期持平。',
    ],
    [
      'no base',
      FULL,
      { b: ['1', '1', '1'], t: '1' },
      'total13.0亿元，上年同期无数据，不计算增速，占全市66.7%；总量居第1位。其中，政府投入2.0亿元，上年同期无数据，不计算增速；企业投入10.0亿元，上年同期无数据，不计算增速；其他主体投入1.0亿元，上年同期无数据，不计算增速。',
    ],
  ])('%s', (_, now, before, words) => {
    expect(textOf(unitSaid(facts(now, before), 'a'))).toBe(words);
  });

  test('what the next place takes', () => {
    expect(textOf(nextPlaceSaid(facts(FULL, BEFORE), 'b'))).toBe('总量比前一位的a少7.0亿元；增速已居首位。');
    expect(textOf(nextPlaceSaid(facts({ ...FULL, a: undefined }, BEFORE), 'b'))).toBe('');
  });
});

/** Units of two groups with places of their own; `of` is `unit → [group, amount, place]`. */
function placed(
  of: Record<string, [group: string, amount: number | 'not_applicable', place: number | null]>,
) {
  const known = facts(FULL, BEFORE);
  const [block] = known.blocks;
  const like = known.total.peers[0];
  const unit = known.catalogue.units.find(({ code }) => code === 'a');
  if (!block || !like || !unit) throw new Error('the small programme lacks it');
  const peers = Object.entries(of).map(([code, [, current, rank]]) => ({
    ...{ ...like, unit: code, shortName: code, current, rank, rankBefore: null, growthRank: null },
  }));
  const units = Object.entries(of).map(([code, [peerGroup]]) => ({ ...unit, code, peerGroup }));
  const lines = { ...block.lines, peers };
  return {
    ...known,
    catalogue: { ...known.catalogue, units },
    total: { ...known.total, peers },
    blocks: [{ ...block, lines, ofWhich: [] }],
  };
}

describe('a place among the unit’s own group', () => {
  const three = placed({
    a: ['county', 90, 1],
    x: ['zone', 80, 1],
    b: ['county', 70, 2],
    y: ['zone', 60, 2],
    c: ['county', 50, 3],
    n: ['county', 'not_applicable', null],
  });

  test('first and last thirds are counted among the ranked', () => {
    expect(textOf(strengthsSaid(three, 'a'))).toBe('排位靠前的有政府居第1位。');
    expect(textOf(strengthsSaid(three, 'b'))).toBe('');
    expect(textOf(strengthsSaid(three, 'c'))).toBe('排位靠后的有政府居第3位。');
  });

  test('of two ranked nobody is strong or weak, however many others there are', () => {
    expect(textOf(strengthsSaid(three, 'x'))).toBe('');
    expect(textOf(strengthsSaid(three, 'y'))).toBe('');
  });

  test('the place before is the group’s', () => {
    expect(textOf(nextPlaceSaid(three, 'c'))).toBe('总量比前一位的b少20.00万元。');
    expect(textOf(nextPlaceSaid(three, 'b'))).toBe('总量比前一位的a少20.00万元。');
  });
});

describe('structure and contribution', () => {
  test.each<[string, Given, Given, string, string, string]>([
    [
      'all there',
      FULL,
      BEFORE,
      '从结构看，政府占17.9%、企业占76.9%、其他主体占5.1%，企业占比比上年同期提高0.6个百分点。',
      '分主体看，政府拉动增长0.8个百分点，贡献率13.0%；企业拉动增长5.4个百分点，贡献率87.0%；其他主体影响不足0.05个百分点，贡献率0.0%。',
      '分地区看，向上拉动的有b4.1、a2.2个百分点；t影响不足0.05个百分点。',
    ],
    [
      'no change',
      FULL,
      FULL,
      '从结构看，政府占17.9%、企业占76.9%、其他主体占5.1%，各主体占比与上年同期基本持平。',
      'total与上年同期基本持平，不计算贡献率。',
      '',
    ],
    ['one missing', { ...FULL, b: undefined }, BEFORE, '', 'total尚不完整，暂不计算贡献率和拉动。', ''],
    [
      'no base',
      FULL,
      {},
      '从结构看，政府占17.9%、企业占76.9%、其他主体占5.1%。',
      'total上年同期无数据，不计算增速，也不计算贡献率和拉动。',
      '',
    ],
  ])('%s', (_, now, before, shares, blocks, units) => {
    const given = facts(now, before);
    expect(textOf(structureSaid(given))).toBe(shares);
    expect(textOf(blockPullsSaid(given))).toBe(blocks);
    expect(textOf(unitPullsSaid(given))).toBe(units);
  });
});

describe('problems', () => {
  const returns = [
    { organisation: 'a', name: '甲县', unit: 'a', kind: 'owing', words: '未报，已逾期2天' },
    { organisation: 'b', name: '乙县', unit: 'b', kind: 'late', words: '逾期1天' },
    { organisation: 'fin', name: '市财政局', unit: null, kind: 'on_time', words: '' },
  ];
  const found = (given: ReportFacts) => problems(given).map(({ said }) => textOf(said));

  test('who grows more slowly than the city, and whose return is missing or late', () => {
    expect(found(facts(FULL, BEFORE, { returns }))).toEqual([
      '1地total增速低于全市：a（增长3.2%）。',
      '2026年上半年报表中，尚未报送或退回未重报的有甲县（未报，已逾期2天）；逾期报送的有乙县（逾期1天）。',
    ]);
  });
  test('nothing is made up where nothing is known', () => {
    expect(found(facts({}, {}))).toEqual([]);
    expect(found(facts(FULL, FULL))).toEqual([]);
  });
});

test('no sentence holds a hole, a doubled stop or a bare reason code', () => {
  const some = [
    facts(FULL, BEFORE),
    facts(FULL, FULL),
    facts({}, {}),
    facts(FULL, {}),
    facts({ ...FULL, a: undefined }, BEFORE),
    facts({ a: ['missing', '1', '0'], b: ['not_applicable', '2', '0'], t: '0' }, BEFORE),
  ];
  for (const given of some) {
    const all = [
      summarySaid(given),
      structureSaid(given),
      blockPullsSaid(given),
      unitPullsSaid(given),
      unitSaid(given, 'a'),
      ...given.blocks.map((block) => blockParagraph(given, block)),
      ...problems(given).map(({ said }) => said),
    ];
    for (const said of all) {
      expect(textOf(said)).not.toMatch(/undefined|NaN|null|_|，，|。。|；；|，。|；。|：。|（）|-\d/);
      for (const { value } of numbersOf(said)) expect(Number.isFinite(value)).toBe(true);
    }
  }
});
