/**
 * What one city reports is not found by another city's people at any address: figures that occur nowhere else are planted in
 * 西湖's (杭州) approved, waiting and unsent returns, every address is asked for it, and no answer has them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type SessionState, sessionApi } from '#shared/contract/session.ts';
import { period } from '#shared/period.ts';
import { pageQueries } from '../../../server/pages/page-queries.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';
import { approve } from '../assessment/approve.ts';
import { Desk } from '../returns/desk.ts';

/** 嘉兴 and its 海宁; 杭州 and its 西湖. */
const [CITY, COUNTY, OTHER_CITY, FOREIGN] = ['330400', '330481', '330100', '330106'];
const OPEN = period('2026-S1');
const PLANTED = {
  approved: { gov_total: '7317931.27', ent_rd: '8317931.37' },
  submitted: '6317931.47',
  note: '西湖区的说明不给别人看',
};
const NEEDLES = ['7317931', '8317931', '6317931', '731.79', '831.79', '631.79', PLANTED.note];
/** In 亿元, as sentences have it, and with separators, as tables print it. */
const found = (text: string) => NEEDLES.filter((needle) => text.replaceAll(',', '').includes(needle));

let desk: Desk;

beforeAll(async () => {
  const { t } = await openNation(PROVINCE, [FOREIGN]);
  desk = new Desk(t);
  const given = Object.entries(PLANTED.approved).map(([indicator, value]) => ({
    ...{ organisation: FOREIGN, unit: FOREIGN, period: '2025', indicator, value },
  }));
  await approve(t, given);
  const office = await desk.as('analyst');
  const { seen, periods } = (await office.get('/api/periods')).body;
  const { opens, due } = periods.find((one: { period: string }) => one.period === OPEN);
  const act = { kind: 'open', organisation: null, opens, due, reason: '', notice: '请按时报送。', seen };
  expect((await office.post(`/api/periods/${OPEN}`, act)).status).toBe(200);
  const saved = await desk.save(
    OPEN,
    FOREIGN,
    { gov_total: PLANTED.submitted },
    { gov_total: { note: PLANTED.note } },
  );
  expect(saved.status).toBe(200);
});
afterAll(() => desk.t.close());

const Docs = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]) }),
    ),
  ),
});

/** Every address with 西湖 in each of its places, then with 西湖 and 杭州 in each of its questions. */
function addressesOf({ paths }: z.infer<typeof Docs>): string[] {
  const places: Record<string, string> = {
    ...{
      year: '2025',
      organisation: FOREIGN,
      unit: FOREIGN,
      subject: 'units',
      indicator: 'gov_total',
      code: 'gov_total',
    },
    ...{
      number: '1',
      run: '1',
      other: '1',
      version: '1',
      id: 'sti_total_2027',
      file: '1',
      job: '1',
      request: '1',
    },
  };
  const asked = ['unit', 'organisation', 'focus', 'node', 'with', 'q', 'query'];
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const names = get.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    return ['2025', OPEN].flatMap((at) => {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        name === 'period' ? at : (places[name] ?? name),
      );
      const more = ['period', 'indicator', 'metric', 'cells'].filter((name) => names.includes(name));
      const rest = more.map((name) => `${name}=${name === 'period' ? at : 'gov_total'}`);
      const own = names.filter((name) => asked.includes(name));
      const questions = own.flatMap((name) =>
        [FOREIGN, OTHER_CITY, PROVINCE].map((code) => [`${name}=${code}`, ...rest]),
      );
      return [...new Set([address, ...[rest, ...questions].map((of) => `${address}?${of.join('&')}`)])];
    });
  });
}

test('whoever may read 西湖 finds the figures: the search below can fail', async () => {
  for (const who of ['analyst', 'leader', `kjb_${OTHER_CITY}_leader`, FOREIGN]) {
    const caller = await desk.as(who);
    const { bytes } = await caller.get(`/api/monitoring/regions/${FOREIGN}?period=2025&node=${OTHER_CITY}`);
    expect(found(bytes.toString('utf8')), who).not.toEqual([]);
  }
});

test.each([COUNTY, `kjb_${CITY}_analyst`, `kjb_${CITY}_leader`])(
  '%s finds none at any address',
  async (who) => {
    const caller = await desk.as(who);
    const addresses = addressesOf(Docs.parse((await caller.get('/api/docs')).body));
    expect(addresses.length).toBeGreaterThan(200);
    const leaks: string[] = [];
    let answered = 0;
    for (const address of addresses) {
      const { status, bytes } = await caller.get(address);
      expect(status, address).toBeLessThan(500);
      if (status === 200) answered++;
      const text = bytes.toString('utf8');
      if (found(text).length > 0) leaks.push(`${address} ${found(text)}`);
    }
    expect(answered).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
  },
);

test.each([COUNTY, `kjb_${CITY}_leader`])(
  'what travels inside the pages of %s has none either',
  async (who) => {
    const state = (await (await desk.as(who)).get(sessionApi.state.path)).body;
    const above = (await (await desk.as('leader')).get(sessionApi.state.path)).body;
    const pages = ['/targets', '/targets/scenario', '/targets/units', '/half-year'];
    const asked = ['', '?node=330100', '?period=2025', '?period=2025&node=330100', `?node=${PROVINCE}`];
    const carried = async (as: SessionState, address: string) => {
      const text = JSON.stringify(await pageQueries(desk.t.world, as, address));
      return [...found(text), ...(text.includes(FOREIGN) ? [FOREIGN] : [])];
    };
    for (const page of pages)
      for (const at of ['', `/at/${OTHER_CITY}`, `/at/${FOREIGN}`, `/at/${PROVINCE}`])
        for (const more of asked)
          expect(await carried(state, at + page + more), at + page + more).toEqual([]);
    expect(await carried(above, `/at/${OTHER_CITY}/targets/units?period=2025`)).toEqual([FOREIGN]);
  },
);
