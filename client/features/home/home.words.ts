import type { HomeTodo } from '#shared/contract/home.ts';

/** What is done about a thing to do. */
export const ACT_NAME: Record<HomeTodo['kind'], string> = {
  file: '填报',
  supplement: '补报',
  sign: '审签',
  review: '审核',
  owing: '查看',
  returned: '查看',
  correcting: '查看',
  confirm: '确认',
  discuss: '答复',
};
