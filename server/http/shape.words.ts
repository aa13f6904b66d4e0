/** What is wrong with the shape of a request, in Chinese: the checker's own English never reaches a page. */

/** By the checker's code (zod's issue codes). */
const WORDS: Record<string, string> = {
  invalid_type: '缺少必填的内容，或类型不对',
  too_small: '内容太短或数值太小',
  too_big: '内容太长或数值太大',
  invalid_format: '格式不对',
  not_multiple_of: '数值不在允许的间隔上',
  unrecognized_keys: '有不认识的内容',
  invalid_value: '不是可选的值',
  invalid_union: '不是可接受的形式',
};

/** How the checker's own messages begin, whatever Chinese options they list. */
const CHECKERS = /^(Invalid|Too|Unrecognized)\b/;

/**
 * A message of our own (in Chinese) stands; anything else is said by its code.
 * @param code the checker's code; an unknown one gives 格式不正确.
 */
export function shapeWords(code: string, message: string | undefined): string {
  if (message !== undefined && /[\u4e00-\u9fff]/.test(message) && !CHECKERS.test(message)) return message;
  return WORDS[code] ?? '格式不正确';
}
