/** The words of a 催报, and how punctual an organisation was. */
import type { Catalogue } from './catalogue.ts';
import { civilDaysBetween, civilMinute } from './civil-time.ts';
import { type Period, periodLabel } from './period.ts';

/** What is sent, and copied into 浙政钉 or a short message: says how far the deadline is and whom to ask. @param by the office that reminds, where it is not the programme's own. @param now ISO instant. */
export function reminderText(
  catalogue: Catalogue,
  { period, supplement = '', due, by }: { period: Period; supplement?: string; due: string; by?: string },
  now: string,
): string {
  const { system, utcOffsetMinutes } = catalogue.city;
  const { office, telephone } = by === undefined ? catalogue.city : { office: by, telephone: '' };
  const at = civilMinute(new Date(due), utcOffsetMinutes);
  const days = civilDaysBetween(new Date(now), new Date(due), utcOffsetMinutes);
  const left =
    Date.parse(due) < Date.parse(now)
      ? `，已逾期${Math.max(1, -days)}天`
      : days === 0
        ? '，今天截止'
        : `，还剩${days}天`;
  const owed = supplement
    ? [`${periodLabel(period)}${supplement}`, '贵单位还有数没有补报']
    : [`${periodLabel(period)}${system}报表`, '贵单位的报表尚未提交'];
  return `${owed[0]}应于${at}前报送${left}。${owed[1]}，请登录系统“报送”页办理；有困难请联系${office}${telephone && `（${telephone}）`}。`;
}

/** 应报12次，按时11次，按时率91.7% · 没有到期的报表. */
export function punctualityWords(onTime: number, all: number): string {
  if (all === 0) return '没有到期的报表';
  // In thousandths, half up, in whole numbers.
  const thousandths = Math.floor((onTime * 2000 + all) / (2 * all));
  return `应报${all}次，按时${onTime}次，按时率${Math.floor(thousandths / 10)}.${thousandths % 10}%`;
}
