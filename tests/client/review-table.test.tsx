import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Router } from 'wouter';
import type { Reconciliation } from '#shared/contract/reconciliation.ts';
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { MatrixCell, ReviewMatrix, ReviewView } from '#shared/contract/review.ts';
import { period } from '#shared/period.ts';
import { withoutPlace } from '#shared/rules/finding.ts';
import { DifferenceTable, EffectList } from '../../client/features/review/changes.tsx';
import { MatrixTable } from '../../client/features/review/matrix-table.tsx';
import { reconciliationFinding } from '../../client/features/review/reconciliation.page.tsx';
import { ReturnTable } from '../../client/features/review/return-table.tsx';
import { aCell } from './submit-view.ts';

const S1 = period('2026-S1');

function html(element: ReactElement): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Router ssrPath="/review">{element}</Router>
    </QueryClientProvider>,
  );
}
const words = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

function row(key: string, name: string, more: Partial<ReturnRow> = {}): ReturnRow {
  const [unit = '', indicator = ''] = key.split('/');
  return {
    key,
    unit,
    unitName: '海宁市',
    indicator,
    name,
    group: '政府科技创新投入',
    indent: 0,
    measureUnit: '万元',
    decimals: 2,
    required: true,
    relation: null,
    definition: '',
    source: '',
    responsible: '',
    clause: '',
    previous: 900,
    lastYear: 'no_base',
    growth: 'no_base',
    remarks: [],
    difference: null,
    cell: aCell({ text: '1000', mark: 'value', amount: '1000.5', cell: 'C7', raw: '1,000.5' }),
    ...more,
  };
}

function review(rows: ReturnRow[], more: Partial<ReviewView> = {}): ReviewView {
  const view: ReturnView = {
    period: S1,
    label: '2026年上半年',
    organisation: '330481',
    organisationName: '海宁市人民政府',
    form: { code: 'f', title: '表', notes: [], survey: null },
    carriedOver: null,
    state: 'submitted',
    version: 3,
    opens: '2026-07-01',
    due: '2026-07-25T18:00:00+08:00',
    daysLeft: 0,
    closed: '',
    editable: false,
    correction: false,
    rows,
    supplied: [],
    findings: [],
    openErrors: 0,
    openWarnings: 0,
    file: null,
    evidence: [],
    signature: { preparedBy: '', checkedBy: '', telephone: '' },
    signing: { required: false, approvers: [], asked: null, refused: null, maySign: false },
    history: [],
    receipt: null,
    updatedAt: null,
    updatedBy: null,
    simulated: true,
  };
  return {
    view,
    submission: 's1',
    revision: 1,
    submittedAt: '2026-07-20T00:00:00Z',
    submittedBy: '王某',
    late: false,
    comment: '',
    comparedWith: null,
    file: null,
    differences: [],
    findings: [],
    effects: [],
    mayDecide: true,
    whyNot: '',
    mayReopen: false,
    restores: null,
    ...more,
  };
}
const store = (remarks: Record<string, string> = {}) => ({ remarks, set: () => {}, clear: () => {} });

test('a row shows the figure beside the past, its marks kept apart from zero', () => {
  const text = words(
    html(
      <ReturnTable
        review={review([
          row('330481/gov', '政府科技创新投入合计'),
          row('330481/plat', '科研平台投入', {
            indent: 1,
            relation: 'of_which',
            previous: 0,
            cell: { ...row('a/b', '').cell, mark: 'missing', amount: null },
          }),
        ])}
        store={store()}
      />,
    ),
  );
  expect(text).toContain('政府科技创新投入合计 1,000.50 900.00 无基数');
  expect(text).toContain('其中： 科研平台投入 缺 0.00');
  // Issue 9 item 20: 上期 of a half-year is the whole year before it, and says so.
  expect(text).toContain('上期 2025年1—12月 上年同期 2025年上半年');
});

test('a finding and its reason stand at the cell', () => {
  const finding = {
    key: '330481/gov',
    rule: 'yoy',
    severity: 'warning' as const,
    message: '同比 ＋64.0%，请说明原因',
    suggestion: null,
    reasonAllowed: true,
    reason: '新建平台',
    basis: '嘉政发〔2025〕14号',
  };
  const markup = html(
    <ReturnTable review={review([row('330481/gov', '合计')], { findings: [finding] })} store={store()} />,
  );
  expect(words(markup)).toContain('提醒：同比 ＋64.0%，请说明原因 原因：新建平台');
  expect(markup).toContain('cell-warning');
});

test('figures are buttons only while a decision is due; unsent remarks stay readable after it was taken away', () => {
  const rows = [row('330481/gov', '合计')];
  expect(html(<ReturnTable review={review(rows)} store={store()} />)).toContain(
    'aria-label="合计 本期 1,000.50，写退回意见"',
  );
  const lost = html(
    <ReturnTable review={review(rows, { mayDecide: false })} store={store({ '330481/gov': '请核对' })} />,
  );
  expect(lost).not.toContain('<button');
  expect(words(lost)).toContain('您写的意见(未发出)：请核对');
});

test('one Tab stop for the whole table', () => {
  const markup = html(
    <ReturnTable review={review([row('a/x', '甲'), row('a/y', '乙'), row('a/z', '丙')])} store={store()} />,
  );
  expect(markup.match(/data-row="[^"]*" tabindex="0"/g)).toEqual(['data-row="a/x" tabindex="0"']);
});

test('rows of a department carry their unit', () => {
  const rows = [row('330481/ent', '企业研发费用'), row('330483/ent', '企业研发费用', { unitName: '桐乡市' })];
  expect(words(html(<ReturnTable review={review(rows)} store={store()} />))).toContain(
    '桐乡市 · 企业研发费用',
  );
});

test('a heading that names the unit spares its rows the name', () => {
  const rows = [
    row('330400/gov', '合计', { unitName: '全市', group: '全市' }),
    row('330481/gov', '合计', { group: '各县（市、区）' }),
  ];
  const text = words(html(<ReturnTable review={review(rows)} store={store()} />));
  expect(text).toContain(' 全市 合计 1,000.50');
  expect(text).toContain('各县（市、区） 海宁市 · 合计 1,000.50');
});

test.each([
  ['政府科技创新投入合计：同比 ＋50.0%，请说明原因', '同比 ＋50.0%，请说明原因'],
  ['海宁 政府科技创新投入合计：低于上年同期', '低于上年同期'],
  ['请说明：原因', '请说明：原因'],
  ['没有冒号', '没有冒号'],
])('finding %s says in its row %s', (message, expected) => {
  expect(withoutPlace(message, '政府科技创新投入合计')).toBe(expected);
});

test('earlier remarks stand with their answers', () => {
  const remarks = [
    {
      decision: 'd1',
      remark: '与决算不符',
      by: '分析员甲',
      at: '2026-07-21T00:00:00Z',
      answer: '已按决算改',
    },
  ];
  expect(
    words(html(<ReturnTable review={review([row('a/x', '甲', { remarks })])} store={store()} />)),
  ).toContain('审核意见（分析员甲 07-21）：与决算不符 答复：已按决算改');
});

test('differences: first submission says so, a correction shows old, new and change', () => {
  expect(words(html(<DifferenceTable review={review([])} />))).toContain('首次报送');
  const comparedWith = { revision: 1, approvedAt: '2026-07-20T00:00:00Z' };
  expect(words(html(<DifferenceTable review={review([], { comparedWith })} />))).toContain('数据没有变化');
  const difference = {
    key: 'a/x',
    unitName: '海宁',
    name: '合计',
    measureUnit: '万元',
    decimals: 2,
    approved: 100,
    submitted: 90.5,
    change: -9.5,
  };
  expect(
    words(html(<DifferenceTable review={review([], { comparedWith, differences: [difference] })} />)),
  ).toContain('合计 100.00 90.50 −9.50');
});

test('no effect is said, not left blank', () => {
  expect(words(html(<EffectList review={review([])} />))).toContain('合计和位次不变');
});

const cell = (organisation: string, more: Partial<MatrixCell> = {}): MatrixCell => ({
  organisation,
  organisationName: organisation,
  state: 'submitted',
  late: false,
  overdue: false,
  daysLate: 0,
  submittedAt: null,
  revision: 1,
  warnings: 0,
  correction: false,
  ...more,
});

test('the matrix: every state opens its return; the filter greys the rest, but never what is overdue', () => {
  const matrix: ReviewMatrix = {
    period: S1,
    label: '2026年上半年',
    due: '',
    below: [],
    sources: [
      { code: 'self', name: '本级自报' },
      { code: 'czj', name: '财政局' },
    ],
    rows: [
      { unit: '330481', unitName: '海宁市', cells: { self: cell('330481'), czj: null } },
      {
        unit: '330483',
        unitName: '桐乡市',
        cells: { self: cell('330483', { state: 'approved' }), czj: null },
      },
      {
        unit: '330424',
        unitName: '海盐县',
        cells: { self: cell('330424', { state: 'unreported', overdue: true, daysLate: 2 }), czj: null },
      },
    ],
    returns: [],
    counts: { unreported: 1, draft: 0, signing: 0, submitted: 1, returned: 0, approved: 0 },
    finding: '',
  };
  const markup = html(<MatrixTable matrix={matrix} filter="pending" />);
  expect(markup).toContain('href="/review/2026-S1/330481" class="state"');
  expect(markup).toContain('href="/review/2026-S1/330483" class="state dim"');
  expect(markup).toContain('href="/review/2026-S1/330424" class="state"');
  expect(words(markup)).toContain('海盐县 逾期未报 2天');
});

const nothing: Reconciliation = {
  period: S1,
  label: '2026年上半年',
  twoSources: [],
  onlySecond: [],
  cityAgainstSum: [],
  institutions: [],
  objections: [],
};
const sum = {
  indicator: 'x',
  name: 'x',
  measureUnit: '万元',
  decimals: 2,
  reportedBy: '',
  reported: 1,
  sum: 2,
  difference: -1,
  missing: [],
};

test.each([
  [nothing, '2026年上半年：没有发现需要核对的差异'],
  [
    { ...nothing, cityAgainstSum: [{ ...sum, beyondRounding: false }] },
    '2026年上半年：没有发现需要核对的差异',
  ],
  [
    { ...nothing, cityAgainstSum: [{ ...sum, beyondRounding: true }] },
    '2026年上半年：1项全市数与各地之和不符',
  ],
])('reconciliation finding %#', (data, expected) => {
  expect(reconciliationFinding(data)).toBe(expected);
});
