/** The same totals, shares, growth, scores and ranks as SQL over a table of DuckDB's, where somebody has installed it. */
import { median } from './measure.ts';

const ROUNDS = 5;
const PACKAGE = '@duckdb/node-api';
const SQL = `
  CREATE OR REPLACE TABLE result AS
  WITH figure AS (
    SELECT u, i, p, v,
      100 * v / sum(v) OVER (PARTITION BY i, p) AS share,
      100 * (v / lag(v) OVER (PARTITION BY u, i ORDER BY p) - 1) AS growth,
      60 + 40 * least(1, greatest(0, (v - 1000) / 89000)) AS score
    FROM amount)
  SELECT u, p, sum(share) AS shares, sum(growth) AS growths, avg(score) AS total,
    rank() OVER (PARTITION BY p ORDER BY round(avg(score), 2) DESC) AS place
  FROM figure GROUP BY u, p`;

interface Connection {
  run(sql: string): Promise<unknown>;
}

/** @returns median milliseconds, the table being there already; null where DuckDB is not installed */
export async function byDuckDb(amounts: readonly Float64Array[], indicators: number): Promise<number | null> {
  const connection = await connect();
  if (!connection) return null;
  const units = (amounts[0]?.length ?? 0) / indicators;
  // The same figures by the same rule as amountsOf: two million rows are sooner made there than sent.
  await connection.run(`
    CREATE TABLE amount AS
    SELECT (k // ${indicators})::INTEGER AS u, (k % ${indicators})::INTEGER AS i, p::INTEGER AS p,
      (((k + 1) * 7919 + p * 104729) % 10000000) / 100.0 + 1 AS v
    FROM range(${units * indicators}) a(k), range(${amounts.length}) b(p)`);
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const begun = performance.now();
    await connection.run(SQL);
    if (round >= 0) times.push(performance.now() - begun);
  }
  return median(times);
}

async function connect(): Promise<Connection | null> {
  // Its name is not spelled out: the compiler would ask for its types.
  const library = await import(PACKAGE).catch(() => null);
  if (!library) return null;
  const instance = await library.DuckDBInstance.create(':memory:');
  return instance.connect();
}
