/** Whether the database answers at all, and before whoever asks has given up. */
import { sql } from 'kysely';
import type { Db } from './open.ts';

const SOON_MS = 2_000;

export async function answersSoon(db: Db): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, SOON_MS, false);
  });
  const asked = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
