/** Doubts about the very cell of the reporter's file that a figure was read from; silent for what was typed in the page. */
import type { Finding } from './finding.ts';
import { cellsOf, findingOf, plain, type RuleCheck, unitOf } from './rule-cell.ts';

/** A formula that was never calculated, or whose stored result contradicts the cells it refers to. */
export const formulaDoubt: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const { source } = cell;
    if (!source?.formula || cell.mark === 'invalid') return [];
    const what =
      source.formula === 'uncalculated' ? '是没有计算结果的公式' : '的公式结果与所引用的单元格不符';
    const said = source.words ? `(${source.words})` : '';
    const read = cell.amount === null ? '按空白读入' : `按 ${plain(cell.amount)} ${unitOf(input, cell)}读入`;
    const message = `文件中 ${source.address} ${what}${said}，${read}；请在 Excel 中重新计算并保存后再传，或在此填写数字`;
    return [findingOf(rule, input, cell, message, { reasonAllowed: cell.amount !== null })];
  });
