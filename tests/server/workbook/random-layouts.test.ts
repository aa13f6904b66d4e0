/** Random layouts built from known figures are read right or asked about: never a silent wrong figure. */
import { expect, test } from 'vitest';
import { locateFigures } from '../../../server/workbook/locate/locate.ts';
import { differences, madeLayout } from './random-layouts.ts';

/** `LAYOUTS=5000` tries more of them; the first seed is printed with what went wrong. */
const LAYOUTS = Number(process.env.LAYOUTS ?? 300);
const FIRST_SEED = Number(process.env.LAYOUT_SEED ?? 20_260_630);

test(`${LAYOUTS} layouts from seed ${FIRST_SEED}`, { timeout: 60_000 + LAYOUTS * 100 }, () => {
  const wrong: string[] = [];
  let right = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + LAYOUTS; seed++) {
    const made = madeLayout(seed);
    const { questions, duplicates, values } = locateFigures(made.workbook, made.layout);
    if (questions.length + duplicates.length > 0) continue;
    const found = differences(made, values);
    if (found.length === 0) right += 1;
    else wrong.push(`seed ${seed}: ${found.slice(0, 3).join('; ')}`);
  }
  expect(wrong).toEqual([]);
  // Most are understood without a question: one that asks about everything would be right too.
  expect(right / LAYOUTS).toBeGreaterThan(0.85);
});
