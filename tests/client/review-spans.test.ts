import { expect, test } from 'vitest';
import type { ReviewMatrix } from '#shared/contract/review.ts';
import { spansOf } from '../../client/features/review/spans.ts';

/** Rows by the organisation whose return carries each unit; '-' where none does. */
const rows = (organisations: string) =>
  [...organisations].map((organisation, i) => ({
    unit: String(i),
    cells: { tjj: organisation === '-' ? null : { organisation } },
  })) as unknown as ReviewMatrix['rows'];

test.each([
  ['aaa', [3, 0, 0]],
  ['a', [1]],
  ['abc', [1, 1, 1]],
  ['aabb', [2, 0, 2, 0]],
  // A unit without this source parts what stands above it from what stands below.
  ['aa-a', [2, 0, 1, 1]],
  ['--a', [1, 1, 1]],
])('%s', (organisations, spans) => {
  expect([...spansOf(rows(organisations), 'tjj').values()]).toEqual(spans);
});
