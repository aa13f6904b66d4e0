/** Why a decision about a period cannot be, its name, and the 通知 that tells the organisations. */
import { asOf } from './as-of.ts';
import type { Calendar, PeriodAct, PeriodActKind } from './calendar.ts';
import { type Catalogue, findOrganisation } from './catalogue.ts';
import { civilMinute } from './civil-time.ts';
import { formFor } from './forms.ts';
import { type Period, periodicityOf, periodLabel, yearOf } from './period.ts';
import { listWords } from './words.ts';

export const PERIOD_ACT_NAME: Record<PeriodActKind, string> = {
  open: '开始报送',
  deadline: '调整截止时间',
  close: '停止报送',
  reopen: '恢复报送',
  supplement: '调整补报截止时间',
};

/** Chinese sentence, or null when the act is possible. @param now ISO instant. */
export function periodActFault(calendar: Calendar, act: PeriodAct, now: string): string | null {
  const label = periodLabel(act.period);
  const collection = calendar.get(act.period);
  const own = act.organisation === null ? undefined : collection?.own.get(act.organisation);
  const closed = own?.closed ?? collection?.closed ?? false;
  const due = own?.due ?? collection?.due;
  if (act.kind === 'open') {
    if (collection) return `${label}已经开始报送，不能再次开始；要改截止时间请用“调整截止时间”。`;
    if (act.organisation !== null) return '开始报送对全部报送单位有效，不能只对一个单位。';
    if (act.opens === null || act.due === null) return '请填写开始日期和截止时间。';
    if (act.opens < firstDay(act.period)) return `开始日期不能早于${label}的第一天。`;
    if (Date.parse(act.due) <= Date.parse(act.opens)) return '截止时间应晚于开始日期。';
    return pastDeadline(act.due, now);
  }
  if (!collection) return `${label}还没有开始报送。`;
  if (act.kind === 'close') return closed ? `${label}已经停止报送。` : null;
  if (act.kind === 'supplement')
    return act.due === null ? '请填写新的截止时间。' : pastDeadline(act.due, now);
  if (act.kind === 'reopen' && !closed) return `${label}没有停止报送，不需要恢复。`;
  if (act.due === null) return '请填写新的截止时间。';
  if (act.kind === 'deadline' && closed) return `${label}已停止报送，请用“恢复报送”并给出新的截止时间。`;
  if (act.kind === 'deadline' && due !== undefined && Date.parse(act.due) === Date.parse(due))
    return '新的截止时间与现在的相同。';
  return pastDeadline(act.due, now);
}

function pastDeadline(due: string, now: string): string | null {
  return Date.parse(due) <= Date.parse(now) ? '截止时间已经过去，请填写今后的时间。' : null;
}

function firstDay(period: Period): string {
  return `${yearOf(period)}-01-01`;
}

/** What a reporter is told who comes after 停止报送. */
export function closedWords(catalogue: Catalogue, period: Period): string {
  const { office, telephone } = catalogue.city;
  return `${periodLabel(period)}已停止报送，未曾提交的报表不能再提交；草稿仍保留。需要补报请联系${office}${telephone && `（${telephone}）`}，由其恢复报送。`;
}

/** A city names everybody; of a province's hundred the first stand for all. */
const NAMED = 60;

/** The text of the 通知 with forms, organisations, deadline and whom to ask; the office may change it before it goes out. */
export function noticeText(
  whole: Catalogue,
  { period, opens, due }: { period: Period; opens: string; due: string },
): string {
  const catalogue = asOf(whole, period);
  const { office, telephone, utcOffsetMinutes, system } = catalogue.city;
  const label = periodLabel(period);
  const forms = catalogue.forms.filter((f) => f.periodicity === periodicityOf(period));
  const filers = (code: string) =>
    catalogue.organisations
      .filter((o) => formFor(catalogue, o.code, periodicityOf(period))?.code === code)
      .map(({ code: one }) => findOrganisation(catalogue, one)?.shortName ?? one);
  const lines = forms.flatMap(({ code, title }) => {
    const names = filers(code);
    return names.length === 0 ? [] : [`《${title}》：${listWords(names, NAMED, '个单位')}`];
  });
  return [
    `关于报送${label}${system}数据的通知`,
    '',
    '各报送单位：',
    `现开展${label}数据报送，有关事项通知如下。`,
    '一、报送单位和报表',
    ...lines.map((line, i) => `（${i + 1}）${line}。`),
    '二、报送时间',
    `${dayWords(opens)}起填报，${deadlineWords(due, utcOffsetMinutes)}截止。`,
    '三、报送方式',
    `登录${system}系统，在“报送”页下载报表、填好后上传，或在页面上填写；经核对无误后提交。没有数据的格请写明“未报”“不适用”或“缺”，不要填0代替。`,
    '四、联系方式',
    `${office}${telephone && `，${telephone}`}。`,
    '',
    office,
  ].join('\n');
}

/** What does not follow the name of a year by itself: 2025年10月1日 and 2025年上半年 are other things. */
const WHOLE_YEAR = '(?!\\s*(?:\\d|[上下]半年))';

/**
 * A notice written on from the one of an earlier year: its period and days replaced, every other word as it was, for the office
 * to read again.
 */
export function nextNotice(
  { notice, ...last }: { period: Period; opens: string; due: string; notice: string },
  next: { period: Period; opens: string; due: string },
  offset: number,
): string {
  const label = periodLabel(last.period);
  const told: [words: string | RegExp, next: string][] = [
    [deadlineWords(last.due, offset), deadlineWords(next.due, offset)],
    [dayWords(last.opens), dayWords(next.opens)],
    [
      periodicityOf(last.period) === 'year' ? new RegExp(`${label}${WHOLE_YEAR}`, 'g') : label,
      periodLabel(next.period),
    ],
  ];
  // By marks first, so that what one step wrote the next does not replace again.
  const marked = told.reduce((text, [words], i) => text.replaceAll(words, `\u0000${i}\u0000`), notice);
  return told.reduce((text, [, words], i) => text.replaceAll(`\u0000${i}\u0000`, words), marked);
}

/** 2026年7月1日 */
function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2026年7月25日18:00 */
function deadlineWords(due: string, offset: number): string {
  const [day = '', minute = ''] = civilMinute(new Date(due), offset).split(' ');
  return `${dayWords(day)}${minute}`;
}
