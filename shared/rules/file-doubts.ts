/** Doubts about the very cell of the reporter's file that a figure was read from; silent for what was typed in the page. */
import type { Finding } from './finding.ts';
import { cellsOf, findingOf, plain, type RuleCheck, unitOf } from './rule-cell.ts';
import { millionths } from './stored-amount.ts';

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

/** 3.7E+04: a mantissa of few digits and a power of ten, as a narrow column shows a longer number. */
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;

/**
 * A figure that is nothing but what scientific notation shows: digits behind it may be lost. A spreadsheet's own number
 * with more digits than it shows is read whole and is no doubt.
 */
export const lostDigits: RuleCheck = (rule, input) =>
  cellsOf(rule, input).flatMap((cell): Finding[] => {
    const shown = (cell.source?.raw ?? cell.text).normalize('NFKC').replace(/[,\s]/g, '');
    if (cell.mark !== 'value' || cell.amount === null || !SCIENTIFIC.test(shown)) return [];
    const [digits = '', power = '0'] = shown.toLowerCase().split('e');
    const whole = digits.replace(/^[+-]|\./g, '');
    const significant = cell.amount.replace(/^-|\./g, '').replace(/^0+|0+$/g, '');
    if (significant.length > whole.length || millionths(cell.amount) === 0n) return [];
    const message = `“${shown}”是科学记数，只有 ${whole.length} 位数字(×10的${Number(power)}次方)，原数的其余数字可能已丢失；请填完整的数，确为整数请写明原因`;
    return [findingOf(rule, input, cell, message, { reasonAllowed: true })];
  });
