/** What the forms of a 会商 say. */
import type { EntryBody } from '#shared/contract/discussions.ts';

type Kind = EntryBody['kind'];

export const ACT: Record<Kind, string> = { say: '答复', close: '办结', reopen: '恢复会商' };
export const WORDS_LABEL: Record<Kind, string> = {
  say: '答复或补充',
  close: '商定的内容和依据',
  reopen: '恢复会商的原因',
};
/** The outcome of a 会商 moves no figure. */
export const CLOSING_HINT = '结果与两方此刻的数一并记录；系统采用的数不变，需要改的由报送单位更正报表';
