/** Steps of a return in words: late figures are 补报, changed ones 更正. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COUNTY, type Desk, HAINING, openDesk, path, S1 } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.t.close());

const names = async () => (await desk.view(S1, HAINING)).history.map((s) => `${s.revision} ${s.name}`);

async function again(texts: Record<string, string>): Promise<void> {
  const { version } = await desk.view(S1, HAINING);
  await (await desk.as(HAINING)).post(path(S1, HAINING, 'correction'), { version, reason: '见说明' });
  await desk.save(S1, HAINING, texts);
  expect((await desk.submit(S1, HAINING)).status).toBe(200);
}

test('what was 未报 is filled later: 补报; what stood is changed: 更正', async () => {
  await desk.file(S1, HAINING, COUNTY);
  await again({ memo_bond: '1200' });
  const filled = ['1 报送', '1 核定', '1 申请补报', '2 补报'];
  expect(await names()).toEqual(filled);
  await desk.approve(S1, HAINING);
  await again({ gov_total: '54040', gov_general: '41000' });
  expect(await names()).toEqual([...filled, '2 核定', '2 申请更正', '3 报送']);
});

test('the same figures once more are no late figures, nor is a figure filled and another changed', async () => {
  await desk.file(S1, HAINING, COUNTY);
  await again({});
  await desk.approve(S1, HAINING);
  await again({ memo_bond: '1200', gov_total: '54040', gov_general: '41000' });
  expect((await names()).filter((name) => name.includes('补报'))).toEqual([]);
});
