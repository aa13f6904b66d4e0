import type { DraftCell, ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { period } from '#shared/period.ts';
import type { Finding } from '#shared/rules/finding.ts';

export function aCell(change: Partial<DraftCell> = {}): DraftCell {
  return {
    text: '',
    mark: 'unreported',
    amount: null,
    cell: null,
    raw: null,
    sheet: null,
    sourceUnit: null,
    factor: null,
    fileText: null,
    fileNote: null,
    aside: null,
    note: '',
    release: '',
    reasons: {},
    answer: '',
    ...change,
  };
}

/** A row with a number as text, or blank. */
export function aRow(
  key: string,
  change: Partial<Omit<ReturnRow, 'cell'>> = {},
  cell: Partial<DraftCell> = {},
): ReturnRow {
  const [unit = '', indicator = ''] = key.split('/');
  return {
    key,
    unit,
    unitName: `单位${unit}`,
    indicator,
    name: `指标${indicator}`,
    group: '政府',
    indent: 0,
    measureUnit: '万元',
    decimals: 2,
    required: true,
    relation: null,
    definition: '口径',
    source: '市财政局',
    responsible: '各县(市、区)政府',
    clause: '附件1',
    previous: 'no_base',
    lastYear: 'no_base',
    growth: 'no_base',
    cell: aCell(cell),
    difference: null,
    remarks: [],
    ...change,
  };
}

export function aValue(key: string, text: string, change: Partial<Omit<ReturnRow, 'cell'>> = {}): ReturnRow {
  return aRow(key, change, { text, mark: 'value', amount: text.replace(/,/g, '') });
}

export function aFinding(key: string, change: Partial<Finding> = {}): Finding {
  const severity = change.severity ?? 'error';
  return {
    key,
    rule: `${severity}-${key}`,
    severity,
    message: `问题 ${key}`,
    suggestion: null,
    reasonAllowed: severity === 'warning',
    reason: '',
    basis: '',
    ...change,
  };
}

export function aView(rows: ReturnRow[], change: Partial<ReturnView> = {}): ReturnView {
  return {
    period: period('2026-S1'),
    label: '2026年上半年',
    organisation: '330481',
    organisationName: '海宁市',
    form: { code: 'half', title: '半年报', notes: [], survey: null },
    carriedOver: null,
    state: 'draft',
    version: 1,
    opens: '2026-07-01T00:00:00+08:00',
    due: '2026-07-25T18:00:00+08:00',
    daysLeft: 3,
    closed: '',
    editable: true,
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
    simulated: false,
    ...change,
  };
}

export function aTask(change: Partial<Task> = {}): Task {
  return {
    period: period('2026-S1'),
    label: '2026年上半年',
    organisation: '330481',
    organisationName: '海宁市',
    form: 'half',
    title: '半年报',
    state: 'unreported',
    opens: '2026-07-01T00:00:00+08:00',
    due: '2026-07-25T18:00:00+08:00',
    daysLeft: 3,
    closed: false,
    late: false,
    errors: 0,
    openWarnings: 0,
    remarks: 0,
    refused: '',
    updatedAt: null,
    ...change,
  };
}
