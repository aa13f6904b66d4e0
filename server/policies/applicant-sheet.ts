/** The table in which an applicant's facts travel: one row for every instrument, what it asks for, and every gate. Written and read back. */
import type { ApplicantRead } from '#shared/contract/policies.ts';
import { inputsOf } from '#shared/policies/amount-rule.ts';
import { type Case, writeCases } from '#shared/policies/cases.ts';
import { effectWords } from '#shared/policies/gates.ts';
import {
  type Gate,
  type Instrument,
  inputOf,
  type PolicyDocument,
  type PolicyInput,
  type PolicyLibrary,
} from '#shared/policies/library.ts';
import { eventWords, inMarks, ruleWords } from '#shared/policies/policies.words.ts';
import type { TableCell, TableColumn, TableModel } from '#shared/table.ts';
import { cellContent } from '../workbook/locate/content.ts';
import type { Cell, Sheet } from '../workbook/sheets.ts';

const HEAD = {
  name: '条款',
  event: '要有什么',
  amount: '给多少',
  count: '件数（每年的填年数）',
  matter: '同一事项（填A、B…）',
  code: '代码（不要改）',
} as const;
const asked = (at: number) => `计算基数${at + 1}`;
const value = (at: number) => `数值${at + 1}`;
const GATE = 'gate:';
const MOST_COUNT = 999;

const inputsAsked = (library: PolicyLibrary, { rule }: Instrument): PolicyInput[] =>
  inputsOf(rule).map((code) => inputOf(library, code));

/** The empty table for those instruments, as a model that any workbook writer takes. */
export function applicantTable(
  library: PolicyLibrary,
  paper: PolicyDocument,
  instruments: readonly Instrument[],
  gates: readonly Gate[],
): TableModel {
  const most = Math.max(0, ...instruments.map((one) => inputsAsked(library, one).length));
  const text = (key: string, header: string): TableColumn => ({ key, header, kind: 'text' });
  const rowOf = (one: Instrument): Record<string, TableCell> => ({
    name: one.name,
    event: eventWords(one),
    amount: ruleWords(one.rule, library),
    ...Object.fromEntries(
      inputsAsked(library, one).map(({ name, unit }, at) => [`asked${at}`, `${name}（${unit}）`]),
    ),
    code: one.kind,
  });
  return {
    title: `${paper.city}政策享受估算：单位情况表`,
    subtitle: `《${paper.title}》。有哪一条就在“件数”填数；要计算基数的，在后面填每件的数值；没有的留空。填好后在“一个单位能得多少”页上传。`,
    notes: ['估算，不是审批结果。属于不予享受、减半享受情形的，在该行“件数”填1。'],
    columns: [
      text('name', HEAD.name),
      text('event', HEAD.event),
      text('amount', HEAD.amount),
      text('count', HEAD.count),
      ...Array.from({ length: most }, (_, at) => [
        text(`asked${at}`, asked(at)),
        text(`value${at}`, value(at)),
      ]).flat(),
      text('matter', HEAD.matter),
      text('code', HEAD.code),
    ],
    rows: [
      ...instruments.map(rowOf),
      ...gates.map((gate) => ({ name: gate.name, amount: effectWords(gate), code: `${GATE}${gate.code}` })),
    ],
    simulated: false,
  };
}

const plain = (text: string) => text.replace(/\s+/g, '');

/** The first visible sheet with the table's heading; null when there is none. */
function headingOf(
  sheets: readonly Sheet[],
): { sheet: Sheet; row: number; columns: Map<string, number> } | null {
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const head = sheet.cells.find(({ text }) => plain(text) === plain(HEAD.code));
    if (!head) continue;
    const cells = sheet.cells.filter(({ row }) => row === head.row);
    return { sheet, row: head.row, columns: new Map(cells.map(({ text, col }) => [plain(text), col])) };
  }
  return null;
}

interface Line {
  at: (header: string) => Cell | undefined;
  fault: (header: string, words: string) => void;
}

/** The facts of a filled table; every cell that cannot be taken is told, and null says that the table was not found. */
export function readApplicant(
  library: PolicyLibrary,
  paper: PolicyDocument,
  sheets: readonly Sheet[],
): ApplicantRead | null {
  const heading = headingOf(sheets);
  if (!heading) return null;
  const { sheet, row: top, columns } = heading;
  const faults: ApplicantRead['faults'] = [];
  const cases: Case[] = [];
  const gates: string[] = [];
  const rows = [...new Set(sheet.cells.filter(({ row }) => row > top).map(({ row }) => row))].sort(
    (a, b) => a - b,
  );
  for (const row of rows) {
    const at = (header: string) => {
      const col = columns.get(plain(header));
      return sheet.cells.find((cell) => cell.row === row && cell.col === col);
    };
    const fault = (header: string, words: string) =>
      faults.push({ address: at(header)?.address ?? `第${row + 1}行`, words });
    const line = { at, fault };
    const code = at(HEAD.code)?.text.trim() ?? '';
    if (code === '') continue;
    if (code.startsWith(GATE)) readGate(paper, line, code.slice(GATE.length), gates);
    else readCase(library, paper, line, code, cases);
  }
  return { f: writeCases(cases), gates, count: cases.length, faults };
}

function readGate({ gates }: PolicyDocument, line: Line, code: string, found: string[]): void {
  const held = line.at(HEAD.count)?.text.trim() ?? '';
  if (held === '' || /^(0|否|无|没有)$/.test(held)) return;
  if (!gates.some((gate) => gate.code === code)) line.fault(HEAD.code, `本文件没有${inMarks(code)}这种情形`);
  else if (/^(1|是|有|√)$/.test(held)) found.push(code);
  else line.fault(HEAD.count, `“${held}”看不出是不是，请填1或留空`);
}

function readCase(
  library: PolicyLibrary,
  paper: PolicyDocument,
  line: Line,
  kind: string,
  found: Case[],
): void {
  const instrument = library.instruments.find((one) => one.document === paper.code && one.kind === kind);
  const count = numberIn(line, HEAD.count, '件');
  const fields = instrument ? inputsAsked(library, instrument) : [];
  const values = fields.map((field, at) => [field.code, numberIn(line, value(at), field.unit)] as const);
  const isFilled = count !== '' || values.some(([, number]) => number !== '');
  if (!isFilled) return;
  const times = count === '' ? 1 : Number(count);
  const matter = (line.at(HEAD.matter)?.text ?? '').trim().toUpperCase();
  const refusals: [isRefused: boolean, header: string, words: string][] = [
    [!instrument, HEAD.code, `本文件没有代码为“${kind}”的条款`],
    [found.some((one) => one.kind === kind), HEAD.code, `代码“${kind}”填了两行`],
    [!Number.isInteger(times) || times > MOST_COUNT, HEAD.count, `件数要填0至${MOST_COUNT}的整数`],
    [!/^[A-Z]?$/.test(matter), HEAD.matter, `“${matter}”不是一个字母`],
  ];
  const refusal = refusals.find(([isRefused]) => isRefused);
  if (refusal) {
    line.fault(refusal[1], refusal[2]);
    return;
  }
  if (times === 0) return;
  const inputs: Record<string, string> = {};
  for (const [code, number] of values) if (number !== '') inputs[code] = number;
  found.push({ kind, count: times, inputs, matter });
}

/** Decimal text; empty for an empty cell, and for one that is no number, which is told. */
function numberIn({ at, fault }: Line, header: string, measureUnit: string): string {
  const content = cellContent(at(header), null, { money: measureUnit.endsWith('元'), measureUnit });
  if (content.standsFor === 'blank') return '';
  const number = content.value ?? '';
  if (content.standsFor === 'number' && /^\d{1,12}(\.\d{1,6})?$/.test(number)) return number;
  fault(header, content.why ?? `“${at(header)?.text.trim()}”不是可用的数`);
  return '';
}
