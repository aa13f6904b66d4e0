/** On whose desk the missing returns lie, in words. Pure. */
import { listWords } from '#shared/words.ts';

export interface Waiting {
  /** Short name of the organisation that files the return. */
  name: string;
  state: string;
}

const NAMED = 9;

/**
 * `市卫生健康委的报表未报，南湖、秀洲等4份报表待市委科技办审核`: first who has not reported, then what was sent back, what
 * waits for the office, and what is approved without the figure. Empty when no return is waited for.
 */
export function waitingWords(returns: readonly Waiting[], office: string): string {
  const said = (states: readonly string[], what: string) => {
    const names = returns.filter((r) => states.includes(r.state)).map((r) => r.name);
    return names.length > 0 ? [`${listWords(names, NAMED, '份')}的报表${what}`] : [];
  };
  return [
    ...said(['unreported', 'draft'], '未报'),
    ...said(['signing'], '待本单位负责人审签'),
    ...said(['returned'], '已退回、尚未重报'),
    ...said(['submitted'], `待${office}审核`),
    ...said(['approved'], '已核定但缺此项'),
  ].join('，');
}
