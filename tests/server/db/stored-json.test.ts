/** What comes out of a JSON column is checked, and what an earlier release wrote is still read. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readStored } from '../../../server/db/stored-json.ts';
import { EMPTY_CELL, NO_SIGNATURE, parseDraft } from '../../../server/workflow/draft.ts';

const Shape = z.object({ a: z.int(), b: z.string() });

test('it is kept as stored: keys in their order, and what another release wrote beside them', () => {
  const text = '{"b":"x","later":[1],"a":1}';
  expect(JSON.stringify(readStored(Shape, text, 'run 1'))).toBe(text);
});

test.each(['{"a":1.5,"b":"x"}', '{"a":1}', '[]', 'null'])('%s is refused by name', (text) => {
  expect(() => readStored(Shape, text, 'run 1')).toThrow('stored run 1 does not have its shape');
});

test('text that is no JSON is refused', () => {
  expect(() => readStored(Shape, '{', 'run 1')).toThrow(SyntaxError);
});

const file = {
  ...{ id: 'f', name: 'a.xlsx', uploadedAt: 't', uploadedBy: 'p', byteSize: 1, sheet: 's' },
  ...{ checks: [], unmatched: [] },
};

test('a draft of the first release has neither attachments nor a reading; its cells get what was added since', () => {
  const draft = parseDraft(JSON.stringify({ cells: { x: { text: '5', amount: '5', mark: 'value' } }, file }));
  expect(draft).toEqual({
    cells: { x: { ...EMPTY_CELL, text: '5', amount: '5', mark: 'value' } },
    file: { ...file, understood: null },
    evidence: [],
    signature: NO_SIGNATURE,
  });
});

test('a reading that no longer fits is as one that was not kept: the figures stay', () => {
  const stored = { cells: { x: { text: '5' } }, file: { ...file, understood: { blocks: 'of old' } } };
  const draft = parseDraft(JSON.stringify(stored));
  expect(draft.file?.understood).toBeNull();
  expect(draft.cells.x?.text).toBe('5');
});

test('a damaged draft is refused, not shown as an empty one', () => {
  expect(() => parseDraft('{"cells":{"x":{"mark":"guess"}},"file":null}')).toThrow();
  expect(() => parseDraft('{"file":null}')).toThrow();
});
