/** What a person is told when the store fails: whether anything was kept, and who can help. */
import type { StorageFault } from '../db/storage-fault.ts';

/** How far a request had come. */
export type Stage = 'reading' | 'writing' | 'written';

export const FAILED: Record<Stage, string> = {
  reading: '系统出错，没有取到数据',
  writing: '系统出错，数据未改动',
  // The change stands, so that nobody makes it a second time.
  written: '修改已保存，但没有取到最新内容，请刷新页面查看，不要重复操作',
};

interface Words {
  type: string;
  title: string;
  detail: string;
}

const WORDS: Record<StorageFault, Words & { reading?: string }> = {
  full: {
    type: 'store-full',
    title: '服务器磁盘已满，本次操作没有保存',
    detail: '请把页面留着不要关闭，通知系统管理员清理磁盘空间后再试一次。',
  },
  damaged: {
    type: 'store-damaged',
    title: '数据库文件有损坏，已停止写入',
    detail: '现有数据仍可查看，修改不会保存；请立即通知系统管理员从备份恢复。',
  },
  unwritable: {
    type: 'store-unwritable',
    title: '服务器不能写入数据，本次操作没有保存',
    detail: '请把页面留着不要关闭，通知系统管理员检查数据文件夹后再试一次。',
  },
  away: {
    type: 'store-away',
    title: '数据库暂时连接不上，本次操作没有保存',
    detail: '请把页面留着不要关闭，过一会儿再试一次；几分钟后仍是这样，请通知系统管理员。',
    reading: '数据库暂时连接不上，没有取到数据',
  },
  busy: {
    type: 'store-busy',
    title: '此刻写入的人很多，本次操作没有保存',
    detail: '请把页面留着不要关闭，过一会儿再试一次。',
    reading: '此刻使用的人很多，没有取到数据',
  },
  unknown: {
    type: 'store-unknown',
    title: '保存时与数据库的连接断开，不能确定是否已保存',
    detail: '请刷新页面，看看修改是否已经在那里，再决定是否重做。',
  },
};

/** Where nothing was to be saved, or everything already was, the title says that instead. */
export function storeWords(fault: StorageFault, stage: Stage): Words {
  const { reading, ...words } = WORDS[fault];
  if (stage === 'written') return { ...words, title: FAILED.written };
  return stage === 'reading' && reading ? { ...words, title: reading } : words;
}
