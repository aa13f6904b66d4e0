/** A statement that nobody remembers is refused: its audit event would never be asked for. */
import type { DatabaseConnection } from 'kysely';
import { expect, test } from 'vitest';
import { watchWrites } from '../../../server/db/written-rows.ts';
import { openTestDatabase } from '../../helpers/test-database.ts';

test('a writing transaction outside the handle’s own is refused before anything is sent', async () => {
  const { db, close } = await openTestDatabase();
  const sent: string[] = [];
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql }) => {
      sent.push(sql);
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error('not used');
    },
  };
  watchWrites(
    connection,
    () => {},
    () => true,
  );
  const query = db.deleteFrom('document_job').compile();
  await expect(connection.executeQuery(query)).rejects.toThrow('document_job');
  expect(sent).toEqual([]);
  await close();
});
