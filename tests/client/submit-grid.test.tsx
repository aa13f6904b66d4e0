import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ReturnView } from '#shared/contract/returns.ts';
import { createDraftStore } from '../../client/features/submit/draft/draft-store.ts';
import { FigureGrid } from '../../client/features/submit/grid/figure-grid.tsx';
import { layoutOf } from '../../client/return/sections.ts';
import { aFinding, aRow, aValue, aView } from './submit-view.ts';

function markup(view: ReturnView): string {
  const store = createDraftStore({ view, save: async () => view, reload: async () => view });
  const draft = { id: view, state: store.getState(), store, replace: store.adopt };
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <FigureGrid
        draft={draft}
        layout={layoutOf(view.rows)}
        folded={new Set()}
        onFold={() => {}}
        onRow={() => {}}
      />
    </QueryClientProvider>,
  );
}

const slip = aFinding('a/x', {
  message: '疑似填成了亿元',
  reasonAllowed: true,
  suggestion: { label: '改为 4,100', text: '4100' },
});
const remark = { decision: 'd', remark: '请核对', by: '王审核', at: '2026-07-20T02:00:00Z', answer: '' };

test('a cell with an error says so in words, offers its suggestion, and may be explained', () => {
  const html = markup(aView([aValue('a/x', '0.41')], { findings: [slip] }));
  const [field = ''] = /<input[^>]*>/.exec(html) ?? [];
  for (const part of [
    'inputMode="decimal"',
    'aria-invalid="true"',
    'aria-describedby="a/x-issues"',
    'value="0.41"',
  ]) {
    expect(field).toContain(part);
  }
  expect(html).toContain('错误：疑似填成了亿元');
  expect(html).toContain('改为 4,100');
  expect(html).toContain('数字无误，写原因');
});

test('a reminder asks for its reason at the cell and is no error', () => {
  const html = markup(
    aView([aValue('a/x', '52310')], { findings: [aFinding('a/x', { severity: 'warning' })] }),
  );
  expect(html).toContain('提醒：');
  expect(html).toContain('placeholder="写明原因"');
  expect(html).not.toContain('aria-invalid="true"');
  expect(html).toContain('value="52,310.00"');
});

test('what may not be changed shows figures, reasons and marks, and no field', () => {
  const findings = [aFinding('a/x', { severity: 'warning', reason: '项目延期' })];
  const rows = [
    aValue('a/x', '52310'),
    aRow('a/y'),
    aRow('a/z', {}, { mark: 'not_applicable', text: '不适用' }),
  ];
  const html = markup(aView(rows, { editable: false, findings }));
  expect(html).not.toMatch(/<(input|select|textarea)/);
  for (const word of ['52,310', '未报', '不适用', '原因：项目延期']) expect(html).toContain(word);
});

test('a remark is pinned to its cell with a field for the answer; an overlap asks for evidence', () => {
  const html = markup(aView([aRow('a/x', { remarks: [remark], relation: 'overlap' })]));
  expect(html).toContain('请核对');
  expect(html).toContain('答复审核意见');
  expect(html).toContain('佐证：重复部分的依据');
});

test('a section head counts its errors and reminders', () => {
  const rows = [aValue('a/x', '1', { group: '甲' }), aRow('a/y', { group: '乙' })];
  const html = markup(aView(rows, { findings: [aFinding('a/x'), aFinding('a/y', { severity: 'warning' })] }));
  expect(html).toMatch(/甲.*1 处错误.*乙.*1 处提醒/);
});
