import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';
import { createDraftStore, type DraftOptions } from '../../client/features/submit/draft/draft-store.ts';
import { HttpProblem, networkProblem } from '../../client/lib/http.ts';
import { aRow, aValue, aView } from './submit-view.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const start = aView([aRow('a/x'), aRow('a/y')]);

/** A server in the small: keeps the texts, counts versions, refuses stale ones. */
function server(view: ReturnView = start) {
  const bodies: DraftBody[] = [];
  let now = view;
  const save = async (body: DraftBody): Promise<ReturnView> => {
    bodies.push(body);
    if (body.version !== now.version) throw stale(now);
    const rows = now.rows.map((row) => {
      const text = body.cells.find(({ key }) => key === row.key)?.text ?? '';
      return text === '' ? aRow(row.key) : aValue(row.key, text);
    });
    now = { ...now, rows, version: now.version + 1 };
    return now;
  };
  return { save, bodies, reload: async () => now };
}

function stale(current: unknown): HttpProblem {
  return new HttpProblem({ type: 'return-stale', title: '已被他人更新', status: 409, errors: [], current });
}

function storeOn(options: Pick<DraftOptions, 'save' | 'reload'> & Partial<DraftOptions>) {
  const store = createDraftStore({ view: start, delay: 700, retryDelay: 5000, ...options });
  store.start();
  return store;
}

test('typing is saved once, after 700 ms of rest', async () => {
  const there = server();
  const store = storeOn(there);
  store.edit({ 'a/x': { text: '1' } });
  await vi.advanceTimersByTimeAsync(500);
  store.edit({ 'a/x': { text: '12' } });
  await vi.advanceTimersByTimeAsync(699);
  expect(there.bodies).toHaveLength(0);
  expect(store.getState().status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(there.bodies.map(({ cells }) => cells[0]?.text)).toEqual(['12']);
  expect(store.getState()).toMatchObject({ status: 'saved', edits: {}, view: { version: 2 } });
});

test('what is typed while a save travels is kept and saved next, on the new version', async () => {
  const there = server();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let first = true;
  const save = async (body: DraftBody) => {
    if (first) await gate;
    first = false;
    return there.save(body);
  };
  const store = storeOn({ save, reload: there.reload });
  store.edit({ 'a/x': { text: '1' } });
  await vi.advanceTimersByTimeAsync(700);
  store.edit({ 'a/x': { text: '12' }, 'a/y': { text: '3' } });
  expect(store.getState().status).toBe('saving');
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(there.bodies.map(({ version, cells }) => [version, ...cells.map(({ text }) => text)])).toEqual([
    [1, '1', ''],
    [2, '12', '3'],
  ]);
  expect(store.getState().status).toBe('saved');
});

test('a cut network keeps the text and tries again by itself', async () => {
  const there = server();
  let cut = true;
  const save = (body: DraftBody) => (cut ? Promise.reject(networkProblem('PUT')) : there.save(body));
  const store = storeOn({ save, reload: there.reload });
  store.edit({ 'a/x': { text: '5' } });
  expect(await store.flush()).toBe(false);
  expect(store.getState()).toMatchObject({ status: 'offline', problem: { type: 'network' } });
  expect(store.getState().edits['a/x']?.text).toBe('5');
  cut = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(store.getState()).toMatchObject({ status: 'saved', edits: {} });
});

test.each([
  [400, 'refused'],
  [401, 'refused'],
  [429, 'offline'],
  [503, 'offline'],
])('a reply of %d leaves the text in place: %s', async (status, word) => {
  const save = () => Promise.reject(new HttpProblem({ type: 'x', title: '不行', status, errors: [] }));
  const store = storeOn({ save, reload: async () => start });
  store.edit({ 'a/x': { text: '5' } });
  await store.flush();
  expect(store.getState()).toMatchObject({ status: word, edits: { 'a/x': { text: '5' } } });
});

test.each([
  ['mine', '5', 1],
  ['theirs', '9', 0],
] as const)('somebody else was first; keeping %s', async (keep, text, saves) => {
  const there = server();
  const store = storeOn(there);
  const theirs = await there.save({
    version: 1,
    cells: [{ key: 'a/x', text: '9', note: '', release: '', reasons: {}, answer: '' }],
  });
  there.bodies.length = 0;
  store.edit({ 'a/x': { text: '5' } });
  expect(await store.flush()).toBe(false);
  expect(store.getState()).toMatchObject({ status: 'conflict', newer: { version: theirs.version } });
  expect(store.getState().edits['a/x']?.text).toBe('5');
  there.bodies.length = 0;
  store.settle(keep);
  await vi.advanceTimersByTimeAsync(700);
  expect(there.bodies).toHaveLength(saves);
  expect(store.getState().view.rows[0]?.cell.text).toBe(text);
  expect(store.getState().status).toBe('saved');
});

test('a refusal without the newer state is followed by a reading of it', async () => {
  const newer = { ...start, version: 8, editable: false, state: 'submitted' as const };
  const store = storeOn({
    save: () => Promise.reject(stale({ state: 'submitted' })),
    reload: async () => newer,
  });
  store.edit({ 'a/x': { text: '5' } });
  await store.flush();
  expect(store.getState()).toMatchObject({ status: 'conflict', newer: { version: 8 } });
  store.settle('mine');
  expect(store.getState()).toMatchObject({ status: 'saved', edits: {}, view: { state: 'submitted' } });
});

const typed = { 'a/x': { text: '5', note: '', release: '', reasons: {}, answer: '' } };
test.each([
  ['on the same version is saved', 1, 'waiting'],
  ['on an older version is asked about', 0, 'conflict'],
])('a text kept from an earlier visit %s', (_, version, status) => {
  const there = server();
  expect(storeOn({ ...there, kept: { version, edits: typed } }).getState().status).toBe(status);
});

test('a kept text that is saved already is forgotten, also where nothing may be changed', () => {
  const there = server();
  const kept = { version: 0, edits: typed };
  expect(storeOn({ ...there, view: aView([aValue('a/x', '5')]), kept }).getState().status).toBe('saved');
  expect(storeOn({ ...there, view: { ...start, editable: false }, kept }).getState().edits).toEqual({});
});

test('重新校验 sends even without changes; a left page sends nothing by the clock', async () => {
  const there = server();
  const store = storeOn(there);
  expect(await store.flush()).toBe(true);
  expect(there.bodies).toHaveLength(0);
  expect(await store.flush(true)).toBe(true);
  expect(there.bodies).toHaveLength(1);
  store.edit({ 'a/x': { text: '5' } });
  store.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(there.bodies).toHaveLength(1);
});
