/** What a data folder belongs to: one city, and a demonstration or real work, for ever. */
import type { Config } from './config.ts';
import { type Database, DatabaseProblem } from './db/open.ts';
import { findSetting, insertSetting } from './programme/programme.repository.ts';

/** Writes it down the first time. @throws DatabaseProblem when the folder belongs to something else. */
export async function assertSameInstallation({ db }: Database, config: Config): Promise<void> {
  const kind = config.demo ? 'demo' : 'real';
  const before = { city: await findSetting(db, 'city'), kind: await findSetting(db, 'kind') };
  if (before.city === undefined) {
    await db.transaction().execute(async (trx) => {
      await insertSetting(trx, 'city', config.city, new Date());
      await insertSetting(trx, 'kind', kind, new Date());
    });
    return;
  }
  if (before.city !== config.city) {
    throw new DatabaseProblem(
      `数据文件夹 ${config.dataDir} 属于城市 ${before.city}，不是 ${config.city}。请用 DATA_DIR 指定另一个文件夹。`,
    );
  }
  if (before.kind !== kind) {
    const words =
      kind === 'demo'
        ? '存有正式数据，不能以演示方式启动(请设 DEMO=off)'
        : '存有演示数据，不能用于正式运行(请用 DATA_DIR 指定新文件夹)';
    throw new DatabaseProblem(`数据文件夹 ${config.dataDir} ${words}。`);
  }
}
