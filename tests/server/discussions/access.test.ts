/** Who reads and speaks of which figure: role × route × unit, and no word of another county by any address. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Discussions } from '#shared/contract/discussions.ts';
import { takesPart } from '../../../server/discussions/parties.ts';
import { type Office, openOffice } from '../review/office.ts';

const PAGE = '/api/discussions';
/** Said in the threads: found nowhere else. */
const WORDS = ['甲的暗号', '乙的暗号', '差异的暗号'] as const;
/** Account → threads that it takes part in. */
const SEES: Record<string, number[]> = {
  analyst: [1, 2, 3],
  analyst2: [1, 2, 3],
  a: [1, 3],
  b: [2],
  c: [],
  approver: [],
  fin: [3],
  sta: [2],
};
const STRANGERS = ['leader', 'sysadmin', 'secadmin', 'auditor'];
const UNITS = ['a', 'b', 'c', 'own', 'city'];

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.file('a', { 'a/gov': '300', 'a/plat': '100' });
  await office.file('fin', { 'own/gov': '50', 'city/gov': '900', 'a/gov': '250' });
  const analyst = await office.t.signIn('analyst');
  const at = { period: '2026-S1', second: null };
  for (const body of [
    { ...at, unit: 'a', indicator: 'gov', text: WORDS[0] },
    { ...at, unit: 'b', indicator: 'ent', text: WORDS[1] },
    { ...at, unit: 'a', indicator: 'gov', second: 'fin', text: WORDS[2] },
  ])
    expect((await analyst.post(PAGE, body)).status).toBe(200);
});
afterAll(() => office.t.close());

const numbers = ({ rows }: Discussions) => rows.map(({ number }) => number).sort();

describe.each(Object.entries(SEES))('%s', (name, seen) => {
  test('lists its own, whatever is asked for', async () => {
    const caller = await office.t.signIn(name);
    expect(numbers((await caller.get(PAGE)).body)).toEqual(seen);
    for (const unit of UNITS) {
      const of = seen.filter((number) => (number === 2 ? 'b' : 'a') === unit);
      expect([unit, numbers((await caller.get(`${PAGE}?unit=${unit}`)).body)]).toEqual([unit, of]);
    }
  });

  test('speaks in its own alone; another does not exist', async () => {
    const caller = await office.t.signIn(name);
    for (const number of [1, 2, 3, 99])
      for (const kind of ['close', 'reopen']) {
        const body = { kind, text: '试一试', outcome: null, seen: 99 };
        const { status } = await caller.post(`${PAGE}/${number}/entries`, body);
        if (seen.includes(number)) expect([403, 409, 422]).toContain(status);
        else expect([number, kind, status]).toEqual([number, kind, 404]);
      }
  });

  test('begins one where it is concerned', async () => {
    const caller = await office.t.signIn(name);
    const own: Record<string, string[]> = {
      analyst: UNITS,
      analyst2: UNITS,
      fin: ['own', 'city'],
      approver: ['c'],
    };
    for (const unit of UNITS) {
      const { mayOpen } = (await caller.get(`${PAGE}?period=2026-S1&unit=${unit}&indicator=gov`)).body;
      expect([unit, mayOpen]).toEqual([unit, (own[name] ?? [name]).includes(unit)]);
      if (mayOpen) continue;
      for (const second of [null, 'fin', name]) {
        const body = { period: '2026-S1', unit, indicator: 'gov', second, text: '试一试' };
        const taken = unit === 'a' && second === 'fin' && seen.includes(3);
        expect([unit, second, (await caller.post(PAGE, body)).status]).toEqual([
          unit,
          second,
          taken ? 409 : 404,
        ]);
      }
    }
  });

  test('reads no word of another’s thread at any address', async () => {
    const caller = await office.t.signIn(name);
    const reads = office.t.app.routePolicies.filter(
      ({ method, url }) => method === 'GET' && /^\/api\//.test(url),
    );
    expect(reads.length).toBeGreaterThan(60);
    const foreign = WORDS.filter((_, i) => !seen.includes(i + 1));
    for (const unit of ['a', 'b'])
      for (const { url } of reads) {
        const path = url
          .replace(':period', '2026-S1')
          .replace(':organisation', unit)
          .replace(':unit', unit)
          .replace(/:\w+/g, '1');
        const query = `period=2026-S1&unit=${unit}&indicator=gov`;
        for (const address of [path, `${path}?${query}`]) {
          const reply = await caller.get(address);
          const text = reply.bytes.toString();
          for (const word of foreign) expect([address, text.includes(word)]).toEqual([address, false]);
        }
      }
  });
});

test.each(STRANGERS)('%s takes no part', async (name) => {
  const caller = await office.t.signIn(name);
  expect((await caller.get(PAGE)).status).toBe(403);
  const body = { period: '2026-S1', unit: 'a', indicator: 'gov', second: null, text: '试一试' };
  expect((await caller.post(PAGE, body)).status).toBe(403);
  const entry = { kind: 'say', text: '试一试', outcome: null, seen: 1 };
  expect((await caller.post(`${PAGE}/1/entries`, entry)).status).toBe(403);
});

test('an office below the root takes part in nothing, whatever its role', async () => {
  const { person } = (await (await office.t.signIn('analyst')).get('/api/session')).body;
  expect(takesPart(person, [])).toBe(true);
  expect(takesPart({ ...person, node: 'a' }, ['a', person.organisation])).toBe(false);
});
