/**
 * `npm run migrate [-- --grant <role>]`: brings the database to the program's schema without starting a server, as the owner
 * of the tables; the role that the server connects as is then given what it needs and no more.
 */
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { grantTo } from './grant.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import { postgresWords } from './postgres/postgres.words.ts';
import { aloneAtStart } from './postgres/starters-turn.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { grant: { type: 'string' } } });
  const config = loadConfig();
  const work = async () => {
    const database = openDatabase(config);
    try {
      const applied = await migrate(database, new Date());
      say(applied.length === 0 ? '数据库已是最新结构。' : `数据库：已执行 ${applied.length} 个迁移。`);
      if (values.grant === undefined) return;
      await grantTo(database, values.grant);
      say(`已授权给 ${values.grant}：历史记录只可读、可添加，其余可改，都不可清空、改结构或去掉保护。`);
    } finally {
      await database.db.destroy();
    }
  };
  await (config.databaseUrl ? aloneAtStart(config.databaseUrl, say, work) : work());
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${postgresWords(error) ?? (error instanceof Error ? error.message : String(error))}\n`,
  );
  process.exitCode = 1;
});
