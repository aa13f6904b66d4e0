import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeApi } from '#shared/contract/programme.ts';
import { type Caller, type TestApp, testApp } from '../../helpers/app.ts';

describe('the outlines of a city that has them', () => {
  let t: TestApp;
  let reader: Caller;
  beforeAll(async () => {
    t = await testApp();
    reader = await t.signIn('leader');
  });
  afterAll(() => t.close());

  it('come by their own address, kept by the browser, and not with the programme', async () => {
    const reply = await reader.get(programmeApi.outline.path);
    expect(reply.body.features).toHaveLength(7);
    expect(reply.headers['cache-control']).toBe('private, max-age=3600');
    const programme = await reader.get(programmeApi.programme.path);
    expect([programme.body.outline, JSON.stringify(programme.body).includes('coordinates')]).toEqual([
      true,
      false,
    ]);
  });

  it('are not sent again to whom has them', async () => {
    const { etag } = (await reader.get(programmeApi.outline.path)).headers;
    const cookie = (
      await t.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { name: 'leader', password: 'Yanshi-2026!' },
      })
    ).cookies.map((c) => `${c.name}=${c.value}`);
    const ask = (tag: string) =>
      t.app.inject({
        url: programmeApi.outline.path,
        headers: { cookie: cookie.join('; '), 'if-none-match': tag },
      });
    expect([(await ask(etag!)).statusCode, (await ask(etag!)).body]).toEqual([304, '']);
    expect((await ask('W/"other"')).statusCode).toBe(200);
  });

  it('are for those signed in', async () =>
    expect((await t.anonymous.get(programmeApi.outline.path)).status).toBe(401));
});

it('a city without them says so, and the page need not ask', async () => {
  const t = await testApp({ city: 'second' });
  try {
    const reader = await t.signIn('analyst');
    expect((await reader.get(programmeApi.outline.path)).status).toBe(404);
    expect((await reader.get(programmeApi.programme.path)).body.outline).toBe(false);
  } finally {
    await t.close();
  }
});
