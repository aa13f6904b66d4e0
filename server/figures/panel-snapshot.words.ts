/** What is said at a start of a kept panel that is not used. */
export const DISCARDED = {
  damaged: '上次留存的数据快照与封印不符，已弃用；本次从报表重新读取。',
  stale: '上次留存的数据快照不是由现有数据和本版程序得出的，已弃用；本次从报表重新读取。',
};
