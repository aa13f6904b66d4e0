/** Statements that were prepared once: with the guards' triggers, preparing one takes longer than running it. */
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** As many as the program has, and room for those of different lengths. */
const KEPT = 600;
/** What a few rows make; longer ones are made for one occasion. */
const LONGEST = 4_000;
const LASTING = /^\s*(select|insert|update|delete|with|begin|commit|rollback)\b/i;

/** @returns the same database, whose statements are kept: the least recently used go first, all of them when a table changes. */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (sql) => {
      if (!LASTING.test(sql)) {
        // A column that comes or goes changes what `select *` gives.
        kept.clear();
        return database.prepare(sql);
      }
      if (sql.length > LONGEST) return database.prepare(sql);
      const statement = kept.get(sql) ?? database.prepare(sql);
      kept.delete(sql);
      kept.set(sql, statement);
      const oldest = kept.keys().next();
      if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
      return statement;
    },
  };
}
