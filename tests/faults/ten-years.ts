/** A made-up installation after ten years: every county's half-years, each submitted three times with a scan of 100 KB. */
import { randomBytes } from 'node:crypto';
import { period as asPeriod, type Period } from '#shared/period.ts';
import { copyDatabase } from '../../server/db/backup.ts';
import { COUNTY, type Desk, type Extra, openDesk, path } from '../server/returns/desk.ts';

const COUNTIES = ['330402', '330411', '330421', '330482', '330424', '330481', '330483', 'jxjk', 'jxgq'];
const FIRST_YEAR = 2017;
const LAST_YEAR = 2026;
const SCAN_BYTES = 100_000;

/** Writes its database to a new file. @returns how many submissions it holds */
export async function writeTenYears(target: string, say: (words: string) => void): Promise<number> {
  const periods = Array.from({ length: (LAST_YEAR - FIRST_YEAR) * 2 + 1 }, (_, n) => {
    const year = FIRST_YEAR + Math.floor(n / 2);
    const half = (n % 2) + 1;
    const month = half === 1 ? '07' : '01';
    const due = `${half === 1 ? year : year + 1}-${month}`;
    return { period: asPeriod(`${year}-S${half}`), opens: `${due}-01`, due: `${due}-25T18:00:00+08:00` };
  });
  const desk = await openDesk({ adapt: (catalogue) => ({ ...catalogue, periods }) });
  for (const { period } of periods) {
    for (const county of COUNTIES) {
      const scan = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(SCAN_BYTES)]);
      await desk.view(period, county);
      await (await desk.as(county)).upload(path(period, county, 'evidence'), '盖章件.pdf', scan, {
        kind: 'scan',
      });
      await file(desk, period, county, COUNTY);
      for (let again = 0; again < 2; again++) {
        const { version } = await desk.view(period, county);
        const reopened = await (await desk.as(county)).post(path(period, county, 'correction'), {
          version,
          reason: '更正',
        });
        if (reopened.status !== 200) throw new Error(JSON.stringify(reopened.body));
        await file(desk, period, county, { ...COUNTY, gov_platform: `${19_025 + again}` });
      }
    }
    say(`${period}`);
  }
  const { count } = await desk.t.world.db
    .selectFrom('submission')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await copyDatabase({ db: desk.t.world.db, dialect: 'sqlite' }, target);
  await desk.t.close();
  return Number(count);
}

/** Submits and approves with a reason for whatever the rules remark. */
async function file(
  desk: Desk,
  period: Period,
  county: string,
  texts: Record<string, string>,
): Promise<void> {
  await desk.save(period, county, texts);
  const { findings } = await desk.view(period, county);
  const extras: Record<string, Extra> = {};
  for (const { key, rule, reasonAllowed } of findings)
    if (reasonAllowed)
      extras[key] = { reasons: { ...extras[key]?.reasons, [rule]: '逐项核对过，与决算一致' } };
  await desk.file(period, county, byKey(county, texts), extras);
}

function byKey(county: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([indicator, text]) => [`${county}/${indicator}`, text]),
  );
}
