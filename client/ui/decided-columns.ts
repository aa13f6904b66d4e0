import { dateTimeText } from '../lib/civil-time.ts';
import type { Column } from './data-table.tsx';

interface Step {
  by: string;
  at: string;
}

interface Decided {
  /** The version that the change became; null where it became none. */
  version: number | null;
  reason: string;
  proposed: Step;
  decided: Step;
  outcome: 'confirm' | 'refuse' | 'withdraw';
  comment: string;
}

const OUTCOME: Record<Decided['outcome'], string> = { confirm: '确认', refuse: '不同意', withdraw: '撤回' };

/** 版本 · 变更 · 原因 · 提出 · 办理 of changes that took two persons. @param offset minutes of the city's time */
export function decidedColumns<Row extends Decided>(
  offset: number,
  change: Column<Row>['render'],
): Column<Row>[] {
  const step = ({ by, at }: Step) => `${by} ${dateTimeText(at, offset)}`;
  return [
    { key: 'version', header: '版本', render: ({ version }) => (version === null ? '—' : `第${version}版`) },
    { key: 'words', header: '变更', rowHeader: true, render: change },
    { key: 'reason', header: '原因', render: ({ reason }) => reason },
    { key: 'proposed', header: '提出', render: ({ proposed }) => step(proposed) },
    {
      key: 'decided',
      header: '办理',
      render: ({ outcome, decided, comment }) =>
        `${OUTCOME[outcome]}：${step(decided)}${comment && `（${comment}）`}`,
    },
  ];
}
