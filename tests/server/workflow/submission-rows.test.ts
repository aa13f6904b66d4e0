/** What a submission is stored as: its rows, its fingerprint, and who signed. Literal, so that no release says something else. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DraftCell } from '#shared/contract/return-row.ts';
import { formCells } from '#shared/forms.ts';
import { secretBox } from '../../../server/secret-box.ts';
import { EMPTY_CELL } from '../../../server/workflow/draft.ts';
import { openSignature, sealSignature, signatureOf } from '../../../server/workflow/signature.ts';
import { firstSubmissionDigest, submissionDigest } from '../../../server/workflow/submission-digest.ts';
import { submissionRows } from '../../../server/workflow/submission-rows.ts';
import type { World } from '../../../server/world.ts';
import { S1, small } from '../review/small-catalogue.ts';

const cells = formCells(small, small.forms[2]!, 'sta').filter(({ unit }) => unit === 'a' || unit === 'city');
const world = (demo: boolean) => ({ catalogue: small, catalogueVersion: 4, demo }) as World;
const cell = (more: Partial<DraftCell>): DraftCell => ({ ...EMPTY_CELL, ...more });
const value = (amount: string, more: Partial<DraftCell> = {}) =>
  cell({ text: amount, mark: 'value', amount, ...more });
const DUE = '2026-07-25T18:00:00+08:00';
const signature = { preparedBy: '张三', checkedBy: '李四', telephone: '密' };
const file = (id: string, kind: 'scan' | 'evidence') => ({
  ...{ id, kind, name: `${id}.pdf`, mediaType: 'application/pdf', byteSize: 3, sha256: id.repeat(2) },
  ...{ uploadedAt: '', uploadedBy: '' },
});

function rows(draftCells: Record<string, DraftCell>, more: object = {}, at = '2026-07-25T10:00:00.000Z') {
  return submissionRows(
    world(false),
    { by: 'acc-7', at: new Date(at) },
    {
      ...{ id: { period: S1, organisation: 'sta' }, cells, findings: [], remarks: [], revision: 2, due: DUE },
      row: { id: 'ret-1', draft_file_id: 'file-1' } as never,
      draft: { cells: draftCells, file: null, evidence: [], signature },
      request: { comment: '说明' },
      ...more,
    },
  );
}

test('every cell of the form is stored, money in 万元, what nobody filled as 未报', () => {
  const read = { cell: 'C7', raw: '1.5', sheet: '表1', sourceUnit: '亿元', factor: '10000', fileText: '2' };
  const { values } = rows({
    'a/ent': value('12.5', { note: '注', release: '初步' }),
    'a/gdp': value('2', read),
    'city/gdp': cell({ text: '约3', mark: 'invalid' }),
  });
  const nothing = { cell: null, raw: null, sheet: null, source_unit: null, factor: null, typed: 0 };
  const blank = { ...nothing, note: '', origin: 'reported', release: '', citation: '' };
  expect(values.map(({ submission_id: _, ...row }) => row)).toEqual([
    {
      ...{ ...blank, unit: 'a', indicator: 'ent', mark: 'value', amount: '12.5' },
      ...{ typed: 1, note: '注', release: '初步' },
    },
    { ...blank, unit: 'city', indicator: 'gdp', mark: 'unreported', amount: null, typed: 1 },
    {
      ...{ ...blank, unit: 'a', indicator: 'gdp', mark: 'value', amount: '20000' },
      ...{ cell: 'C7', raw: '1.5', sheet: '表1', source_unit: '亿元', factor: '10000' },
    },
  ]);
  expect(rows({}).values.map(({ mark, amount, typed }) => [mark, amount, typed])).toEqual([
    ['unreported', null, 0],
    ['unreported', null, 0],
    ['unreported', null, 0],
  ]);
});

test('a cell that is 未报 in page and file alike was typed by nobody', () => {
  const { values } = rows({ 'a/ent': cell({ fileText: '5' }), 'a/gdp': value('5.00', { fileText: '5' }) });
  expect(values.map(({ typed }) => typed)).toEqual([0, 0, 0]);
});

test.each([
  ['2026-07-25T10:00:00.000Z', 0],
  ['2026-07-25T10:00:00.001Z', 1],
])('received at %s, late: %d', (at, late) => {
  const { submission } = rows({}, {}, at);
  expect(submission).toMatchObject({ submitted_at: at, late });
});

test('the row names the return, the programme, the file, who and what was said', () => {
  const understood = { sheets: [] };
  const { submission } = rows({}, { draft: { cells: {}, file: { understood }, evidence: [], signature } });
  const { id, digest, ...row } = submission;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(row).toEqual({
    ...{ return_id: 'ret-1', revision: 2, catalogue_version: 4, file_id: 'file-1', submitted_by: 'acc-7' },
    ...{ submitted_at: '2026-07-25T10:00:00.000Z', late: 0, simulated: 0, comment: '说明' },
    ...{ understood: '{"sheets":[]}', prepared_by: '张三', checked_by: '李四', telephone: '密' },
  });
  for (const none of [null, { understood: null }])
    expect(
      rows({}, { draft: { cells: {}, file: none, evidence: [], signature } }).submission.understood,
    ).toBeNull();
});

test('figures are reported, of a demonstration simulated, or what their provenance says', () => {
  const given = (demo: boolean, provenance?: ReadonlyMap<string, unknown>) =>
    submissionRows(
      world(demo),
      { by: 'x', at: new Date(DUE) },
      {
        ...{ id: { period: S1, organisation: 'sta' }, cells, findings: [], remarks: [] },
        ...{ revision: 1, due: DUE, row: { id: 'r', draft_file_id: null } as never },
        draft: { cells: { 'a/ent': value('1') }, file: null, evidence: [], signature },
        request: { comment: '', provenance: provenance as never },
      },
    );
  const origins = ({ values, submission }: ReturnType<typeof given>) => [
    submission.simulated,
    ...values.map(({ origin, citation }) => origin + citation),
  ];
  expect(origins(given(false))).toEqual([0, 'reported', 'reported', 'reported']);
  expect(origins(given(true))).toEqual([1, 'simulated', 'simulated', 'simulated']);
  const published = { origin: 'published', citation: '《公报》' };
  expect(origins(given(false, new Map([['a/ent', published]])))).toEqual([
    ...[0, 'published《公报》', 'reported', 'reported'],
  ]);
  const simulated = { origin: 'simulated', citation: '' };
  expect(origins(given(false, new Map([['a/gdp', simulated]])))[0]).toBe(1);
});

test('findings keep their order and reason, answers their remark, evidence its place', () => {
  const finding = { key: 'a/ent', rule: 'big', severity: 'warning', message: '偏大', reason: '新项目' };
  const parts = {
    findings: [finding, { ...finding, key: '', rule: 'odd', reason: '' }],
    remarks: [
      { decision: 'd1', unit: 'a', indicator: 'ent' },
      { decision: 'd1', unit: 'a', indicator: 'gdp' },
    ],
    draft: {
      cells: { 'a/ent': value('1', { answer: '已核' }) },
      ...{ file: null, evidence: [file('s', 'scan'), file('e', 'evidence')], signature },
    },
  };
  const { submission, findings, answers, evidence } = rows({}, parts);
  const id = { submission_id: submission.id };
  const said = { rule: 'big', severity: 'warning', message: '偏大', reason: '新项目' };
  expect(findings).toEqual([
    { ...id, ...said, ordinal: 0, unit: 'a', indicator: 'ent' },
    { ...id, ...said, ordinal: 1, unit: '', indicator: '', rule: 'odd', reason: '' },
  ]);
  expect(answers).toEqual([
    { ...id, decision_id: 'd1', unit: 'a', indicator: 'ent', answer: '已核' },
    { ...id, decision_id: 'd1', unit: 'a', indicator: 'gdp', answer: '' },
  ]);
  expect(evidence).toEqual([
    { ...id, ordinal: 0, kind: 'scan', file_id: 's' },
    { ...id, ordinal: 1, kind: 'evidence', file_id: 'e' },
  ]);
});

const row = (unit: string, amount: string) => ({
  ...{ unit, indicator: 'gov', mark: 'value' as const, amount, note: '', release: '' },
});
const SUBMITTED = {
  ...{ period: '2026-S1', organisation: 'a', revision: 1, comment: '' },
  values: [row('a', '1'), row('b', '2')],
  findings: [
    { unit: 'a', indicator: 'gov', rule: 'big', reason: '新项目' },
    { unit: 'b', indicator: 'gov', rule: 'big', reason: '' },
  ],
  answers: [
    { unit: 'a', indicator: 'gov', answer: '已核' },
    { unit: 'b', indicator: 'gov', answer: '照旧' },
  ],
  evidence: [] as { kind: string; name: string; sha256: string }[],
  signature: { preparedBy: '', checkedBy: '', telephone: '' },
};

test('the fingerprint does not follow the order of rows', () => {
  const digest = submissionDigest(SUBMITTED);
  const { values, findings, answers } = SUBMITTED;
  expect(submissionDigest({ ...SUBMITTED, values: values.toReversed() })).toBe(digest);
  expect(submissionDigest({ ...SUBMITTED, findings: findings.toReversed() })).toBe(digest);
  expect(submissionDigest({ ...SUBMITTED, answers: answers.toReversed() })).toBe(digest);
  const files = [file('s', 'scan'), file('e', 'evidence')];
  const proved = (evidence: typeof files) => submissionDigest({ ...SUBMITTED, evidence });
  expect(proved(files.toReversed())).toBe(proved(files));
});

test.each<[string, object]>([
  ['the period', { period: '2026-S2' }],
  ['whose it is', { organisation: 'b' }],
  ['the revision', { revision: 2 }],
  ['the words with it', { comment: '说明' }],
  ['a figure', { values: [row('a', '1'), row('b', '3')] }],
  ['a unit', { values: [row('a', '1'), row('c', '2')] }],
  ['a mark', { values: [row('a', '1'), { ...row('b', '2'), mark: 'missing' }] }],
  ['a note', { values: [row('a', '1'), { ...row('b', '2'), note: '注' }] }],
  ['the release', { values: [row('a', '1'), { ...row('b', '2'), release: '初步' }] }],
  ['an indicator', { values: [row('a', '1'), { ...row('b', '2'), indicator: 'ent' }] }],
  ['a reason', { findings: [SUBMITTED.findings[0], { ...SUBMITTED.findings[1], reason: '有' }] }],
  ['an answer', { answers: [SUBMITTED.answers[0], { ...SUBMITTED.answers[1], answer: '' }] }],
  ['a file', { evidence: [file('s', 'scan')] }],
  ['who prepared it', { signature: { preparedBy: '张三', checkedBy: '', telephone: '' } }],
  ['who checked it', { signature: { preparedBy: '', checkedBy: '张三', telephone: '' } }],
  ['the telephone', { signature: { preparedBy: '', checkedBy: '', telephone: '1' } }],
])('another fingerprint for %s', (_, change) => {
  expect(submissionDigest({ ...SUBMITTED, ...change } as never)).not.toBe(submissionDigest(SUBMITTED));
});

test('fingerprints on receipts of earlier releases are computed as they were', () => {
  const whole = {
    ...SUBMITTED,
    evidence: [file('s', 'scan')],
    signature: { preparedBy: '张三', checkedBy: '李四', telephone: '0573' },
  };
  const head = '{"period":"2026-S1","organisation":"a","revision":1,"comment":"","values":';
  const plain = String.raw`["[\"a\",\"gov\",\"value\",\"1\",\"\",\"\"]","[\"b\",\"gov\",\"value\",\"2\",\"\",\"\"]"],"reasons":["[\"a\",\"gov\",\"big\",\"新项目\"]","[\"b\",\"gov\",\"big\",\"\"]"],"answers":["[\"a\",\"gov\",\"已核\"]","[\"b\",\"gov\",\"照旧\"]"]`;
  const proof = String.raw`,"evidence":["[\"scan\",\"s.pdf\",\"ss\"]"],"signature":["张三","李四","0573"]}`;
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(submissionDigest(SUBMITTED)).toBe(sha256(`${head}${plain}}`));
  expect(submissionDigest(whole)).toBe(sha256(`${head}${plain}${proof}`));
  const order = ['b/gov', 'a/gov'];
  const first = firstSubmissionDigest(SUBMITTED, order);
  const asFormed =
    '[["b","gov","value","2","",""],["a","gov","value","1","",""]],"reasons":[["a","gov","big","新项目"],["b","gov","big",""]],"answers":[["a","gov","已核"],["b","gov","照旧"]]}';
  expect(first).toBe(sha256(`${head}${asFormed}`));
  const { values } = SUBMITTED;
  expect(firstSubmissionDigest({ ...SUBMITTED, values: values.toReversed() }, order)).toBe(first);
  expect(firstSubmissionDigest(SUBMITTED, ['a/gov', 'b/gov'])).not.toBe(first);
  // A cell that the form no longer has stands last.
  const gone = { ...SUBMITTED, values: [row('z', '9'), ...values] };
  const last = { ...SUBMITTED, values: [...values, row('z', '9')] };
  expect(firstSubmissionDigest(gone, order)).toBe(firstSubmissionDigest(last, order));
});

test('the telephone lies sealed and is opened for whoever may see the return', () => {
  const secrets = secretBox(Buffer.alloc(32, 7));
  const signed = { preparedBy: '张三', checkedBy: '李四', telephone: '0573-82345678' };
  const sealed = sealSignature(secrets, signed);
  expect(sealed).toMatchObject({ preparedBy: '张三', checkedBy: '李四' });
  expect(sealed.telephone).not.toContain('82345678');
  expect(openSignature(secrets, sealed)).toEqual(signed);
  const none = { ...signed, telephone: '' };
  expect(sealSignature(secrets, none)).toEqual(none);
  expect(openSignature(secrets, none)).toEqual(none);
  expect(openSignature(secrets, signed)).toEqual(signed);
  const other = openSignature(secretBox(Buffer.alloc(32, 8)), sealed);
  expect(other.telephone).not.toBe(signed.telephone);
});

test('who signed a submission of the time before this was kept: nobody', () => {
  expect(signatureOf({ prepared_by: null, checked_by: null, telephone: null })).toEqual({
    ...{ preparedBy: '', checkedBy: '', telephone: '' },
  });
  expect(signatureOf({ prepared_by: '张三', checked_by: '李四', telephone: '密' })).toEqual(signature);
});
