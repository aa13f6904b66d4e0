import type { History, HistoryAct } from '#shared/contract/history.ts';

/** 载入“2015—2019年数据” · 撤销“2015—2019年数据” */
export function actName({ kind, title }: Pick<HistoryAct, 'kind' | 'title'>): string {
  return `${kind === 'load' ? '载入' : '撤销'}“${title}”`;
}

/** The page's finding. */
export function historyFinding({ acts }: History): string {
  const waiting = acts.filter(({ state }) => state === 'pending').length;
  const loaded = acts.filter(({ state, kind }) => state === 'confirmed' && kind === 'load');
  const rows = loaded.reduce((sum, act) => sum + act.rows, 0);
  const there = loaded.length === 0 ? '还没有载入历史数据' : `已载入历史数据${loaded.length}批，共${rows}行`;
  return waiting === 0 ? there : `${there}；${waiting}项待确认`;
}
