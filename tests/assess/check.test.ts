/** Every demonstration publication and run recomputes; with any digit altered it does not. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { Publications } from '#shared/contract/publications.ts';
import { checkPublication } from '../../server/assess/check.ts';
import { type TestApp, testApp } from '../helpers/app.ts';

let t: TestApp;
/** Name and text of every file the office hands out. */
const files: [name: string, text: string][] = [];

beforeAll(async () => {
  t = await testApp({ demo: true });
  const analyst = await t.signIn('analyst');
  const { publications } = (await analyst.get('/api/publications')).body as Publications;
  for (const { period, version } of publications) {
    const { bytes } = await analyst.get(`/api/publications/${period}/${version}/file`);
    files.push([`publication ${period} v${version}`, bytes.toString()]);
  }
  for (const [subject, year] of [
    ['units', 2025],
    ['institutions', 2025],
  ] as const) {
    const { runs } = (await analyst.get(`/api/assessment/${subject}/${year}`)).body as AssessmentYear;
    for (const { number } of runs) {
      const { bytes } = await analyst.get(`/api/runs/${number}/file`);
      files.push([`run ${number} ${subject}`, bytes.toString()]);
    }
  }
});
afterAll(() => t.close());

function agrees(text: string): boolean {
  try {
    return checkPublication(JSON.parse(text), text).agrees;
  } catch {
    return false;
  }
}

it('half-years, years, a correction and both kinds of runs are there', () => {
  const names = files.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['publication 2025 v1', 'publication 2024-S2 v1', 'publication 2024-S2 v2']),
  );
  expect(names.filter((name) => name.startsWith('run'))).toHaveLength(2);
});

it('each recomputes digit by digit', () => {
  for (const [name, text] of files) {
    const result = checkPublication(JSON.parse(text), text);
    expect(result, name).toMatchObject({ agrees: true });
  }
});

/** Character ranges of the parts of a file by their keys, so that inputs and results are both hit. */
function partsOf(text: string): [part: string, from: number, to: number][] {
  const keys = ['"figures":', '"input":', '"result":', '"results":', '"marks":', '"moved":', '"scheme":'];
  const starts = keys.flatMap((key) =>
    [...text.matchAll(new RegExp(key, 'g'))].map(({ index }) => [key, index] as const),
  );
  starts.sort((a, b) => a[1] - b[1]);
  return starts.map(([key, from], i) => [key, from, starts[i + 1]?.[1] ?? text.length]);
}

it('any digit altered, removed or added, in any part, is found', () => {
  const parts = files.flatMap(([name, text]) =>
    partsOf(text).map(([part, from, to]) => {
      const places = [...text.slice(from, to).matchAll(/\d/g)].map(({ index }) => from + index);
      return { name, part, text, places };
    }),
  );
  const hittable = parts.filter(({ places }) => places.length > 0);
  expect(new Set(hittable.map(({ part }) => part))).toEqual(
    new Set(['"figures":', '"input":', '"result":', '"results":', '"marks":', '"moved":', '"scheme":']),
  );
  const alteration = fc.record({
    part: fc.constantFrom(...hittable),
    at: fc.nat(),
    digit: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('other', 'gone', 'added'),
  });
  fc.assert(
    fc.property(alteration, ({ part, at, digit, kind }) => {
      const place = part.places[at % part.places.length]!;
      const old = part.text[place]!;
      const middle =
        kind === 'other' ? String((Number(old) + digit) % 10) : kind === 'gone' ? '' : `${old}${digit}`;
      const altered = part.text.slice(0, place) + middle + part.text.slice(place + 1);
      expect(agrees(altered), `${part.name} ${part.part} ${altered.slice(place - 40, place + 20)}`).toBe(
        false,
      );
    }),
    { numRuns: 150, seed: 11 },
  );
});
