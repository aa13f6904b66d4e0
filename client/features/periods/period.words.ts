/** What the page 报送期 says, computed from the periods. */
import { PERIOD_ACT_NAME } from '#shared/calendar.words.ts';
import type { CalendarDay, PeriodRow } from '#shared/contract/periods.ts';
import { deadlineText } from '../../lib/civil-time.ts';
import type { Plans } from './period-plans.ts';

const STATE_NAME: Record<PeriodRow['state'], string> = {
  planned: '未开始',
  announced: '已通知，未到开始日',
  open: '正在报送',
  closed: '已停止报送',
};

/** 正在报送 · 已全部核定 · 已过截止，可补报. @param now ISO instant. */
export function stateName(row: PeriodRow, now: string): string {
  if (row.state === 'planned' && isPast(row, now)) return '未开始，原定的截止已过';
  if (row.state === 'open' && row.approved === row.expected) return '已全部核定';
  return row.state === 'open' && isPast(row, now) ? '已过截止，可补报' : STATE_NAME[row.state];
}

function isPast({ due }: Pick<PeriodRow, 'due'>, now: string): boolean {
  return Date.parse(due) < Date.parse(now);
}

/** Of a 补报: 未到 · 填报中 · 已截止 · 已全部核定. @param now ISO instant. */
export function dayState({ opens, due, expected, done }: CalendarDay, now: string): string {
  if (done !== null && done === expected) return '已全部核定';
  if (isPast({ due }, now)) return done === null ? '没有开始' : '已截止';
  return done === null || Date.parse(opens) > Date.parse(now) ? '未到' : '填报中';
}

/** 2期还没有全部核定，今后一年有3期、1次补报. */
export function plansFinding({ now: plans }: Plans): string {
  const rows = plans.flatMap((plan) => ('row' in plan ? [plan.row] : []));
  const coming = rows.filter(({ state }) => state === 'planned' || state === 'announced').length;
  const supplements = plans.length - rows.length;
  const short = rows.filter(
    ({ state, approved, expected }) => (state === 'open' || state === 'closed') && approved < expected,
  ).length;
  const ahead = [coming > 0 && `${coming}期`, supplements > 0 && `${supplements}次补报`].filter(Boolean);
  const parts = [
    short > 0 && `${short}期还没有全部核定`,
    ahead.length > 0 ? `今后一年有${ahead.join('、')}` : '今后一年没有安排',
  ];
  return parts.filter(Boolean).join('，');
}

/** 正在报送2026年上半年，7月25日 18:00截止：应报14份，已报13份，已核定9份 */
export function periodsFinding(periods: readonly PeriodRow[], now: string, offset: number): string {
  const open = periods.find((p) => p.state === 'open');
  if (open) {
    const counts = `应报${open.expected}份，已报${open.submitted}份，已核定${open.approved}份`;
    const due = deadlineText(open.due, offset);
    return isPast(open, now)
      ? `${open.label}已于${due}截止：${counts}`
      : `正在报送${open.label}，${due}截止：${counts}`;
  }
  const next =
    periods.findLast((p) => p.state === 'announced') ?? periods.findLast((p) => p.state === 'planned');
  if (!next) return '没有正在报送的期别';
  return `没有正在报送的期别；下一期是${next.label}，${dayWords(next.opens)}开始`;
}

/** 1月5日 */
function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 调整截止时间：海宁市 → 2026-08-05 18:00 */
export function actWords(act: PeriodRow['acts'][number], due: string | null): string {
  const whom = act.organisationName || '全部报送单位';
  const dates = [act.opens && `${act.opens}起填报`, due && `${due}截止`].filter(Boolean).join('，');
  return `${PERIOD_ACT_NAME[act.kind]}：${whom}${dates && `，${dates}`}`;
}
