/** The policy pages' answers: found in both scripts, exact amounts, who pays, and nothing for a city without papers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CostView, EntitlementView, Policies } from '#shared/contract/policies.ts';
import { policiesApi } from '#shared/contract/policies.ts';
import { NO_POLICIES } from '#shared/policies/library.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
let leader: Caller;
beforeAll(async () => {
  t = await testApp();
  leader = await t.signIn('leader');
});
afterAll(() => t.close());

const ask = async <R>(path: string, query: Record<string, string> = {}): Promise<R> => {
  const reply = await leader.get(`${path}?${new URLSearchParams(query)}`);
  expect(reply.status).toBe(200);
  return reply.body;
};
const list = (query: Record<string, string> = {}) => ask<Policies>(policiesApi.list.path, query);
const cost = (n?: string) => ask<CostView>(policiesApi.cost.path, n === undefined ? {} : { n });
const entitlement = (query: Record<string, string>) =>
  ask<EntitlementView>(policiesApi.entitlement.path, query);

test('simplified finds traditional, and traditional finds both', async () => {
  const [simple, traditional] = [await list({ q: '概念验证中心' }), await list({ q: '概念驗證中心' })];
  expect(simple).toEqual(traditional);
  const row = simple.rows.find(({ kind }) => kind === 'poc_city');
  expect(row?.cells.map((one) => one?.amount)).toEqual(['最高100万元', '最高100万元', '最高1000万元']);
  expect(row?.finding).toBe('宁波最高1000万元，为嘉兴（最高100万元）的10倍');
  expect(row?.caveat).toBe('事项不同（嘉兴市级年度绩效考核，镇江培育（符合条件），宁波市级补助），只比数额');
  expect(row?.cells.map((one) => one?.gap)).toEqual(['比宁波少900万元', '比宁波少900万元', '']);
  expect([row?.part, row?.targets]).toEqual([
    '概念验证中心、中试平台投入',
    ['每年布局建设概念验证中心10家（嘉政发〔2025〕14号 三(十)）'],
  ]);
  expect(row?.cells[2]?.quote).toContain('概念驗證中心');
});

test('filters narrow, and what is left is counted', async () => {
  const all = await list();
  expect(all.count).toBe(163);
  const lent = await list({ form: '贴息' });
  expect(lent.rows.map(({ kind }) => kind)).toEqual(['loan']);
  expect((await list({ theme: '金融', who: '企业' })).count).toBeGreaterThan(0);
  expect((await list({ q: '没有这种政策' })).rows).toEqual([]);
});

test('without a scenario the yearly numbers of the documents count, with their clause', async () => {
  const { rows, totals, purses, ofTarget, parts, years } = await cost();
  expect(rows.map(({ kind, count }) => [kind, count])).toEqual([
    ['ent_institute', 30],
    ['hightech_first', 350],
    ['poc_city', 10],
    ['pilot_prov', 15],
  ]);
  const centres = rows.find(({ kind }) => kind === 'poc_city');
  expect(centres?.assumption).toBe('目标是每年“布局建设”概念验证中心，没有分省级与市级');
  expect(centres?.instead.map(({ code }) => code)).toEqual(['poc_prov']);
  expect(rows[1]?.source).toBe('每年新认定高新技术企业350家（嘉政发〔2025〕14号 二(七)）');
  // 30 × 20 = 600, 350 × 20 = 7000; 10 × 100 = 1000 and 15 × 500 = 7500 as upper ends.
  expect(totals[0]).toMatchObject({ low: '7600', high: '16100', missing: 0 });
  expect([purses?.city, purses?.units].map((one) => [one?.name, one?.high])).toEqual([
    ['市级财政', '8050'],
    ['区级财政', '8050'],
  ]);
  // 16,100 of 950,000.
  expect(ofTarget).toBe('上限相当于2027年政府科技创新投入合计目标95亿元的1.7%');
  expect(rows[1]?.payers).toBe('市级财政3500万元、区级财政3500万元');

  expect(parts.map(({ name, words, ofTarget: whole }) => [name, words, whole])).toEqual([
    ['科研平台投入', '600万元', '不到目标的0.1%'],
    ['不在四个“其中”之内', '7000万元', '相当于目标的0.7%'],
    ['概念验证中心、中试平台投入', '最高8500万元', '上限相当于目标的0.9%'],
  ]);
  expect(years.map(({ year, cells }) => [year, ...cells.map((cell) => cell !== null)])).toEqual([
    [2026, true, true, true],
    [2027, true, true, true],
    [2028, true, true, false],
  ]);
});

test('every quantity that any city’s rule asks for can be given, and makes its cell', async () => {
  const asked = await cost('rd_invest:1,voucher:1');
  expect(asked.rows.map(({ inputs }) => inputs.map(({ code }) => code))).toEqual([
    ['deductible', 'rd_cost'],
    ['coop_cost'],
  ]);
  expect(asked.rows.map(({ cells }) => cells[1]?.words)).toEqual([
    '缺少可加计扣除研发费用、年度研发费用',
    '缺少科技合作费用',
  ]);
  const given = await cost('rd_invest:2:deductible=2000;rd_cost=3000,voucher:3:coop_cost=100');
  // 2 × min(2000 × 0.5%, 20) = 20; 3 × min(100 × 30%, 20) = 60.
  expect(given.rows.map(({ cells }) => cells[1]?.words)).toEqual(['最高20万元', '最高60万元']);
});

test('who pays: by unit once cases are given, and what the paper leaves open is chosen by name', async () => {
  const ask350 = (more: Record<string, string>) =>
    ask<CostView>(policiesApi.cost.path, { n: 'hightech_first:350', ...more });
  // 南湖 100 and 海宁 250 of 350: 2000 and 5000.
  const shared = (await ask350({ d: '330402:100,330481:250' })).purses;
  expect(shared?.each.filter(({ weight }) => weight > 0).map(({ name, words }) => [name, words])).toEqual([
    ['南湖', '1000万元'],
    ['海宁', '2500万元'],
  ]);
  expect([shared?.city.words, shared?.units.words]).toEqual(['3500万元', '3500万元']);
  // 海宁, a county-level city, alone: the city pays half of 南湖's only.
  const alone = (await ask350({ d: '330402:100,330481:250', open: 'own' })).purses;
  expect([alone?.city.words, alone?.units.words]).toEqual(['1000万元', '6000万元']);
  // Not known where: the city pays nothing to half.
  const unknown = (await ask350({ open: 'own' })).purses;
  expect([unknown?.city.words, unknown?.units.words]).toEqual(['最高3500万元', '3500万元—7000万元']);
  expect(unknown?.note).toContain('各县(市、区)遵照本政策执行');
});

test('what changing one amount does, and what the same cases cost at another city’s rates', async () => {
  const changed = await ask<CostView>(policiesApi.cost.path, {
    n: 'hightech_first:350,poc_city:10',
    a: 'hightech_first:30',
  });
  expect(changed.effect).toBe('比现行多3500万元');
  expect(changed.rows.map(({ amount }) => amount)).toEqual([
    { stated: '20', changed: '30', effect: '比现行多3500万元' },
    { stated: '100', changed: '', effect: '' },
  ]);
  expect(changed.totals[2]?.like).toBe(
    '两市都有的1类：嘉兴最高1000万元，按宁波标准最高1亿元，上限多9000万元',
  );
});

test('changing one number changes what it costs; strange addresses change nothing', async () => {
  expect((await cost('hightech_first:400')).totals[0]).toMatchObject({ low: '8000', high: '8000' });
  // What a city has no clause for is no zero, in a total and in a year.
  const { totals, years } = await cost('hightech_first:350');
  expect([totals[2]?.words, totals[2]?.missing, years[0]?.cells[2]?.words]).toEqual([
    '没有能算的条款',
    1,
    '没有能算的条款',
  ]);
  expect((await entitlement({ f: 'leader_nat:1' })).total.words).toBe('没有能算的条款');
  const strange = await cost('hightech_first:1e9,nothing:3,poc_city:2');
  expect(strange.rows.map(({ kind, count }) => [kind, count])).toEqual([['poc_city', 2]]);
});

test('an applicant: one matter once, a base, who pays, and the day', async () => {
  const found = await entitlement({
    f: 'hightech_first:1,poc_prov:1::A,poc_city:1::A,insurance:1:premium=20',
    on: '2026-06-30',
  });
  expect(found.total).toMatchObject({ low: '170', high: '180' });
  expect(found.lines.map(({ kind, counted }) => [kind, counted])).toEqual([
    ['hightech_first', true],
    ['poc_prov', true],
    ['poc_city', false],
    ['insurance', true],
  ]);
  expect(found.payers.map(({ words }) => words)).toEqual(['85万元—90万元', '85万元—90万元']);
  const late = await entitlement({ f: 'hightech_first:1', on: '2029-06-30' });
  expect([late.total.words, late.remarks]).toEqual([
    '0万元',
    ['2029-06-30不在有效期内（2025-12-28至2028-12-31）'],
  ]);
  const barred = await entitlement({ document: 'ningbo', f: 'champion:1', gates: 'class_d' });
  expect([barred.total.words, barred.remarks]).toEqual(['0万元', ['亩均评价结果为D类，不予享受']]);
});

test('an unknown paper, administrators, and a city without papers', async () => {
  expect((await leader.get(`${policiesApi.entitlement.path}?document=mars`)).status).toBe(404);
  const refused = async (query: string) => {
    const { status, body } = await leader.get(`${policiesApi.entitlement.path}?${query}`);
    return [status, body.title];
  };
  expect(await refused('document=ningbo&gates=class_e')).toEqual([
    400,
    '《关于推动科技创新与产业创新深度融合推进新型工业化的意见》没有“class_e”这种不予享受或减半享受的情形',
  ]);
  expect(await refused('who=alien')).toEqual([400, '没有“alien”这一类申报对象']);
  expect((await (await t.signIn('auditor')).get(policiesApi.list.path)).status).toBe(403);
  const other = await testApp({ city: 'second' });
  const analyst = await other.signIn('analyst');
  expect((await analyst.get(policiesApi.list.path)).body).toMatchObject({ papers: [], rows: [], count: 0 });
  expect((await analyst.get(policiesApi.cost.path)).status).toBe(404);
  await other.close();
});

test('pages do not carry the library along', async () => {
  const { catalogueDigest } = (await leader.get('/api/programme')).body;
  const { body } = await leader.get(`/api/programme/catalogue/${catalogueDigest}`);
  expect(body.policies).toEqual(NO_POLICIES);
});
