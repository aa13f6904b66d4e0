/** The half-year's page: against the year before, like for like, and whom it waits for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HalfYear, HalfYearBlock, HalfYearBrief } from '#shared/contract/half-year.ts';
import type { MatrixCell } from '#shared/contract/review.ts';
import type { Figure } from '#shared/figure.ts';
import {
  blocksFinding,
  returnsFinding,
  waitingBrief,
  waitingReturn,
} from '../../../server/monitoring/half-year.words.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { approve, FIRST_HALF, given, NANHU, openThree, XIUZHOU, YEAR_AGO } from './three-counties.ts';

let t: TestApp;
let leader: Caller;
const view = async (query = ''): Promise<HalfYear> => (await leader.get(`/api/half-year?${query}`)).body;

beforeAll(async () => {
  t = await openThree();
  await approve(t, YEAR_AGO);
  await approve(t, FIRST_HALF);
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

describe('a half-year', () => {
  it('stands against the same half of the year before, total first', async () => {
    const half = await view('period=2026-S1');
    expect(half.blocks.map((b) => b.code)).toEqual(['total', 'gov', 'ent', 'other']);
    const gov = half.blocks[1]!;
    expect([gov.current, gov.base]).toEqual([6500.16, 3900.1]);
    expect(gov.growth).toBeCloseTo(100 * (6500.16 / 3900.1 - 1), 9);
    expect(half.units.map((u) => u.cells[1]!.current)).toEqual([1000.01, 2000.02, 3000.03]);
  });

  it('adds up those that have both years where some have not', async () => {
    const half = await view('period=2025-S1');
    const ent = half.blocks[2]!;
    expect(ent.missing).toEqual(['嘉善']);
    expect(ent.current).toBe('incomplete');
    // Nothing of the year before is known: nobody is alike.
    expect(ent.alike).toBeNull();
  });

  it('never says a word of a yearly target', async () => {
    expect(JSON.stringify(await view('period=2026-S1'))).not.toMatch(/850|705亿|还差|缺口/);
  });

  it.each([
    ['period=2025', 400],
    ['period=2031-S1', 404],
    ['v=9999', 404],
  ])('%s → %s', async (query, status) => {
    expect((await leader.get(`/api/half-year?${query}`)).status).toBe(status);
  });

  it('without a period it is the one being collected; the line of the leader’s page speaks of the same', async () => {
    const half = await view();
    const { open } = (await leader.get('/api/half-year/brief')).body as HalfYearBrief;
    expect([open?.period, open?.approved, open?.expected]).toEqual([
      half.period,
      half.returns?.approved,
      half.returns?.expected,
    ]);
  });

  it('asks nobody where a return lay in an older state of the data', async () => {
    const latest = await view('period=2026-S1');
    await approve(t, given('2026-S1', [['self', 'gov_total', { [NANHU]: '1100.01', [XIUZHOU]: '2000.02' }]]));
    const pinned = await view(`period=2026-S1&v=${latest.cut.dataVersion}`);
    expect([pinned.returns, pinned.blocks]).toEqual([null, latest.blocks]);
    expect((await view('period=2026-S1')).blocks[1]!.current).toBe(6600.16);
  });
});

const cell = (organisation: string, more: Partial<MatrixCell> = {}): MatrixCell => ({
  ...{ organisation, organisationName: `${organisation}局`, state: 'approved', late: false, overdue: false },
  ...{ daysLate: 0, submittedAt: null, revision: 0, warnings: 0, correction: false },
  ...more,
});
const CELLS = [
  cell('甲'),
  cell('乙', { state: 'submitted' }),
  cell('丙', { state: 'draft', overdue: true, daysLate: 2 }),
  cell('丁', { state: 'returned' }),
];

describe('on whose desk', () => {
  it('says how many are approved, owed and waiting', () => {
    expect(returnsFinding(CELLS)).toBe('已核定1/4份，其余3份：2份待报、1份待审');
    expect(returnsFinding([cell('甲')])).toBe('1份报表全部核定');
    expect(waitingBrief(CELLS, (code) => code)).toBe('等丙、丁报送，1份待审');
    expect(waitingBrief([cell('甲')], (code) => code)).toBe('');
  });

  it('gives what was handed in to the office, the rest to the one who owes it; a draft is nobody else’s business', () => {
    const desks = CELLS.slice(1).map((one) => waitingReturn(one, '市委科技办'));
    expect(desks.map(({ desk, state, words }) => [desk, state, words])).toEqual([
      ['市委科技办', 'submitted', '待审'],
      ['丙局', 'unreported', '未报，已逾期2天'],
      ['丁局', 'returned', '退回'],
    ]);
  });

  it('counts what is in force and being mended apart: nobody waits for it', () => {
    const mending = [...CELLS, cell('戊', { state: 'draft', correction: true })];
    expect(returnsFinding(mending)).toBe('已核定1/5份，其余4份：2份待报、1份待审、1份正在更正');
    expect(waitingBrief(mending, (code) => code)).toBe('等丙、丁报送，1份待审');
    expect(waitingReturn(mending[4]!, '市委科技办')).toMatchObject({
      state: 'approved',
      detail: '正在更正',
      desk: '戊局',
    });
    const sent = cell('己', { state: 'submitted', correction: true });
    expect(waitingReturn(sent, '市委科技办')).toMatchObject({ state: 'submitted', detail: '更正' });
  });
});

describe('what is complete', () => {
  const block = (name: string, current: Figure, missing: string[], growth: Figure = 6.4): HalfYearBlock => ({
    ...{ code: name, name, indicator: name, current, base: 100, growth, alike: null, missing },
  });
  const total = block('总投入', 'incomplete', []);
  const peers = ['甲', '乙'];

  it.each<[string, HalfYearBlock[]]>([
    ['企业已齐，政府1地暂缺', [block('政府', 'incomplete', ['市本级']), block('企业', 1, [])]],
    ['政府各地暂缺', [block('政府', 'incomplete', ['甲', '乙', '市本级'])]],
    ['政府2地暂缺', [block('政府', 'incomplete', ['甲', '市本级'])]],
    ['各主体均已齐：政府同比增长6.4%', [block('政府', 1, [])]],
    ['各主体均已齐', [block('政府', 1, [], 'no_base')]],
  ])('%s', (words, blocks) => expect(blocksFinding([total, ...blocks], peers)).toBe(words));
});
