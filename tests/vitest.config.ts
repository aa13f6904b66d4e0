import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserTests = 'tests/e2e/**/*.test.{ts,tsx}';
/** Need a PostgreSQL and nothing else. */
const postgresTests = 'tests/postgres/**/*.test.ts';
/** `npm test` starts it; what is run by hand runs on SQLite alone, or wherever TEST_DATABASE_URL says. */
const postgres = process.env.POSTGRES_FOR_TESTS;

/** Browser tests come last and two files at a time, each with its own server and browser: more would starve each other on two cores. */
export default defineConfig({
  root,
  test: {
    environment: 'node',
    // Drawings take their colours from it; other sheets stay unread.
    css: { include: [/tokens\.css/], modules: { classNameStrategy: 'non-scoped' } },
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [browserTests, postgresTests],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: '100%',
          // Not 0, the default: one-worker files of group 0 are put behind every other group.
          sequence: { groupOrder: 1 },
        },
      },
      ...(postgres === undefined ? [] : [onPostgres(postgres)]),
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A page fetches and draws before it shows: a second is too short on a busy machine.
          expect: { poll: { timeout: 20_000, interval: 100 } },
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});

/** The server's tests once more on the other database: those that between them ask every repository, in both of its ways. */
function onPostgres(url: string) {
  return {
    extends: true as const,
    test: {
      name: 'postgres',
      include: [
        postgresTests,
        'tests/server/{access-matrix,nul,verify}.test.ts',
        'tests/server/{accounts,archive,assessment,audit,db,discussions,figures,home,keys,meeting,open,periods,publications,reminders,setup,signing,workflow}/**/*.test.ts',
        'tests/server/history/history.test.ts',
        'tests/server/http/{attacks,committed,kept-answers}.test.ts',
        'tests/server/monitoring/{lineage,revisions}.test.ts',
        'tests/server/policies/library.test.ts',
        'tests/server/programme/changes.test.ts',
        'tests/server/reports/jobs.test.ts',
        'tests/server/returns/{evidence,history,road,upload,view}.test.ts',
        'tests/server/review/{access,decisions}.test.ts',
        'tests/server/targets/allocations.test.ts',
      ],
      env: { TEST_DATABASE_URL: url },
      testTimeout: 120_000,
      hookTimeout: 240_000,
      maxWorkers: '100%',
      sequence: { groupOrder: 2 },
    },
  };
}
