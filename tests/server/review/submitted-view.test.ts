import { expect, test } from 'vitest';
import type { DraftCell, ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Figure } from '#shared/figure.ts';
import { type SubmittedValue, toFindings, withSubmitted } from '../../../server/review/submitted-view.ts';
import { EMPTY_CELL } from '../../../server/workflow/draft.ts';
import { S1, small } from './small-catalogue.ts';

const draftCell: DraftCell = {
  ...EMPTY_CELL,
  text: '999',
  mark: 'value',
  amount: '999',
  cell: 'C9',
  raw: '999',
  note: '草稿备注',
  release: '',
  reasons: { yoy: '草稿原因' },
  answer: '草稿答复',
};

function row(key: string, lastYear: Figure): ReturnRow {
  const [unit = '', indicator = ''] = key.split('/');
  return {
    key,
    unit,
    unitName: '',
    indicator,
    name: '',
    group: '',
    indent: 0,
    measureUnit: '',
    decimals: 2,
    required: true,
    relation: null,
    definition: '',
    source: '市财政局',
    responsible: '各县(市、区)政府',
    clause: '',
    previous: 'no_base',
    lastYear,
    growth: 77,
    cell: draftCell,
    difference: null,
    remarks: [],
  };
}

function view(rows: ReturnRow[]): ReturnView {
  return {
    period: S1,
    label: '',
    organisation: 'a',
    organisationName: '',
    form: { code: '', title: '', notes: [], survey: null },
    carriedOver: null,
    state: 'returned',
    version: 1,
    opens: '',
    due: '',
    daysLeft: 0,
    closed: '',
    editable: true,
    correction: false,
    rows,
    supplied: [],
    findings: [],
    openErrors: 2,
    openWarnings: 3,
    file: null,
    evidence: [],
    signature: { preparedBy: '', checkedBy: '', telephone: '' },
    signing: { required: false, approvers: [], asked: null, refused: null, maySign: false },
    history: [],
    receipt: null,
    updatedAt: null,
    updatedBy: null,
    simulated: false,
  };
}

function submitted(
  mark: SubmittedValue['mark'],
  amount: string | null,
  raw: string | null = null,
): SubmittedValue {
  const place = { cell: null, sheet: null, sourceUnit: null, factor: null };
  return { mark, amount, ...place, raw, note: '', release: '' };
}
const UNSIGNED = { evidence: [], signature: { preparedBy: '', checkedBy: '', telephone: '' } };
const NOTHING = { values: new Map(), findings: [], remarks: [], understood: null, ...UNSIGNED };
const seen = (key: string, lastYear: Figure, value?: SubmittedValue) =>
  withSubmitted(small, view([row(key, lastYear)]), {
    values: new Map(value ? [[key, value]] : []),
    findings: [],
    remarks: [],
    fileId: null,
    understood: null,
    ...UNSIGNED,
  }).rows[0]!;

test('the office sees what was submitted, nothing of the draft being worked on', () => {
  const shown = seen('a/gov', 100, submitted('value', '120', '120.00'));
  expect(shown.cell).toEqual({ ...EMPTY_CELL, text: '120.00', mark: 'value', amount: '120', raw: '120.00' });
  expect(shown.growth).toBe(20);
});

test('before a submission there is no figure at all', () => {
  expect(seen('a/gov', 100)).toMatchObject({
    growth: 'unreported',
    cell: { text: '', mark: 'unreported', amount: null },
  });
});

test.each([
  ['a/gdp', '17000500', '1700.05'],
  ['a/gdp', '1', '0.0001'],
  ['a/gov', '52310.5', '52310.5'],
  ['a/gov', '0', '0'],
  ['a/gov', '-3.2', '-3.2'],
])('%s: %s stored is %s in the form', (key, amount, inForm) => {
  expect(seen(key, 'no_base', submitted('value', amount)).cell.amount).toBe(inForm);
});

test.each(['unreported', 'not_applicable', 'missing'] as const)('%s stays %s', (mark) => {
  expect(seen('a/gov', 100, submitted(mark, null))).toMatchObject({
    growth: mark,
    cell: { mark, amount: null },
  });
});

test('the view is read-only and no longer counts open draft findings', () => {
  expect(withSubmitted(small, view([]), { ...NOTHING, fileId: null })).toMatchObject({
    editable: false,
    openErrors: 0,
    openWarnings: 0,
  });
});

test('a stored finding keeps its reason and finds its clause', () => {
  const catalogue = {
    ...small,
    documents: [
      { id: 'd14', number: '嘉政发〔2025〕14号', title: '方案', issued: '2025-09-01', inForce: null },
    ],
    rules: [
      {
        id: 'gov_up',
        kind: 'never_decrease' as const,
        severity: 'warning' as const,
        indicators: ['gov'],
        params: {},
        document: 'd14',
        clause: '一(一)',
      },
    ],
  };
  const stored = {
    severity: 'warning',
    unit: 'a',
    indicator: 'gov',
    message: '低于上年同期',
    reason: '一次性项目完成',
  };
  expect(
    toFindings(catalogue, [
      { ...stored, rule: 'gov_up' },
      { ...stored, rule: 'built_in', unit: '', indicator: '' },
    ]),
  ).toMatchObject([
    { key: 'a/gov', reason: '一次性项目完成', basis: '嘉政发〔2025〕14号 一(一)' },
    { key: '', basis: '' },
  ]);
});

test.each([
  ['f1', 'f1'],
  ['f2', undefined],
  [null, undefined],
])('submitted with file %s, another uploaded since: %s is shown', (fileId, shown) => {
  const file = {
    id: 'f1',
    name: '表.xlsx',
    uploadedAt: '',
    uploadedBy: '',
    byteSize: 1,
    sheet: '',
    checks: [],
    unmatched: [],
    understood: null,
    ...UNSIGNED,
  };
  expect(withSubmitted(small, { ...view([]), file }, { ...NOTHING, fileId }).file?.id).toBe(shown);
});
