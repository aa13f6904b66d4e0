/** What holds for every applicant: no fact lowers what could be got, the payers' parts add up, one matter is paid once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '#shared/policies/entitlement-line.ts';
import { policyPapers } from '#shared/policies/library.ts';
import { got, library } from './applicants.ts';

const papers = policyPapers(library).map(({ code }) => code);
const inputs = fc.dictionary(
  fc.constantFrom(...library.inputs.map(({ code }) => code)),
  fc.integer({ min: 0, max: 10_000_000 }).map((n) => String(n / 100)),
  { minKeys: 4, maxKeys: library.inputs.length },
);

const applicants = fc.constantFrom(...papers).chain((document) => {
  const kinds = library.instruments.filter((one) => one.document === document).map(({ kind }) => kind);
  const facts: fc.Arbitrary<Fact[]> = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...kinds),
      times: fc.integer({ min: 1, max: 5 }),
      inputs,
      matter: fc.constantFrom('', 'A', 'B'),
    }),
    { selector: ({ kind }) => kind, minLength: 1, maxLength: 8 },
  );
  const gates = fc.subarray(
    library.documents.find(({ code }) => code === document)?.gates.map(({ code }) => code) ?? [],
  );
  const who = fc.constantFrom(null, ...library.applicants.map(({ code }) => code));
  return fc.record({ document: fc.constant(document), facts, gates, who, excepted: fc.boolean() });
});

const isAtLeast = (a: bigint | null, b: bigint | null) => a === null || (b !== null && a >= b);

test('another fact lowers neither the low nor the high', () => {
  fc.assert(
    fc.property(applicants, ({ document, facts, ...standing }) => {
      const before = got(document, facts.slice(0, -1), standing);
      const after = got(document, facts, standing);
      expect(after.low >= before.low).toBe(true);
      expect(isAtLeast(after.high, before.high)).toBe(true);
    }),
    { seed: 20260730, numRuns: 600 },
  );
});

test('low is at most high, payers’ parts add up to the whole, no matter counts twice', () => {
  fc.assert(
    fc.property(applicants, ({ document, facts, ...standing }) => {
      const { low, high, payers, lines } = got(document, facts, standing);
      expect(isAtLeast(high, low)).toBe(true);
      if (payers.length > 0) {
        expect(payers.reduce((sum, one) => sum + one.low, 0n)).toBe(low);
        if (high !== null) expect(payers.reduce((sum, one) => sum + (one.high ?? 0n), 0n)).toBe(high);
      }
      for (const matter of ['A', 'B'])
        expect(
          lines.filter(({ counted, fact }) => counted && fact.matter === matter).length,
        ).toBeLessThanOrEqual(1);
    }),
    { seed: 20260731, numRuns: 600 },
  );
});

test('the low is what the worst draw of every amount would bring, the high the best', () => {
  fc.assert(
    fc.property(applicants, fc.infiniteStream(fc.boolean()), ({ document, facts, ...standing }, draws) => {
      const found = got(document, facts, standing);
      // Every line somewhere in its range: of one matter the highest is paid.
      const drawn = found.lines.flatMap(({ sum, fact }) =>
        sum
          ? [{ matter: fact.matter, amount: draws.next().value ? sum.low : (sum.high ?? sum.low * 2n) }]
          : [],
      );
      const alone = drawn.filter(({ matter }) => matter === '').map(({ amount }) => amount);
      const matters = ['A', 'B'].map((matter) =>
        drawn
          .filter((one) => one.matter === matter)
          .reduce((most, { amount }) => (amount > most ? amount : most), 0n),
      );
      const paid = [...alone, ...matters].reduce((sum, amount) => sum + amount, 0n);
      expect(paid >= found.low && isAtLeast(found.high, paid)).toBe(true);
    }),
    { seed: 20260732, numRuns: 400 },
  );
});
