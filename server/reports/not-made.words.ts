/** Why a document was not made, in sentences for whoever asked for it. */
import { ProblemError } from '../http/problem.ts';

/** Its message is a sentence of ours and may be shown; what the machine said goes along as its cause. */
export class NotMade extends Error {
  override name: string = 'NotMade';
}

export const NOT_MADE = {
  noOffice: '本机没有 LibreOffice，请在页面上用“打印”存为 PDF。',
  tooLong: '转换为 PDF 用时过长，已停止；请稍后重试，或改用 Word 格式。',
  notConverted: 'LibreOffice 没有转换成功；请重试，或改用 Word 格式，仍不成功请与系统管理员联系。',
} as const;

function isOurs(error: unknown): error is Error {
  return error instanceof NotMade || error instanceof ProblemError;
}

/** Whether the operator should look into it: not where we refused what cannot be made. */
export function isForOperator(error: unknown): boolean {
  return !isOurs(error) || error.cause !== undefined;
}

/** What a person is told of a failure; of one that is not told in our own words, only whom to ask. */
export function notMadeWords(error: unknown): string {
  return isOurs(error) ? `没有生成：${error.message}` : '没有生成，请重试或与系统管理员联系。';
}
