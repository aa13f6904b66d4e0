/** 系统是这样读的: the parts in words, and the panel with its choices. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Understood } from '#shared/contract/understood.ts';
import { createDraftStore } from '../../client/features/submit/draft/draft-store.ts';
import { MainFigures, mainRows } from '../../client/features/submit/steps/main-figures.tsx';
import { UnderstoodPanel } from '../../client/features/submit/understood/understood-panel.tsx';
import { partsOf, unitWords } from '../../client/features/submit/understood/understood-parts.ts';
import { aRow, aValue, aView } from './submit-view.ts';

const clean: Understood = {
  sheet: '附件1',
  blocks: [
    {
      id: '1',
      sheet: '附件1',
      range: 'A1:F14',
      title: '2026年上半年监测表',
      period: null,
      owner: null,
      unit: null,
      taken: true,
      why: '',
    },
  ],
  columns: [
    { id: 'D', column: 'D', cells: 'D5:D14', header: '本期累计', taken: true, why: '' },
    { id: 'E', column: 'E', cells: 'E5:E14', header: '上年同期', taken: false, why: '是上年同期数' },
  ],
  units: [{ unit: '万元', formUnit: '万元', factor: '1', source: 'title', cells: 'F3', figures: 8 }],
  period: { text: '2026年上半年', cells: 'A1' },
  owner: { text: '海宁市', cells: 'A3' },
  total: { key: 'a/x', name: '政府合计', raw: '53,040.00', cell: 'D5', amount: '53040', unit: '万元' },
  hidden: [],
  formulas: { count: 2, uncalculated: [], contradicted: [], external: [] },
  unread: [],
  answers: {},
};
const names = { label: '2026年上半年', organisationName: '海宁市' };
const told = (more: Partial<Understood>) =>
  Object.fromEntries(
    partsOf({ ...clean, ...more }, names).map((p) => [p.id, `${p.odd ? '! ' : ''}${p.text}`]),
  );

test('a clean file is said in nine parts, none of them odd', () => {
  expect(told({})).toEqual({
    block: '工作表“附件1”，A1:F14“2026年上半年监测表”',
    column: 'D列“本期累计”',
    unit: '万元，不换算',
    period: '“2026年上半年”（A1）',
    owner: '“海宁市”（A3）',
    total: '政府合计 53,040 万元',
    hidden: '无',
    formula: '2 个，均有计算结果',
    unread: '无',
  });
});

test.each<[string, Partial<Understood>, string, string]>([
  [
    '亿元 with its factor',
    {
      units: [{ unit: '亿元', formUnit: '万元', factor: '10000', source: 'header', cells: 'D4', figures: 8 }],
    },
    'unit',
    '! 按亿元×10000换算为万元',
  ],
  ['no unit', { units: [] }, 'unit', '! 文件没有写明，按表中各指标的单位'],
  [
    'another table left',
    {
      blocks: [
        ...clean.blocks,
        {
          id: '2',
          sheet: '附件1',
          range: 'A20:F30',
          title: '上年',
          period: null,
          owner: null,
          unit: null,
          taken: false,
          why: '是上年的表',
        },
      ],
    },
    'block',
    '! 工作表“附件1”，A1:F14“2026年上半年监测表”，另有 1 个表格没有取',
  ],
  ['no period', { period: null }, 'period', '! 文件没有写明，按2026年上半年读入'],
  ['no owner', { owner: null }, 'owner', '! 文件没有写明，按海宁市读入'],
  ['no total', { total: null }, 'total', '! 没有读到合计数'],
  [
    'hidden figures',
    { hidden: [{ text: '12', cells: 'D7' }] },
    'hidden',
    '! 1 个数在隐藏或看不见的行、列、格中',
  ],
  [
    'doubtful formulas',
    {
      formulas: {
        count: 3,
        uncalculated: [{ text: '', cells: 'D7' }],
        contradicted: [{ text: '', cells: 'D8' }],
        external: [],
      },
    },
    'formula',
    '! 1 个没有计算结果，1 个与所引用的数不符',
  ],
  [
    'no formulas',
    { formulas: { count: 0, uncalculated: [], contradicted: [], external: [] } },
    'formula',
    '无',
  ],
  [
    'numbers left out',
    { unread: [{ sheet: '附件1', cells: 'A9', text: '小计', why: '小计行', numbers: 2 }] },
    'unread',
    '! 1 处，其中有 2 个数',
  ],
  [
    'a column left is told once',
    { unread: [{ sheet: '附件1', cells: 'E5:E14', text: '上年同期', why: '是上年同期的数', numbers: 8 }] },
    'unread',
    '无',
  ],
  [
    'words left out',
    { unread: [{ sheet: '附件1', cells: 'A9', text: '注', why: '说明', numbers: 0 }] },
    'unread',
    '1 处，没有数字',
  ],
  [
    'a row of a wide table',
    { columns: [{ id: '7', column: '7', cells: 'B7:H7', header: '', taken: true, why: '' }] },
    'column',
    '第7行',
  ],
])('%s', (_, more, part, text) => {
  expect(told(more)[part]).toBe(text);
});

test.each([
  ['元', '万元', '0.0001', '按元×0.0001换算为万元'],
  ['%', '%', '1', '%，不换算'],
])('%s for %s', (unit, formUnit, factor, words) => {
  expect(unitWords({ unit, formUnit, factor })).toBe(words);
});

const file = (understood: Understood | null) => ({
  id: 'f',
  name: '海宁.xlsx',
  uploadedAt: '2026-07-20T02:00:00Z',
  uploadedBy: '海宁填报员',
  byteSize: 1000,
  sheet: '附件1',
  checks: [],
  unmatched: [],
  understood,
});

function markup(view: ReturnView, settling = true): string {
  const store = createDraftStore({ view, save: async () => view, reload: async () => view });
  const draft = { id: view, state: store.getState(), store, replace: store.adopt };
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <UnderstoodPanel draft={draft} settling={settling} />
    </QueryClientProvider>,
  );
}

test('each part opens to its cells; what can be chosen otherwise offers 不对', () => {
  const html = markup(aView([aValue('a/x', '53040')], { file: file(clean) }));
  expect(html.match(/<details>/g)).toHaveLength(9);
  expect(html).toContain('页面与文件一致');
  for (const words of [
    'D5:D14',
    '没有取：E列“上年同期”，是上年同期数',
    '文件中写的是“53,040.00”',
    '没有需要留意的',
  ])
    expect(html).toContain(words);
  expect(html.match(/不对，另选/g)).toHaveLength(2);
  expect(html).not.toContain('处不同');
});

test('without a file there is nothing to say', () => {
  expect(markup(aView([aValue('a/x', '1')]))).toBe('');
  expect(markup(aView([aValue('a/x', '1')], { file: file(null) }))).toBe('');
});

test('an earlier choice is said and can be taken back', () => {
  const html = markup(aView([], { file: file({ ...clean, answers: { which_column: 'E' } }) }));
  expect(html).toContain('按您的选择读取');
  expect(html).toContain('取消选择，由系统重新识别');
});

test('page against file: both texts, whose is in force, a choice for each and for all', () => {
  const difference = { file: '53040', page: '12000', fileNote: '', pageNote: '含配套' };
  const rows = [
    aValue('a/x', '53040', { difference: { ...difference, inForce: 'file' } }),
    aValue('a/y', '12000', { difference: { ...difference, file: '', inForce: 'page' } }),
    aValue('a/z', '3'),
  ];
  const html = markup(aView(rows, { file: file(clean) }));
  for (const words of [
    '页面与文件有 2 处不同',
    '1 处现以文件为准，1 处现用您在页面上填的',
    '全部以文件为准',
    '全部保留我的修改',
    '53,040',
    '12,000',
    '（文件没有给出）',
    '备注：含配套',
  ])
    expect(html).toContain(words);
  expect(html.match(/<tr>/g)).toHaveLength(3);
  expect(html.match(/checked=""/g)).toHaveLength(2);
  // Open by itself only when a file displaced what was typed.
  expect(html).toContain('<details class="differences" open="">');
  expect(markup(aView(rows.slice(1), { file: file(clean) }))).toContain('<details class="differences">');
});

test('page against file opens where it is settled; on later steps the figures come first', () => {
  const difference = { file: '53040', page: '12000', fileNote: '', pageNote: '', inForce: 'file' } as const;
  const view = aView([aValue('a/x', '53040', { difference })], { file: file(clean) });
  expect(markup(view)).toContain('<details class="differences" open');
  expect(markup(view, false)).toContain('<details class="differences"><summary>');
});

test('the last page shows the 合计 and the main figures with their units, not only their count', () => {
  const rows = [
    aValue('a/total', '53040'),
    aValue('a/part', '19024', { relation: 'of_which' }),
    aRow('a/none', {}, { mark: 'missing', text: '缺' }),
    aValue('a/memo', '7', { relation: 'memo' }),
  ];
  const html = renderToStaticMarkup(<MainFigures view={aView(rows)} />);
  for (const words of ['53,040.00', '其中：', '19,024.00', '万元', '缺', '另有 1 个数'])
    expect(html).toContain(words);
  expect(mainRows(rows).map(({ key }) => key)).toEqual(['a/total', 'a/part', 'a/none']);
  expect(mainRows(Array.from({ length: 40 }, (_, i) => aValue(`a/${i}`, '1')))).toHaveLength(12);
});
