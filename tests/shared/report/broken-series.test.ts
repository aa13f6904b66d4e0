/** 口径变化 and 区划调整 in the documents: no sentence gives a rate across them, and none is silent about why. */
import { describe, expect, test } from 'vitest';
import { arranged } from '#shared/as-of.ts';
import type { Catalogue } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { buildNotice } from '#shared/report/build-notice.ts';
import { buildReport } from '#shared/report/build-report.ts';
import { buildSheet } from '#shared/report/build-sheet.ts';
import { blockPullsSaid, unitPullsSaid } from '#shared/report/contribution.words.ts';
import type { ReportModel } from '#shared/report/model.ts';
import { noteWords } from '#shared/report/note.words.ts';
import { blocksSaid, structureSaid, totalSaid } from '#shared/report/overall.words.ts';
import { numbersOf, textOf } from '#shared/report/said.ts';
import { nextPlaceSaid } from '#shared/report/standing.words.ts';
import { unitSaid } from '#shared/report/unit.words.ts';
import { smallProgramme } from '../../helpers/small-programme.ts';
import { BEFORE, FULL, facts, panelOf } from '../../helpers/small-report.ts';

const FROM = period('2026-S1');

/** gov_total is defined anew from 2026 on, comparably or not. */
const redefined = (breaks: boolean): Catalogue =>
  arranged({
    ...smallProgramme,
    indicators: smallProgramme.indicators.flatMap((one) =>
      one.code === 'gov_total'
        ? [
            { ...one, validTo: period('2025') },
            { ...one, validFrom: FROM, change: { words: '增加国有资本经营预算', breaks } },
          ]
        : [one],
    ),
  });

/** b gives a part of itself to a in 2026. */
const moved: Catalogue = arranged({
  ...smallProgramme,
  units: smallProgramme.units.map((one) =>
    one.code === 'b' ? { ...one, successors: [{ kind: 'split_into', code: 'a', from: FROM }] } : one,
  ),
});

const given = (programme: Catalogue) => facts(FULL, BEFORE, {}, programme);

describe('an indicator is defined otherwise (口径变化)', () => {
  const broken = given(redefined(true));
  test.each<[string, string, string]>([
    [
      'the total',
      textOf(totalSaid(broken)),
      '2026年上半年，全市total19.5亿元，与上年同期不可比（口径变化），不计算增速。',
    ],
    [
      'the blocks: those that stayed still grow, and the first growth says with what it is compared',
      textOf(blocksSaid(broken)),
      '其中，政府3.5亿元，与上年同期不可比（口径变化），不计算增速；企业15.0亿元，同比增长7.1%；其他主体1.0亿元，与上年同期持平。',
    ],
    [
      'the structure has no change',
      textOf(structureSaid(broken)),
      '从结构看，政府占17.9%、企业占76.9%、其他主体占5.1%。',
    ],
    [
      'no contribution',
      textOf(blockPullsSaid(broken)),
      'total与上年同期不可比（口径变化），不计算增速，也不计算贡献率和拉动。',
    ],
    ['nor one of a unit', textOf(unitPullsSaid(broken)), ''],
    [
      'a unit: its place, but neither how it moved nor one by growth',
      textOf(unitSaid(broken, 'a')),
      'total13.0亿元，与上年同期不可比（口径变化），不计算增速，占全市66.7%；总量居第1位。其中，政府投入2.0亿元，与上年同期不可比（口径变化），不计算增速；企业投入10.0亿元，与上年同期持平；其他主体投入1.0亿元，与上年同期持平。',
    ],
    ['the next place: by amount alone', textOf(nextPlaceSaid(broken, 'b')), '总量比前一位的a少7.0亿元。'],
  ])('%s', (_, said, words) => {
    expect(said).toBe(words);
  });
  test('the notes say which', () => {
    expect(noteWords(broken)).toContain(
      'total、gov_total口径变化，不可直接比较，没有重算的上年同期数，不计算增速和位次变化。',
    );
  });
  test('a change that keeps the figures comparable changes no sentence', () => {
    expect(textOf(totalSaid(given(redefined(false))))).toBe(textOf(totalSaid(facts(FULL, BEFORE))));
  });
});

describe('a part of a county becomes another’s (区划调整)', () => {
  const broken = given(moved);
  test.each<[string, string, string]>([
    [
      'the city is the same area and grows',
      textOf(totalSaid(broken)),
      '2026年上半年，全市total19.5亿元，同比增长6.3%。',
    ],
    [
      'what the two contributed is not known, and said so',
      textOf(unitPullsSaid(broken)),
      '分地区看，t影响不足0.05个百分点；a、b与上年同期不可比（区划调整），不计算拉动。',
    ],
    [
      'the blocks contribute as ever',
      textOf(blockPullsSaid(broken)),
      '分主体看，政府拉动增长0.8个百分点，贡献率13.0%；企业拉动增长5.4个百分点，贡献率87.0%；其他主体影响不足0.05个百分点，贡献率0.0%。',
    ],
    [
      'a unit',
      textOf(unitSaid(broken, 'b')),
      'total6.0亿元，与上年同期不可比（区划调整），不计算增速，占全市30.8%；总量居第2位。其中，政府投入1.0亿元，与上年同期不可比（区划调整），不计算增速；企业投入5.0亿元，与上年同期不可比（区划调整），不计算增速；其他主体投入0.0亿元，与上年同期不可比（区划调整），不计算增速。',
    ],
  ])('%s', (_, said, words) => {
    expect(said).toBe(words);
  });
  test('the notes say whose', () => {
    expect(noteWords(broken)).toContain(
      'a、b的行政区划有调整，没有重算的上年同期数，不可直接比较，不计算增速和位次变化。',
    );
  });
});

const proseOf = ({ blocks }: ReportModel) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.said] : []));

const total = smallProgramme.city.totals.half;

test.each<[string, Catalogue, (unit: string, indicator: string) => boolean]>([
  ['口径变化', redefined(true), (_, indicator) => indicator === 'gov_total' || indicator === total],
  ['区划调整', moved, (unit) => unit === 'a' || unit === 'b'],
])(
  '%s: no document has a rate, a moved place or a pull of what cannot be compared',
  (_, programme, broken) => {
    const now = given(programme);
    const documents = [
      buildReport(now, panelOf(FULL, BEFORE, programme)),
      buildNotice(now),
      buildSheet(now, 'a'),
      buildSheet(now, 'b'),
    ];
    for (const said of documents.flatMap(proseOf)) {
      expect(textOf(said)).not.toMatch(/undefined|NaN|null|_changed|，，|。。|；；|，。|；。|（）/);
      for (const { unit, indicator, measure } of numbersOf(said))
        if (broken(unit, indicator))
          expect(['growth', 'rank_change', 'pull', 'contribution', 'against_city']).not.toContain(measure);
    }
  },
);
