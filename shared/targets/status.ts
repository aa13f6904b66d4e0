/** How a target, or a unit's part of one, stands; each kind of target has its own words (domain.md §6). */
import { z } from 'zod';

const TARGET_STATUSES = [
  // towards a year
  'achieved',
  'on_track',
  'slow',
  'lagging',
  'reversing',
  'missed',
  // asked of every year
  'holds',
  'fails',
  // without a date: never 未达成
  'reached',
  'not_reached',
  // nothing to judge
  'no_data',
  'no_figure',
  'superseded',
] as const;
export const TargetStatus = z.enum(TARGET_STATUSES);
export type TargetStatus = z.infer<typeof TargetStatus>;

export const TARGET_STATUS_LABEL: Record<TargetStatus, string> = {
  achieved: '已达成',
  on_track: '同步',
  slow: '偏慢',
  lagging: '滞后',
  reversing: '倒退',
  missed: '未达成',
  holds: '本年符合',
  fails: '本年不符合',
  reached: '已达到',
  not_reached: '尚未达到',
  no_data: '无数据',
  no_figure: '文件未定数值',
  superseded: '已被取代',
};

/** In place of 无数据 where a figure stands but too few, or a base of zero, to judge its pace by. */
export const TOO_FEW_LABEL = '不能判断';

/** The worst first: the order in which what is behind is named. */
export const WORST_FIRST: readonly TargetStatus[] = [
  'missed',
  'reversing',
  'fails',
  'lagging',
  'slow',
  'not_reached',
  'on_track',
  'achieved',
  'holds',
  'reached',
  'no_data',
  'no_figure',
  'superseded',
];

/** Statuses of a target that is not where its document wants it by now. */
export const BEHIND: readonly TargetStatus[] = ['missed', 'reversing', 'fails', 'lagging', 'slow'];

/** Statuses of a target that asks for nothing more today. */
export const MET: readonly TargetStatus[] = ['achieved', 'holds', 'reached'];
