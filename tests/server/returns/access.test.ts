/** Who may reach a return: every route that is registered for one, with every method, for every role. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceApi } from '#shared/contract/evidence.ts';
import { returnsApi } from '#shared/contract/returns.ts';
import { COUNTY, type Desk, draftCell, HAINING, openDesk, PINGHU, path, S1 } from './desk.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

let desk: Desk;
let fileId: string;
/** Every registered route below a return, found by asking the server. */
let routes: { method: Method; url: string }[];

beforeAll(async () => {
  desk = await openDesk();
  await desk.save(S1, HAINING, COUNTY);
  const csv = Buffer.from('单位：万元\n指标名称,2026年上半年\n政府科技创新投入合计,53040\n');
  const uploaded = await (await desk.as(HAINING)).upload(path(S1, HAINING, 'upload'), '海宁市.csv', csv);
  expect(uploaded.status).toBe(200);
  fileId = uploaded.body.file.id;
  const endpoints = [...Object.values(returnsApi), ...Object.values(evidenceApi)];
  const urls = new Set(endpoints.map((endpoint): string => endpoint.path));
  routes = [...urls]
    .filter((url) => url.includes(':organisation'))
    .flatMap((url) =>
      METHODS.filter((method) => desk.t.app.hasRoute({ method, url })).map((method) => ({ method, url })),
    );
});
afterAll(() => desk.t.close());

const at = (url: string, organisation: string, file = fileId) =>
  url.replace(':period', S1).replace(':organisation', organisation).replace(':file', file);

/** A body that the route would take. */
function bodyFor(url: string, organisation: string): object | undefined {
  if (url === returnsApi.draft.path)
    return { version: 2, cells: [draftCell(`${organisation}/gov_total`, '1')] };
  if (url === returnsApi.reread.path) return { version: 2, answers: {} };
  if (url === returnsApi.settle.path)
    return { version: 2, take: 'file', keys: [`${organisation}/gov_total`] };
  if (url === returnsApi.submit.path) return { version: 2, comment: '' };
  if (url === returnsApi.withdraw.path) return { version: 2 };
  if (url === returnsApi.correction.path) return { version: 2, reason: '更正' };
  if (url === returnsApi.objection.path)
    return { unit: organisation, indicator: 'ent_rd_ind', text: '与本县数不符' };
  if (url === evidenceApi.sign.path) return { preparedBy: '别人', checkedBy: '', telephone: '' };
  return undefined;
}

async function call(account: string, { method, url }: (typeof routes)[number], organisation: string) {
  const caller = account === '' ? desk.t.anonymous : await desk.as(account);
  const body = bodyFor(url, organisation);
  const address = at(url, organisation);
  if (method === 'GET') return caller.get(address);
  if (url === evidenceApi.attach.path)
    return caller.upload(address, 'x.pdf', Buffer.from('%PDF-1.7\n'), { kind: 'scan' });
  if (url === returnsApi.upload.path) return caller.upload(address, 'x.csv', Buffer.from('a,b\n1,2\n'));
  return method === 'PUT' ? caller.put(address, body) : caller.post(address, body);
}

const everything = async () => {
  const { db } = desk.t.world;
  return [
    await db.selectFrom('statistical_return').selectAll().execute(),
    await db.selectFrom('stored_file').select('id').execute(),
    await db.selectFrom('submission').select('id').execute(),
    await db.selectFrom('objection').select('id').execute(),
  ];
};

test('the routes of a return are all there', () => {
  expect(routes.map((r) => `${r.method} ${r.url.split(':organisation')[1]}`).sort()).toEqual([
    'GET ',
    'GET /evidence/:file',
    'GET /files/:file',
    'GET /marked.xlsx',
    'GET /template.xlsx',
    'GET /visits',
    'POST /correction',
    'POST /evidence',
    'POST /evidence/:file/remove',
    'POST /objection',
    'POST /reread',
    'POST /settle',
    'POST /submit',
    'POST /upload',
    'POST /withdraw',
    'PUT /draft',
    'PUT /signature',
  ]);
});

test.each([
  ['another county', PINGHU, 404, 404],
  ['a department', 'czj', 404, 404],
  ['the leader', 'leader', 403, 403],
  ['the system administrator', 'sysadmin', 403, 403],
  ['the security administrator', 'secadmin', 403, 403],
  ['the audit administrator', 'auditor', 403, 403],
  ['nobody', '', 401, 401],
])('%s reaches no route of the county’s return and changes nothing', async (_, account, reads, writes) => {
  const before = await everything();
  for (const route of routes) {
    const expected = route.method === 'GET' ? reads : writes;
    const reply = await call(account, route, HAINING);
    expect([route.method, route.url, reply.status]).toEqual([route.method, route.url, expected]);
    expect(JSON.stringify(reply.body)).not.toMatch(/53040|53,040/);
  }
  expect(await everything()).toEqual(before);
});

test('of an unsent draft the analyst reads the original file alone, and writes nothing', async () => {
  const before = await everything();
  const expected = new Map<string, number>([
    [returnsApi.file.path, 200],
    [evidenceApi.open.path, 404],
  ]);
  for (const route of routes) {
    const reply = await call('analyst', route, HAINING);
    expect([route.url, reply.status]).toEqual([route.url, expected.get(route.url) ?? 403]);
  }
  expect(await everything()).toEqual(before);
});

test.each(['kjb', 'nobody', '__proto__', 'constructor', '..%2F330481', '330481%00', '%E6%B5%B7%E5%AE%81'])(
  'no return under the organisation %s for anyone',
  async (organisation) => {
    for (const account of [HAINING, 'analyst'])
      for (const route of routes) {
        const reply = await call(account, route, organisation);
        expect([account, route.url, [403, 404].includes(reply.status)]).toEqual([account, route.url, true]);
      }
  },
);

test('a file is found under its own return only', async () => {
  await desk.save(S1, PINGHU, COUNTY);
  const own = await desk.as(PINGHU);
  expect((await own.get(at(returnsApi.file.path, PINGHU))).status).toBe(404);
  const analyst = await desk.as('analyst');
  expect((await analyst.get(at(returnsApi.file.path, PINGHU))).status).toBe(404);
  expect((await analyst.get(at(returnsApi.file.path, HAINING))).status).toBe(200);
  expect((await analyst.get(at(returnsApi.file.path, HAINING).replace('2026-S1', '2025-S1'))).status).toBe(
    404,
  );
  expect((await analyst.get(at(returnsApi.file.path, HAINING, '..%2F..%2Fmonitor.db'))).status).toBe(404);
});

test.each([
  ['a cell of another county', `${PINGHU}/gov_total`],
  ['a cell the form does not have', `${HAINING}/ent_rd_ind`],
  ['no cell', '__proto__/toString'],
])('a draft with %s is refused whole', async (_, key) => {
  const { version } = await desk.view(S1, HAINING);
  const cells = [draftCell(`${HAINING}/gov_total`, '1'), draftCell(key, '1')];
  const reply = await (await desk.as(HAINING)).put(path(S1, HAINING, 'draft'), { version, cells });
  expect(reply.status).toBe(404);
  expect((await desk.view(S1, HAINING)).version).toBe(version);
});

test.each([
  ['a figure of another county', { unit: PINGHU, indicator: 'ent_rd_ind', text: '不符' }, 404],
  ['a figure of one’s own return', { unit: HAINING, indicator: 'gov_total', text: '不符' }, 404],
  [
    'a figure that a department supplies',
    { unit: HAINING, indicator: 'ent_rd_ind', text: '与本市统计不符' },
    200,
  ],
  ['no words', { unit: HAINING, indicator: 'ent_rd_ind', text: '' }, 400],
])('an objection to %s', async (_, body, status) => {
  expect((await (await desk.as(HAINING)).post(path(S1, HAINING, 'objection'), body)).status).toBe(status);
});

const cell = draftCell(`${HAINING}/gov_total`, '1');
test.each<[string, string, unknown]>([
  ['draft', 'a number where a text is due', { version: 1, cells: [{ ...cell, text: 1 }] }],
  ['draft', 'null as text', { version: 1, cells: [{ ...cell, text: null }] }],
  ['draft', 'true as text', { version: 1, cells: [{ ...cell, text: true }] }],
  ['draft', 'an amount of its own', { version: 1, cells: [{ ...cell, amount: '1' }] }],
  ['draft', 'a mark of its own', { version: 1, cells: [{ ...cell, mark: 'value' }] }],
  ['draft', 'a missing field', { version: 1, cells: [{ key: cell.key, text: '1' }] }],
  ['draft', 'an unknown field', { version: 1, cells: [], state: 'approved' }],
  ['draft', 'no version', { cells: [] }],
  ['draft', 'a text beyond measure', { version: 1, cells: [{ ...cell, text: '1'.repeat(201) }] }],
  ['submit', 'version null', { version: null, comment: '' }],
  ['submit', 'version true', { version: true, comment: '' }],
  ['submit', 'version "12"', { version: '12', comment: '' }],
  ['submit', 'version 1.5', { version: 1.5, comment: '' }],
  ['submit', 'an unknown field', { version: 1, comment: '', late: false }],
  ['submit', 'a list', [1]],
  ['withdraw', 'an unknown field', { version: 1, force: true }],
  ['correction', 'no reason', { version: 1, reason: '' }],
  ['objection', 'an unknown field', { unit: 'x', indicator: 'y', text: '不符', organisation: PINGHU }],
])('%s with %s is 400', async (act, _, body) => {
  const caller = await desk.as(HAINING);
  const before = await everything();
  const reply = await (act === 'draft' ? caller.put : caller.post)(path(S1, HAINING, act), body);
  expect([reply.status, reply.body.type]).toEqual([400, 'bad-request']);
  expect(await everything()).toEqual(before);
});

test('hostile names in reasons stay data', async () => {
  const { version } = await desk.view(S1, HAINING);
  const body = JSON.parse(
    `{"version":${version},"cells":[{"key":"${cell.key}","text":"53040","note":"<script>1</script>","release":"","answer":"","reasons":{"__proto__":"x","constructor":"y"}}]}`,
  );
  const reply = await (await desk.as(HAINING)).put(path(S1, HAINING, 'draft'), body);
  expect([200, 400]).toContain(reply.status);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test('documents leave as attachments that no browser sniffs, with their Chinese names', async () => {
  const caller = await desk.as(HAINING);
  const names: string[] = [];
  for (const url of [returnsApi.template.path, returnsApi.marked.path, returnsApi.file.path]) {
    const { headers } = await caller.get(at(url, HAINING));
    const disposition = headers['content-disposition']!;
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(disposition).toMatch(
      /^attachment; filename="[\w.]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/,
    );
    names.push(decodeURIComponent(disposition.split("UTF-8''")[1]!));
  }
  expect(names).toEqual(['2026年上半年_海宁市.xlsx', '2026年上半年_海宁市_批注.xlsx', '海宁市.csv']);
});
