/** A statement that is kept gives what one prepared anew would give, also after a table has changed. */
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepStatements } from '../../../server/db/kept-statements.ts';

let sqlite: Sqlite.Database;
beforeEach(() => {
  sqlite = new Sqlite(':memory:');
  sqlite.exec('CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)');
});
afterEach(() => sqlite.close());

test('the same words are prepared once', () => {
  const prepare = vi.spyOn(sqlite, 'prepare');
  const kept = keepStatements(sqlite);
  for (let n = 0; n < 5; n++)
    expect(kept.prepare('select a from t where a = ?').all([1])).toEqual([{ a: 1 }]);
  expect(kept.prepare('select a from t where a = ?').all([2])).toEqual([]);
  expect(prepare).toHaveBeenCalledTimes(1);
});

test('a column that has come is seen by a statement that was kept', () => {
  const kept = keepStatements(sqlite);
  expect(kept.prepare('select * from t').all([])).toEqual([{ a: 1 }]);
  kept.prepare('ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 2').run([]);
  expect(kept.prepare('select * from t').all([])).toEqual([{ a: 1, b: 2 }]);
});

test('no more than some hundred are kept: the least recently used go first', () => {
  const prepare = vi.spyOn(sqlite, 'prepare');
  const kept = keepStatements(sqlite);
  for (let n = 0; n < 700; n++) {
    kept.prepare(`select ${n}`);
    kept.prepare('select a from t');
  }
  expect(prepare).toHaveBeenCalledTimes(701);
  kept.prepare('select 0');
  expect(prepare).toHaveBeenCalledTimes(702);
});
