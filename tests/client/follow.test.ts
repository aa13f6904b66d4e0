/** What the header's links take along from the page one is on. */
import { expect, test } from 'vitest';
import { followed } from '../../client/app/follow.ts';

test.each([
  ['/structure', '/regions', 'focus=330481&period=2025', '/structure?period=2025&unit=330481'],
  ['/regions', '/structure', 'unit=330481&block=gov&by=unit', '/regions?focus=330481&block=gov'],
  ['/contribution', '/regions/330481', 'period=2026-S1', '/contribution?period=2026-S1&unit=330481'],
  // A half-year never stands against a yearly target, nor a year on the half-year's page.
  ['/targets', '/half-year', 'period=2026-S1&block=gov', '/targets?block=gov'],
  ['/half-year', '/targets', 'y=2030&period=2025&focus=330481', '/half-year?focus=330481'],
  ['/half-year', '/regions', 'period=2026-S1', '/half-year?period=2026-S1'],
  // The state of the data is the same on the next page; a result has its own.
  ['/structure', '/regions', 'v=9', '/structure?v=9'],
  ['/structure', '/targets', 'asof=2026-02-01', '/structure?asof=2026-02-01'],
  ['/assessment', '/regions', 'focus=330481&period=2025&v=9', '/assessment?focus=330481'],
  // Nothing comes from a page without figures, and nothing goes to one.
  ['/regions', '/review', 'period=2026-S1', '/regions'],
  ['/review', '/regions', 'focus=330481', '/review'],
  ['/regions', '/targets', 'period=nonsense', '/regions'],
])('to %s from %s?%s: %s', (href, path, search, to) => expect(followed(href, path, search)).toBe(to));
