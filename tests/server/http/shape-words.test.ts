/** A request of the wrong shape is refused in Chinese, at every address: no field's English name, no checker's message. */
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { shapeWords } from '../../../server/http/shape.words.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

let t: TestApp;
const callers: Caller[] = [];
beforeAll(async () => {
  t = await testApp();
  for (const name of ['analyst', '330481', 'sysadmin', 'secadmin']) callers.push(await t.signIn(name));
});
afterAll(() => t.close());

it.each([
  ['too_small', '请写明原因', '请写明原因'],
  ['too_small', 'Too small: expected string to have >=2 characters', '内容太短或数值太小'],
  ['invalid_type', 'Invalid input: expected number, received undefined', '缺少必填的内容，或类型不对'],
  ['invalid_value', 'Invalid option: expected one of "初步"|"最终"', '不是可选的值'],
  ['something_new', undefined, '格式不正确'],
])('%s %s', (code, message, words) => expect(shapeWords(code, message)).toBe(words));

const VALUES: Record<string, string> = {
  period: '2026-S1',
  organisation: '330481',
  subject: 'units',
  year: '2025',
};

test('every address that takes a body', async () => {
  const routes = t.app.routePolicies.filter((r) => r.method === 'POST' || r.method === 'PUT');
  const refused = new Set<string>();
  const english: string[] = [];
  for (const { url, method } of routes) {
    const address = url.replace(/:(\w+)/g, (_, name: string) => VALUES[name] ?? '1');
    for (const caller of callers)
      for (const body of [{}, { wrong: 1 }, { version: 'x', cells: [{ key: 1 }], reason: '' }]) {
        const reply = method === 'POST' ? await caller.post(address, body) : await caller.put(address, body);
        if (reply.status !== 400) continue;
        refused.add(url);
        for (const { detail } of reply.body.errors as { detail: string }[])
          if (!/[\u4e00-\u9fff]/.test(detail) || /[A-Za-z]{4,}/.test(detail))
            english.push(`${url}: ${detail}`);
      }
  }
  expect(english).toEqual([]);
  expect(refused.size).toBeGreaterThan(10);
});

test('a question of the wrong shape', async () => {
  const reply = await callers[0]!.get('/api/targets?y=abc');
  expect([reply.status, reply.body.errors[0].detail]).toEqual([400, '缺少必填的内容，或类型不对']);
});
