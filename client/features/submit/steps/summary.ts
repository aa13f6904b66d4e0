/** The findings of a return as the page words and orders them. */
import type { ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { type Finding, isOpen, withoutPlace } from '#shared/rules/finding.ts';
import { cellId, cellTitle } from '../../../return/cell-names.ts';

/** Where findings about the return as a whole lead to. */
export const WHOLE_RETURN_ID = 'return-figures';
/** The hash that opens a return at its summary of findings. */
export const SUMMARY_HASH = '#summary';

interface SummaryLine {
  target: string;
  text: string;
  severity: Finding['severity'];
}

/** 有 3 处必须修改，2 处需要写明原因，1 条审核意见待答复 — or null when nothing stands in the way. */
export function summaryTitle(errors: number, warnings: number, answers = 0): string | null {
  const parts = [
    errors > 0 && `${errors} 处必须修改`,
    warnings > 0 && `${warnings} 处需要写明原因`,
    answers > 0 && `${answers} 条审核意见待答复`,
  ].filter(Boolean);
  return parts.length > 0 ? `有 ${parts.join('，')}` : null;
}

/** The words of a finding beside its cell's name, which they do not repeat. */
export function wordsOf(finding: Finding, row: ReturnRow | undefined): string {
  return row ? withoutPlace(finding.message, row.name) : finding.message;
}

/** The cells whose remark of the last 退回 has no answer: without one the return is not taken, changed or not. */
export function unanswered({ rows }: Pick<ReturnView, 'rows'>): ReturnRow[] {
  return rows.filter(({ cell, remarks }) => remarks.length > 0 && cell.answer.trim() === '');
}

/** One line per remark that waits for an answer, leading to its cell. */
export function answerLines(view: ReturnView): SummaryLine[] {
  return unanswered(view).map((row) => ({
    target: cellId(row),
    text: `${cellTitle(view, row)}：请答复审核意见，写明改了什么，或为何不改`,
    severity: 'error',
  }));
}

/** As many cells with the same words are named one by one; more become one line. */
const SAME_WORDS = 4;

/** Open findings, errors first, otherwise in the order of the form. */
function openFindings(view: ReturnView): Finding[] {
  const order = new Map(view.rows.map((row, index) => [row.key, index]));
  const rank = (finding: Finding) =>
    (finding.severity === 'error' ? 0 : 1e6) + (order.get(finding.key) ?? -1);
  return view.findings.filter(isOpen).sort((a, b) => rank(a) - rank(b));
}

/** One line per open finding; many cells with the same words are one line that leads to the first of them. */
export function summaryLines(view: ReturnView): SummaryLine[] {
  const rows = new Map(view.rows.map((row) => [row.key, row]));
  const open = openFindings(view).map((finding) => {
    const row = rows.get(finding.key);
    return { row, severity: finding.severity, words: wordsOf(finding, row), readAs: finding.readAs };
  });
  const lines: SummaryLine[] = [];
  for (const { row, severity, words, readAs } of open) {
    // A whole file in another unit is one matter, told at its first figure.
    const alike = open.filter(
      (other) => other.severity === severity && (readAs ? other.readAs === readAs : other.words === words),
    );
    const merged = alike.length > (readAs ? 1 : SAME_WORDS);
    if (merged && alike[0]?.row !== row) continue;
    const name = row && `${cellTitle(view, row)}${merged ? `等 ${alike.length} 处` : ''}`;
    lines.push({
      target: row ? cellId(row) : WHOLE_RETURN_ID,
      text: name ? `${name}：${words}` : words,
      severity,
    });
  }
  return lines;
}

/** The view of a form that is being filled in by hand: cells not reached yet are no errors yet. */
export function withoutUntouched(view: ReturnView): ReturnView {
  const empty = new Set(view.rows.filter(({ cell }) => cell.text.trim() === '').map(({ key }) => key));
  const findings = view.findings.filter(({ key }) => !empty.has(key));
  const open = findings.filter(isOpen);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return { ...view, findings, openErrors: errors, openWarnings: open.length - errors };
}

/** Every finding of one cell, errors first. */
export function findingsOf(view: ReturnView, row: ReturnRow): Finding[] {
  const found = view.findings.filter(({ key }) => key === row.key);
  return [...found.filter((f) => f.severity === 'error'), ...found.filter((f) => f.severity === 'warning')];
}

type CellState = 'error' | 'warning' | 'clean';

/** How a cell is framed: by its open findings; one with all reasons written is clean. */
export function cellStateOf(findings: readonly Finding[]): CellState {
  const open = findings.filter(isOpen);
  if (open.some(({ severity }) => severity === 'error')) return 'error';
  return open.length > 0 ? 'warning' : 'clean';
}

interface ReturnTally {
  /** Cells with a number, zero included. */
  numbers: number;
  /** Cells marked 不适用 or 缺, and blank ones. */
  notApplicable: number;
  missing: number;
  blank: number;
  /** Findings with a written reason. */
  explained: number;
}

/** What the return holds, for the last step. */
export function tallyOf(view: ReturnView): ReturnTally {
  const count = (mark: string) => view.rows.filter(({ cell }) => cell.mark === mark).length;
  return {
    numbers: count('value'),
    notApplicable: count('not_applicable'),
    missing: count('missing'),
    blank: count('unreported'),
    explained: view.findings.filter((finding) => !isOpen(finding)).length,
  };
}
