/** What an input cell of the template says when it is chosen, and what it does not take. */
import type { DataValidation } from 'hucre/xlsx';
import { FOUR_MARKS } from '#shared/fill.words.ts';
import { cellAddress } from '../address.ts';
import type { TemplateSpec } from '../written.ts';
import type { Columns, Lines } from './template-layout.ts';

/** Marks that may stand in an input cell in place of a number. */
const MARKS = ['未报', '不适用', '缺'];

/** Spreadsheet programs show no more than 255 characters at a cell; the whole stands below the table. */
const MAX_MESSAGE = 250;
const shortened = (text: string) => (text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)}…`);

/**
 * A number not below zero (where it may not be), or one of the marks. Cells of the same words share one: each of 20,000 with
 * words of its own would make a file that nobody opens gladly, this system least of all.
 */
export function validations(spec: TemplateSpec, columns: Columns, lines: Lines): DataValidation[] {
  const rows = spec.rows.map((row, index) => ({ row, line: lines.rows[index] ?? 0 }));
  const alike = Map.groupBy(rows, ({ row }) =>
    JSON.stringify([row.measureUnit, row.negativeAllowed, row.definition ?? '']),
  );
  return [...alike.values()].flatMap((group): DataValidation[] => {
    const [first] = group;
    if (!first) return [];
    const { row } = first;
    // Told for the first cell; a spreadsheet program moves it on to the others.
    const cell = cellAddress(first.line, columns.current);
    const number = row.negativeAllowed ? `ISNUMBER(${cell})` : `AND(ISNUMBER(${cell}),N(${cell})>=0)`;
    return [
      {
        type: 'custom',
        range: rangesOf(
          group.map(({ line }) => line),
          columns.current,
        ),
        formula1: `OR(${number},${MARKS.map((mark) => `${cell}="${mark}"`).join(',')})`,
        allowBlank: true,
        showInputMessage: true,
        inputTitle: row.measureUnit,
        inputMessage: shortened(`只填数字，单位为${row.measureUnit}。${row.definition ?? ''}${FOUR_MARKS}`),
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: '请填数字',
        errorMessage: `这一格应填${row.negativeAllowed ? '' : '不小于0的'}数字(${row.measureUnit})，或填“不适用”“缺”“未报”。不要带单位和文字，例如1.2亿请填12000。`,
      },
    ];
  });
}

/** `D6:D9 D12`: the lines of one column, ascending. */
function rangesOf(lines: readonly number[], col: number): string {
  const runs: [first: number, last: number][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === line) run[1] = line;
    else runs.push([line, line]);
  }
  return runs
    .map(([first, last]) => [first, last].map((line) => cellAddress(line, col)))
    .map(([from, to]) => (from === to ? from : `${from}:${to}`))
    .join(' ');
}
