/** `npm run assess` on small files, against results worked out by hand (see cases.ts). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AssessResult } from '#shared/assess/result.ts';
import { FLAG_LABEL } from '#shared/calc/efficacy.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import { CASES, caseFile } from './cases.ts';

const root = join(import.meta.dirname, '../..');

async function assessFile(name: string): Promise<AssessResult> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'server/assess/main.ts'), caseFile(name)],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

describe('npm run assess', () => {
  it.each(CASES)('$file', async ({ file, totals, ranks, cells }) => {
    const { units } = await assessFile(file);
    expect(units.map(({ rank }) => rank)).toEqual(ranks);
    units.forEach(({ total }, u) => {
      const expected = totals[u];
      if (typeof expected === 'number') expect(total).toBeCloseTo(expected, 9);
      else expect(total).toBe(expected);
    });
    for (const [unit, indicator, score, flags, mark] of cells) {
      const item = units.find((u) => u.unit === unit)?.items.find((i) => i.indicator === indicator);
      if (score === null) expect(item?.score).toBeNull();
      else expect(item?.score).toBeCloseTo(score, 9);
      expect(item?.flags.map((flag) => FLAG_LABEL[flag])).toEqual(flags);
      if (mark && item && !isValue(item.value)) expect(REASON_MARK[item.value]).toBe(mark);
      // What has no score has no part in the total, and the rest share its weight.
      if (score === null) expect(item).toMatchObject({ weight: 0 });
    }
  });
});
