/** Digests of earlier releases: what was printed on a receipt then is what verify computes now. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { cellOrder, storedForms } from '../../../server/verify/form-order.ts';
import { firstSubmissionDigest, submissionDigest } from '../../../server/workflow/submission-digest.ts';
import { JIAXING } from '../../seed/folders.ts';

const value = (indicator: string, amount: string) => ({
  unit: '330481',
  indicator,
  mark: 'value' as const,
  amount,
  note: '',
  release: '',
});
const submission = {
  period: '2025-S1',
  organisation: '330481',
  revision: 1,
  comment: '',
  // As a database may give them: not in the form's order.
  values: [value('gov_platform', '20'), value('gov_total', '50')],
  findings: [{ unit: '330481', indicator: 'gov_total', rule: 'r', reason: '因' }],
  answers: [],
  evidence: [],
  signature: { preparedBy: '', checkedBy: '', telephone: '' },
};
const order = ['330481/gov_total', '330481/gov_platform'];
/** What the first release hashed, written out. */
const HASHED =
  '{"period":"2025-S1","organisation":"330481","revision":1,"comment":"","values":[["330481","gov_total","value","50","",""],["330481","gov_platform","value","20","",""]],"reasons":[["330481","gov_total","r","因"]],"answers":[]}';

describe('submissions', () => {
  test('a receipt of the first release still verifies, in the order of its form', () => {
    const printed = createHash('sha256').update(HASHED).digest('hex');
    expect(firstSubmissionDigest(submission, order)).toBe(printed);
    expect(submissionDigest(submission)).not.toBe(printed);
  });

  test('another figure or another reason gives another digest', () => {
    const printed = firstSubmissionDigest(submission, order);
    for (const changed of [
      { ...submission, values: [value('gov_platform', '20'), value('gov_total', '51')] },
      { ...submission, findings: [{ unit: '330481', indicator: 'gov_total', rule: 'r', reason: '果' }] },
      { ...submission, revision: 2 },
    ])
      expect(firstSubmissionDigest(changed, order)).not.toBe(printed);
  });
});

describe('stored programmes', () => {
  const catalogue = loadCatalogue(JIAXING);

  test('one of an earlier release gives its forms, whatever became of its targets', () => {
    const units = catalogue.units.map(({ coverage, ...unit }) => ({ ...unit, caliber: coverage }));
    const older = JSON.stringify({ ...catalogue, units, targets: [{ kind: 'count' }] });
    const read = storedForms(older);
    expect(read && cellOrder(read, '2025-S1', '330481')).toEqual(cellOrder(catalogue, '2025-S1', '330481'));
  });

  test('what is no programme gives none', () => {
    expect(storedForms('{"units":[]}')).toBeNull();
  });
});
