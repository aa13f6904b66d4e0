import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultScheme } from '#shared/assess/default-scheme.ts';
import { findIndicator, peerUnits } from '#shared/catalogue.ts';
import { addendUnits, formFor } from '#shared/forms.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import { parseFormula, parseRelation } from '../../server/catalogue/formula-text.ts';
import { catalogueDigest, loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import { besideRepository, JIAXING, SECOND } from './folders.ts';

const jiaxing = loadCatalogue(JIAXING);
const second = loadCatalogue(SECOND);

describe('Jiaxing', () => {
  const annex1: [code: string, source: string, responsible: string][] = [
    ['gov_total', '市财政局', '各县(市、区)政府'],
    ['gov_platform', '市财政局', '各县(市、区)政府'],
    ['gov_talent', '市财政局', '各县(市、区)政府'],
    ['gov_poc', '市财政局', '各县(市、区)政府'],
    ['gov_incubator', '市财政局', '各县(市、区)政府'],
    ['ent_rd_ind', '市统计局', '市科技局'],
    ['uni_st', '市教育局', '市教育局'],
    ['inst_st', '市科技局', '市科技局'],
    ['hosp_st', '市卫生健康委', '市卫生健康委'],
  ];
  test.each(annex1)('annex 1: %s comes from %s, answered for by %s', (code, source, responsible) => {
    expect(findIndicator(jiaxing, code)).toMatchObject({ source, responsible, document: 'plan14' });
  });

  test('the nine units in their fixed order', () => {
    expect(peerUnits(jiaxing).map((u) => u.shortName)).toEqual([
      '南湖',
      '秀洲',
      '嘉善',
      '平湖',
      '海盐',
      '海宁',
      '桐乡',
      '经开区',
      '港区',
    ]);
  });

  test('市本级 counts into government money and into nothing else', () => {
    expect(addendUnits(jiaxing, 'gov_total', 'half')).toContain('sbj');
    expect(addendUnits(jiaxing, 'gov_total', 'half')).toHaveLength(10);
    expect(addendUnits(jiaxing, 'ent_rd_ind', 'half')).toHaveLength(9);
    expect(addendUnits(jiaxing, 'uni_st', 'year')).toHaveLength(9);
  });

  test('the half-year total takes industry, the yearly one all enterprises, both without overlap and 附项', () => {
    const terms = (code: string) => {
      const formula = findIndicator(jiaxing, code)?.formula;
      return formula?.kind === 'sum'
        ? formula.terms.map((t) => `${t.sign < 0 ? '-' : '+'}${t.indicator}`)
        : [];
    };
    expect(terms('sti_total_h')).toEqual(['+gov_total', '+ent_rd_ind', '+other_net']);
    expect(terms('sti_total')).toEqual(['+gov_total', '+ent_rd', '+other_net']);
    expect(terms('uni_net')).toEqual(['+uni_st', '-uni_overlap_gov', '-uni_overlap_ent']);
    expect(findIndicator(jiaxing, 'ent_rd')?.periodicities).toEqual(['year']);
    expect(findIndicator(jiaxing, 'ent_rd_ind')?.periodicities).toEqual(['half']);
  });

  test('seven headline targets for 2027, three for 2030', () => {
    const headline = jiaxing.targets.filter((t) => t.headline);
    expect(headline.filter((t) => t.year !== 2030).map((t) => [t.indicator, t.value])).toEqual([
      ['sti_total', '850'],
      ['gov_total', '95'],
      ['ent_rd', '705'],
      ['other_net', '50'],
      ['rd', '330'],
      ['rd_gdp', '3.7'],
      ['rd', null],
    ]);
    expect(headline.filter((t) => t.year === 2030).map((t) => t.value)).toEqual(['1050', '410', '4']);
  });

  test('every target can be computed or some department has a form for it', () => {
    const collected = new Set(
      jiaxing.forms
        .filter((f) => f.periodicity === 'year')
        .flatMap((f) => f.groups.flatMap((g) => g.indicators)),
    );
    const reachable = (code: string): boolean => {
      const formula = findIndicator(jiaxing, code)?.formula;
      if (collected.has(code)) return true;
      if (!formula) return false;
      return formulaInputs(formula).every(reachable);
    };
    const needed = jiaxing.targets.flatMap((t) => [
      t.indicator,
      t.relation?.left.indicator,
      t.relation?.right?.indicator,
    ]);
    expect(needed.filter((code) => code !== undefined && !reachable(code))).toEqual([]);
  });

  test('annex 2: R&D is taken from the year before, money of the year itself', () => {
    const lags = new Map(defaultScheme(jiaxing, 'units').items.map((i) => [i.indicator, i.lag]));
    expect(Object.fromEntries(lags)).toEqual({
      gov_total: 0,
      gov_platform: 0,
      gov_talent: 0,
      gov_poc: 0,
      gov_incubator: 0,
      rd: 1,
      rd_gdp: 1,
      rd_sti: 1,
      ent_rd: 0,
      ent_rd_exp: 1,
    });
  });
});

const documents = besideRepository('source-documents');
const SOURCE_FILES: Record<string, string> = { plan14: '001_', plan315: '002_', measures19: '000_' };

describe.skipIf(documents === undefined)('quotes stand in the documents', () => {
  const squeeze = (text: string) => text.replace(/\s/g, '');
  const textOf = (document: string) => {
    const file = readdirSync(documents!).find((name) => name.startsWith(SOURCE_FILES[document] ?? '?'));
    return squeeze(readFileSync(join(documents!, file ?? ''), 'utf8'));
  };
  test.each(jiaxing.targets.map((t) => [t.id, t] as const))('%s', (_, target) => {
    expect(textOf(target.document)).toContain(squeeze(target.quote));
    // The number itself is in the sentence, in whichever way it is written there.
    const spoken: Record<string, string> = { '15000': '1.5万', '33.33': '1/3', '100/全覆盖': '全覆盖' };
    const value = target.value === '100' && target.unit === '%' ? '100/全覆盖' : target.value;
    if (value !== null) expect(squeeze(target.quote)).toContain(spoken[value] ?? value);
  });
});

test('another city is another folder: nothing of the first is in the second', () => {
  const codes = new Set(jiaxing.indicators.map((i) => i.code));
  expect(second.indicators.filter((i) => codes.has(i.code))).toEqual([]);
  expect(second.city.blocks).toHaveLength(2);
  expect(formFor(second, 'sjj', 'half')?.code).toBe('half_bureau');
  expect(addendUnits(second, 'fiscal_st', 'half')).toEqual(['east', 'west', 'north']);
  expect(defaultScheme(second, 'units').dimensions.map((d) => [d.code, d.weight])).toEqual([
    ['规模', 3],
    ['增长', 2],
  ]);
});

test('the digest tells programmes apart and does not depend on the order of keys', () => {
  const reversed = Object.fromEntries(Object.entries(second).reverse()) as typeof second;
  expect(catalogueDigest(reversed)).toBe(catalogueDigest(second));
  expect(catalogueDigest({ ...second, targets: [] })).not.toBe(catalogueDigest(second));
  expect(catalogueDigest(second)).toMatch(/^[0-9a-f]{64}$/);
});

const formulas: [text: string, expected: unknown][] = [
  ['', null],
  ['a', { kind: 'sum', terms: [{ indicator: 'a', sign: 1 }] }],
  [
    '-a + b - c',
    {
      kind: 'sum',
      terms: [
        { indicator: 'a', sign: -1 },
        { indicator: 'b', sign: 1 },
        { indicator: 'c', sign: -1 },
      ],
    },
  ],
  ['a / b', { kind: 'ratio', numerator: 'a', denominator: 'b', scale: 1 }],
  [
    'share_of_units(institute, a >= 50)',
    { kind: 'share_of_units', indicator: 'a', unitKind: 'institute', least: 50 },
  ],
  ['a/b*100', { kind: 'ratio', numerator: 'a', denominator: 'b', scale: 100 }],
];
test.each(formulas)('formula %s', (text, expected) => {
  expect(parseFormula(text, (words) => expect.fail(words))).toEqual(expected);
});

const relations: [text: string, expected: unknown][] = [
  [
    'growth(a) > growth(b)',
    {
      left: { of: 'growth', indicator: 'a' },
      operator: '>',
      right: { of: 'growth', indicator: 'b' },
      plus: 0,
    },
  ],
  [
    'growth(a) >= growth(b) + 2',
    {
      left: { of: 'growth', indicator: 'a' },
      operator: '>=',
      right: { of: 'growth', indicator: 'b' },
      plus: 2,
    },
  ],
  ['growth(a) >= 18', { left: { of: 'growth', indicator: 'a' }, operator: '>=', right: null, plus: 18 }],
  [
    'level(a) >= last_year(a)',
    {
      left: { of: 'level', indicator: 'a' },
      operator: '>=',
      right: { of: 'last_year', indicator: 'a' },
      plus: 0,
    },
  ],
];
test.each(relations)('relation %s', (text, expected) => {
  expect(parseRelation(text, (words) => expect.fail(words))).toEqual(expected);
});
