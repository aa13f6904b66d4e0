/** What every address of a province weighs, for everybody who may ask it, while a period is open and nobody has reported. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { period } from '#shared/period.ts';
import type { TestApp } from '../../helpers/app.ts';
import { openNation, PROVINCE } from '../../nation/open.ts';

const MOST_BYTES = 150_000;
const [CITY, COUNTY, OPEN] = ['330400', '330481', '2026-S1'];
const ROLES = [
  ...['analyst', 'leader', 'sysadmin', 'secadmin', 'auditor', 'unitadmin'],
  ...[`kjb_${CITY}_analyst`, `kjb_${CITY}_leader`, COUNTY],
];

let t: TestApp;
beforeAll(async () => {
  ({ t } = await openNation(PROVINCE));
  const office = await t.signIn('analyst');
  const { seen, periods } = (await office.get('/api/periods')).body;
  const { opens, due } = periods.find((one: { period: string }) => one.period === OPEN);
  const act = { kind: 'open', organisation: null, opens, due, reason: '', notice: '请按时报送。', seen };
  expect((await office.post(`/api/periods/${period(OPEN)}`, act)).status).toBe(200);
});
afterAll(() => t.close());

/** Of everything that machines take whole, a unit's part: they are no pages. */
const OWN = { '/api/open/figures': `?unit=${COUNTY}`, '/api/monitoring/lineage': cell('2025') };

function cell(of: string): string {
  return `?unit=${COUNTY}&indicator=gov_total&period=${of}`;
}

const Docs = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Every address that answers with JSON, with what there is in place of its parameters. */
function addressesOf({ paths }: z.infer<typeof Docs>, of: string, digest: string): string[] {
  const places: Record<string, string> = {
    ...{ period: of, year: '2025', organisation: COUNTY, unit: COUNTY, subject: 'units', digest },
    ...{ indicator: 'gov_total', code: 'gov_total', number: '1', run: '1', other: '1', version: '1' },
    ...{ id: 'sti_total_2027', file: '1', job: '1', request: '1' },
  };
  return Object.entries(paths)
    .filter(
      ([path, methods]) => 'get' in methods && !/(file|export|folder|archive|callback|\.xlsx)$/.test(path),
    )
    .map(([path]) => path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? name))
    .map((path) => path + (Object.entries(OWN).find(([known]) => known === path)?.[1] ?? ''));
}

test.each(ROLES)('whatever %s asks is at most 150 KB', async (name) => {
  const caller = await t.signIn(name);
  const docs = Docs.parse((await caller.get('/api/docs')).body);
  const digest = (await caller.get('/api/programme')).body.catalogueDigest ?? '';
  const answered = new Map<string, number>();
  for (const of of ['2025', OPEN])
    for (const address of addressesOf(docs, of, digest)) {
      const { status, bytes } = await caller.get(address);
      expect(status, address).toBeLessThan(500);
      if (status === 200) answered.set(address, bytes.length);
    }
  expect(answered.size).toBeGreaterThan(3);
  expect([...answered].filter(([, size]) => size > MOST_BYTES)).toEqual([]);
});
