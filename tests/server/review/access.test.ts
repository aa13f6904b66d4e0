import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewApi } from '#shared/contract/review.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.file('a', { 'a/gov': '300', 'a/plat': '100' });
});
afterAll(() => office.t.close());

const at = (path: string, organisation = 'a', period = '2026-S1') =>
  path.replace(':period', period).replace(':organisation', organisation);
const READS = [reviewApi.matrix.path, reviewApi.view.path, reviewApi.reconciliation.path];
const WRITES = [reviewApi.approve.path, reviewApi.return.path, reviewApi.reopen.path];
const BODY = {
  version: 2,
  submission: 'x',
  comment: '原因',
  remarks: [{ unit: 'a', indicator: 'gov', remark: '请核对' }],
};
const bodyFor = (path: string) => {
  const { remarks, ...rest } = BODY;
  return path === reviewApi.return.path ? { ...rest, remarks } : rest;
};

test.each(['a', 'b', 'fin', 'leader', 'sysadmin', 'secadmin', 'auditor'])(
  '%s has no way into the review',
  async (name) => {
    const caller = await office.t.signIn(name);
    for (const path of READS) expect([path, (await caller.get(at(path))).status]).toEqual([path, 403]);
    for (const path of WRITES)
      expect([path, (await caller.post(at(path), bodyFor(path))).status]).toEqual([path, 403]);
  },
);

test('without a session everything is 401', async () => {
  for (const path of READS) expect((await office.t.anonymous.get(at(path))).status).toBe(401);
  for (const path of WRITES)
    expect((await office.t.anonymous.post(at(path), bodyFor(path))).status).toBe(401);
});

test.each([
  ['an unknown organisation', 'nobody', '2026-S1', 404],
  ['the office, which files nothing', 'kjb', '2026-S1', 404],
  ['an organisation named like a property', '__proto__', '2026-S1', 404],
  ['a path that climbs', '..%2F..%2Fa', '2026-S1', 404],
  ['a period that is not collected', 'a', '2019-S1', 404],
  ['no period', 'a', 'yesterday', 400],
])('%s: %s in %s is %d', async (_, organisation, period, status) => {
  const analyst = await office.t.signIn('analyst');
  for (const path of [reviewApi.view.path, ...(organisation === 'a' ? READS : [])])
    expect([path, (await analyst.get(at(path, organisation, period))).status]).toEqual([path, status]);
  for (const path of WRITES)
    expect([path, (await analyst.post(at(path, organisation, period), bodyFor(path))).status]).toEqual([
      path,
      status,
    ]);
});

test('a submission of another return cannot be decided under this one', async () => {
  const analyst = await office.t.signIn('analyst');
  const other = await office.file('b', { 'b/gov': '200', 'b/plat': '0' });
  const { version } = (await analyst.get(at(reviewApi.view.path))).body.view;
  const reply = await analyst.post(at(reviewApi.approve.path), { version, submission: other, comment: '' });
  expect([reply.status, reply.body.type]).toEqual([409, 'return-stale']);
});
