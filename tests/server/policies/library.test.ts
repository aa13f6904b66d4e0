/** 政策库维护 (issue 13, item 5): two analysts, a reason, the next version; a pasted paper becomes drafts, never records. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentencesWithFigures } from '#shared/policies/sentences.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

const LIBRARY = '/api/policies/library';
const PAPER = [
  '某市关于支持科技创新的若干措施',
  '一、支持平台建设。对新认定的市级概念验证中心，给予最高30万元补助。',
  '二、支持企业创新。对首次认定的高新技术企业给予15万元奖励；对通过重新认定的给予5万元奖励。',
  '三、全市研发投入年均增长10%。',
].join('\n');

let t: TestApp;
let first: Caller;
let second: Caller;
beforeEach(async () => {
  t = await testApp({ planOpened: false });
  [first, second] = [await t.signIn('analyst'), await t.signIn('analyst2')];
});
afterEach(() => t.close());

const fields = (change: Record<string, string>) => ({
  clause: '一',
  name: '市级概念验证中心补助',
  level: '市级',
  event: '认定',
  state: '新认定',
  beneficiary: '企业',
  form: '补助',
  rule: '<=30',
  certainty: 'stated',
  ...change,
});
const paper = (sentences: unknown[]) => ({
  city: '某市',
  title: '关于支持科技创新的若干措施',
  number: '',
  issued: '',
  from: '2026-01-01',
  to: '',
  stacking: '',
  stackingQuote: '',
  text: PAPER,
  sentences,
});
const kindOf = async (name: RegExp) => {
  const { kinds } = (await first.get(LIBRARY)).body;
  return kinds.find((k: { name: string }) => name.test(k.name)).code as string;
};
const propose = (change: unknown, reason = '对照需要') =>
  first.post(`${LIBRARY}/proposals`, { change, reason });

async function wholePaper() {
  const poc = await kindOf(/概念验证中心/);
  const high = await kindOf(/高新技术企业（首次认定）/);
  const [a, b, c, d] = sentencesWithFigures(PAPER).map(({ quote }) => quote);
  const record = (quote: string | undefined, entry: Record<string, string>, newKind: unknown = null) => ({
    quote,
    as: 'record',
    reason: '',
    entries: [{ fields: fields(entry), newKind }],
  });
  return paper([
    record(a, { kind: poc }),
    record(b, {
      kind: high,
      name: '首次认定高新技术企业',
      event: '认定',
      state: '首次',
      form: '奖励',
      rule: '15',
      level: '',
    }),
    record(
      c,
      { kind: '', name: '重新认定高新技术企业', state: '重新', form: '奖励', rule: '5', level: '' },
      { name: '某类再认定奖励', theme: '企业培育' },
    ),
    { quote: d, as: 'background', reason: '全市目标', entries: [] },
  ]);
}

test('a pasted text gives its sentences with amounts, and no record', async () => {
  const { sentences } = (await first.post(`${LIBRARY}/sentences`, { text: PAPER })).body;
  expect(sentences.map((s: { figures: string[] }) => s.figures)).toEqual([
    ['30万元'],
    ['15万元'],
    ['5万元'],
    ['10%'],
  ]);
  expect((await first.get('/api/policies')).body.papers).toHaveLength(3);
});

test('a whole paper: one proposes, another confirms, and it stands beside the others from its version on', async () => {
  const form = await wholePaper();
  expect((await first.post(`${LIBRARY}/check`, { change: { kind: 'paper', paper: form } })).body).toEqual({
    faults: [],
    words: '新文件：某市《关于支持科技创新的若干措施》，3条政策',
  });
  expect((await first.put(`${LIBRARY}/draft`, form)).status).toBe(200);
  expect((await first.get(LIBRARY)).body.draft.title).toBe(form.title);
  expect((await second.get(LIBRARY)).body.draft).toBeNull();
  const proposed = await propose({ kind: 'paper', paper: form });
  expect([proposed.status, proposed.body.draft, proposed.body.version]).toEqual([200, null, 1]);
  expect((await first.get('/api/policies')).body).toMatchObject({ version: 1, papers: { length: 3 } });
  const number = proposed.body.proposals[0].number;
  const own = await first.post(`${LIBRARY}/proposals/${number}/confirm`, { comment: '' });
  expect([own.status, own.body.detail]).toEqual([403, expect.stringContaining('另一名分析员')]);
  const confirmed = await second.post(`${LIBRARY}/proposals/${number}/confirm`, { comment: '已核对原文' });
  expect(confirmed.body).toMatchObject({
    version: 2,
    proposals: [],
    history: [{ version: 2, outcome: 'confirm', reason: '对照需要', comment: '已核对原文' }],
  });
  const list = (await first.get(`/api/policies?q=${encodeURIComponent('概念验证中心')}`)).body;
  expect([list.version, list.papers.map((p: { city: string }) => p.city)]).toEqual([
    2,
    ['嘉兴', '镇江', '宁波', '某市'],
  ]);
  const cells = list.rows.find((r: { name: string }) => /概念验证中心/.test(r.name)).cells;
  expect(cells[3]).toMatchObject({ amount: '最高30万元', clause: '一' });
});

test.each<[string, (form: Awaited<ReturnType<typeof wholePaper>>) => void, RegExp]>([
  ['an open sentence', (f) => Object.assign(f.sentences[3] as object, { as: 'open' }), /还有1句没有办完/],
  ['a sentence that vanished', (f) => f.sentences.pop(), /有数额的句子没有记录引用.*10%/],
  ['another amount than the sentence says', (f) => setRule(f, '<=300'), /30/],
  ['最高 written as fixed', (f) => setRule(f, '30'), /30万元 与数额不符/],
  ['a rule that cannot be read', (f) => setRule(f, '三十'), /数额写法不对：三十/],
  [
    'background without a reason',
    (f) => Object.assign(f.sentences[3] as object, { reason: ' ' }),
    /为什么不是/,
  ],
  ['no title', (f) => Object.assign(f, { title: '' }), /城市和文件名称/],
  ['a day in other words', (f) => Object.assign(f, { from: '明年' }), /施行日期写成 年-月-日/],
])('a paper is refused with what is wrong: %s', async (_, spoil, words) => {
  const form = await wholePaper();
  spoil(form);
  const reply = await propose({ kind: 'paper', paper: form });
  expect(reply.status).toBe(422);
  expect(reply.body.errors.map((e: { detail: string }) => e.detail).join('\n')).toMatch(words);
  expect((await first.get(LIBRARY)).body.proposals).toEqual([]);
});

function setRule(form: { sentences: unknown[] }, rule: string): void {
  const sentence = form.sentences[0] as { entries: { fields: Record<string, string> }[] };
  sentence.entries[0]!.fields.rule = rule;
}

test('an instrument is ended by two, keeps its record and says its last day', async () => {
  const poc = 'poc_city';
  const end = { kind: 'end', document: 'jx19', instrument: poc, on: '2026-12-31' };
  const early = await propose({ ...end, on: '2020-01-01' });
  expect([early.status, early.body.errors[0].detail]).toEqual([422, expect.stringContaining('不能早于')]);
  const { number } = (await propose(end, '新政策替代')).body.proposals[0];
  expect((await second.post(`${LIBRARY}/proposals/${number}/confirm`, { comment: '' })).body.version).toBe(2);
  const { instruments } = (await first.get(LIBRARY)).body;
  expect(
    instruments.find((i: { document: string; kind: string }) => i.document === 'jx19' && i.kind === poc).to,
  ).toBe('2026-12-31');
  const after = (on: string) =>
    first.get(`/api/policies/entitlement?document=jx19&on=${on}&f=${encodeURIComponent(`${poc}:1`)}`);
  expect((await after('2026-12-31')).body.total.high).not.toBe('0');
  expect((await after('2027-01-01')).body.total.high).toBe('0');
});

test('a refusal needs a reason; only the proposer takes a proposal back; what is decided is decided', async () => {
  const poc = await kindOf(/概念验证中心/);
  const end = { kind: 'end', document: 'jx19', instrument: poc, on: '2026-12-31' };
  const { number } = (await propose(end)).body.proposals[0];
  const act = (who: Caller, kind: string, comment = '') =>
    who.post(`${LIBRARY}/proposals/${number}/${kind}`, { comment });
  expect((await act(second, 'withdraw')).status).toBe(403);
  expect((await act(second, 'refuse')).status).toBe(422);
  expect((await act(second, 'refuse', '依据不足')).body.history).toMatchObject([
    { outcome: 'refuse', version: null, comment: '依据不足' },
  ]);
  expect((await act(second, 'confirm')).status).toBe(404);
  expect((await first.get(LIBRARY)).body.version).toBe(1);
});

test('two proposals of one kind: the second to be confirmed is refused in words, and two confirmations make one version', async () => {
  const form = await wholePaper();
  const numbers = [];
  for (const _ of [1, 2]) {
    const { proposals } = (await propose({ kind: 'paper', paper: form })).body;
    numbers.push(proposals.at(-1).number);
  }
  const confirm = (number: number) => second.post(`${LIBRARY}/proposals/${number}/confirm`, { comment: '' });
  const both = await Promise.all([confirm(numbers[0]!), confirm(numbers[0]!)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  const late = await confirm(numbers[1]!);
  expect([late.status, late.body.title]).toEqual([422, '政策库已有变化，这项变更不能再确认']);
});

test('the trail names every step, and only analysts reach the page', async () => {
  const poc = await kindOf(/概念验证中心/);
  const { number } = (await propose({ kind: 'end', document: 'jx19', instrument: poc, on: '2026-12-31' }))
    .body.proposals[0];
  await second.post(`${LIBRARY}/proposals/${number}/confirm`, { comment: '' });
  const { events } = (await (await t.signIn('auditor')).get('/api/audit')).body;
  expect(events.map((e: { action: string }) => e.action)).toEqual(
    expect.arrayContaining(['policy-propose', 'policy-confirm']),
  );
  for (const name of ['leader', '330481', 'sysadmin'])
    expect((await (await t.signIn(name)).get(LIBRARY)).status).toBe(403);
});
