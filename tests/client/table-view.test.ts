/** A long table is ordered by what its cells show. */
import { expect, test } from 'vitest';
import { sortValue } from '../../client/ui/table-view.ts';

test.each([
  ['1,234.50', 1234.5],
  ['−3.2%', -3.2],
  ['+0.13 百分点', 0.13],
  ['13 家 2025', 13],
  ['未报', null],
  ['—', null],
  ['', null],
  ['同步', '同步'],
  ['≥ 15 家', '≥ 15 家'],
])('%s counts as %s', (text, value) => expect(sortValue(text)).toBe(value));
