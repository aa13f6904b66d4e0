/** 催报 in a province: the city's office reminds its counties, the province's those that report to it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Punctuality, Reminders } from '#shared/contract/reminders.ts';
import type { Caller, TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';

/** 嘉兴; its 海宁; 杭州's 西湖; the province's own level. */
const [CITY, COUNTY, OTHER, OWN_LEVEL] = ['330400', '330481', '330106', '330000_bj'];
const callers = new Map<string, Caller>();
let t: TestApp;

beforeAll(async () => {
  ({ t } = await openNation(PROVINCE, [COUNTY, OTHER, OWN_LEVEL]));
  for (const name of ['analyst', `kjb_${CITY}_analyst`, COUNTY]) callers.set(name, await t.signIn(name));
});
afterAll(() => t.close());

const as = (name: string) => callers.get(name)!;

test('an office reminds those whose returns it decides, in its own name, and nobody else’s', async () => {
  const of = '/api/reminders/of/2025';
  const office = `kjb_${CITY}_analyst`;
  const owing = async (name: string): Promise<Reminders['owing']> => (await as(name).get(of)).body.owing;
  const send = (name: string, organisation: string) =>
    as(name).post(of, { reminders: [{ organisation, text: '请尽快报送。' }] });
  const own = await owing(office);
  const named = own.map(({ organisation }) => organisation);
  expect(named).toEqual([COUNTY]);
  const above = (await owing('analyst')).map(({ organisation }) => organisation);
  expect(above).toEqual([OWN_LEVEL]);
  const itsName = t.catalogue.organisations.find(({ code }) => code === `kjb_${CITY}`)?.name;
  expect(own[0]?.text).toContain(`有困难请联系${itsName}。`);

  expect((await send(office, OTHER)).status).toBe(422);
  expect((await send('analyst', COUNTY)).status).toBe(422);
  const sent = await send(office, COUNTY);
  expect(sent.body.sent).toMatchObject([{ organisation: COUNTY, text: '请尽快报送。' }]);
  expect((await as('analyst').get(of)).body.sent).toEqual([]);
  expect((await as(COUNTY).get('/api/reminders')).body.reminders).toMatchObject([{ text: '请尽快报送。' }]);
  const contact = (name: string) =>
    as(name).post('/api/reminders/contacts', {
      ...{ period: '2025', organisation: COUNTY },
      contact: { role: 'reporter', name: '王芳', email: '' },
    });
  expect([(await contact('analyst')).status, (await contact(office)).status]).toEqual([404, 200]);
  const { rows } = (await as(office).get('/api/reminders/punctuality')).body as Punctuality;
  const reporting = rows.map(({ organisation }) => organisation);
  expect(reporting).toContain(COUNTY);
  expect(reporting).not.toContain(OTHER);
});
