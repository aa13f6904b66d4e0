import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { address, HttpProblem, problemFromReply, request } from '../../client/lib/http.ts';

afterEach(() => vi.unstubAllGlobals());

function reply(status: number, body: string): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(status === 204 ? null : body, { status })),
  );
}

test.each([
  ['/api/x', { a: 1, b: null, c: '', d: undefined, e: false }, '/api/x?a=1&e=false'],
  ['/api/x', {}, '/api/x'],
])('%s with %j', (path, search, expected) => expect(address(path, search)).toBe(expected));

test.each([
  [
    409,
    '{"type":"return-stale","title":"已被他人修改","status":409,"errors":[]}',
    'return-stale',
    '已被他人修改',
  ],
  [502, '<html>Bad gateway</html>', 'unexpected-reply', '服务暂时不可用（502），请稍后重试'],
  [413, '', 'unexpected-reply', '请求未被接受（413）'],
])('a reply %i becomes a problem', (status, body, type, title) => {
  expect(problemFromReply(status, body).problem).toMatchObject({ type, title, status, errors: [] });
});

describe('request', () => {
  it('marks writes, and only writes, with the header that other sites cannot set', async () => {
    reply(200, '{}');
    await request('POST', '/api/x', { body: { a: 1 } });
    await request('GET', '/api/x');
    const [post, get] = vi
      .mocked(fetch)
      .mock.calls.map(([, init]) => init?.headers as Record<string, string>);
    expect(post).toMatchObject({ 'x-requested-with': 'sti-monitor', 'content-type': 'application/json' });
    expect(get).not.toHaveProperty('x-requested-with');
  });

  it('gives undefined for 204', async () => {
    reply(204, '');
    expect(await request('DELETE', '/api/x')).toBeUndefined();
  });

  it('says of a broken network that nothing was counted twice', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const error = await request('POST', '/api/x').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(HttpProblem);
    expect((error as HttpProblem).problem).toMatchObject({
      type: 'network',
      title: '网络中断，未提交；请检查网络后重试，系统不会重复计入',
    });
  });

  it('passes an abort on as it is', async () => {
    const abort = new AbortController();
    abort.abort();
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('aborted', 'AbortError')));
    await expect(request('GET', '/api/x', { signal: abort.signal })).rejects.toThrow(DOMException);
  });
});
