/** What "equal" comes to in the programme's own scheme, what it counts twice, and the schemes held beside it. */
import { describe, expect, it } from 'vitest';
import { defaultScheme } from '#shared/assess/default-scheme.ts';
import {
  alternativeWeights,
  type BlockMoney,
  doubledParts,
  itemWeights,
  partWeights,
} from '#shared/assess/scheme-weights.ts';
import { doubledWords, weightsWords } from '#shared/assess/scheme-weights.words.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { CITY_FOLDERS } from '../../helpers/app.ts';

const catalogue = loadCatalogue(CITY_FOLDERS.jiaxing);
const scheme = defaultScheme(catalogue, 'units');
const MONEY: BlockMoney[] = [
  { block: 'gov', name: '政府', share: 11.6 },
  { block: 'ent', name: '企业', share: 82.8 },
  { block: 'other', name: '其他主体', share: 5.6 },
];
const weightsWith = (items: Record<string, number>) =>
  itemWeights(
    scheme,
    scheme.items.map((i) => ({ ...i, weight: items[i.code] ?? i.weight })),
  );
const blockWeight = (weights: Map<string, number>, codes: readonly string[]) =>
  scheme.items.reduce((sum, i) => (codes.includes(i.indicator) ? sum + (weights.get(i.code) ?? 0) : sum), 0);
const GOV = ['gov_total', 'gov_platform', 'gov_talent', 'gov_poc', 'gov_incubator'];

it('the weights of all columns add up to one', () => {
  expect([...itemWeights(scheme).values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

describe('the programme’s scheme', () => {
  it('gives government 56 % and enterprises 22 %, though enterprises are 83 % of the money', () => {
    // By hand: 5 of 8, 5 of 9 and 5 of 10 columns of the three dimensions.
    expect(partWeights(catalogue, scheme)[0]?.block?.weight).toBeCloseTo((5 / 8 + 5 / 9 + 5 / 10) / 3, 12);
    expect(weightsWords(partWeights(catalogue, scheme), MONEY, 2025)).toBe(
      '一 地方政府占78%(其中政府科技创新投入56%)，二 企业投入占22%(其中企业科技创新投入11%)；' +
        '2025年全市总投入中政府占11.6%、企业占82.8%、其他主体占5.6%',
    );
  });
  it('says nothing of money that is not known', () => {
    const words = weightsWords(partWeights(catalogue, scheme), [{ ...MONEY[0]!, share: 'incomplete' }], 2025);
    expect(words).not.toContain('总投入');
  });
  it('counts the four 其中 twice', () => {
    const doubled = doubledParts(catalogue, scheme);
    expect(doubled.map((d) => d.codes.length)).toEqual([12]);
    expect(doubledWords(doubled)).toBe(
      '政府科技创新投入合计与其4项“其中”(科研平台投入、人才引育投入、概念验证中心、中试平台投入、科技企业孵化器投入)同时计分，' +
        '“其中”的数额计了两次，“其中”占总权重45%',
    );
  });
  it('counts nothing twice where only totals are scored', () => {
    const plain = { ...scheme, items: scheme.items.filter((i) => !GOV.slice(1).includes(i.indicator)) };
    expect(doubledWords(doubledParts(catalogue, plain))).toBe('');
  });
});

describe('the schemes beside it', () => {
  const [alone, byMoney] = alternativeWeights(catalogue, scheme, MONEY);
  it('totals only', () => {
    expect(alone?.name).toBe('只计合计，不计其中');
    expect(blockWeight(weightsWith(alone!.items), GOV.slice(1))).toBe(0);
  });
  it('blocks by their money: 11.6 to 82.8, what belongs to no block keeps its weight', () => {
    const weights = weightsWith(byMoney!.items);
    const [gov, ent] = [blockWeight(weights, GOV), blockWeight(weights, ['ent_rd'])];
    expect(gov / ent).toBeCloseTo(11.6 / 82.8, 10);
    const rest = ['rd', 'rd_gdp', 'rd_sti', 'ent_rd_exp'];
    expect(blockWeight(weights, rest)).toBeCloseTo(blockWeight(itemWeights(scheme), rest), 12);
  });
  it('none by money where a share is not known', () => {
    const money = MONEY.map((m) => ({ ...m, share: m.block === 'ent' ? ('unreported' as const) : m.share }));
    expect(alternativeWeights(catalogue, scheme, money).map((a) => a.name)).toEqual(['只计合计，不计其中']);
  });
});
