/** What is known now and was not known, or known otherwise, then: one sentence a move, one for them all. */

import type { Indicator } from '#shared/catalogue.ts';
import type { Cut } from '#shared/contract/cut.ts';
import type { Moved } from '#shared/contract/revisions.ts';
import { formatFixed } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { inYi } from '#shared/money.ts';
import { listWords, releaseWords } from '#shared/words.ts';

interface FigureMove {
  /** 海宁2025年政府科技创新投入. */
  subject: string;
  indicator: Indicator;
  /** In the indicator's stored unit. */
  before: number;
  after: Figure;
  /** Release then and now; empty where a figure has none. */
  releases: readonly [string, string];
  /** Worked out from others as a ratio: nobody corrected it. */
  ratio: boolean;
}

/** The move in words; null where both print alike. A later release revises a figure, the same release corrects it. */
export function figureMove(move: FigureMove): Pick<Moved, 'text' | 'cause'> | null {
  const { subject, indicator, before, after, releases, ratio } = move;
  const [was, is] = [print(before, indicator), print(after, indicator)];
  if (was === is) return null;
  const change = isValue(after) ? `（${signed(after - before, indicator)}）` : '';
  const [earlier, later] = releases.map(releaseWords);
  if (later !== '' && later !== earlier)
    return { cause: 'revised', text: `${subject}由${earlier}${was}修订为${later}${is}${change}` };
  if (ratio) return { cause: 'derived', text: `${subject}由${was}变为${is}${change}` };
  const cause = indicator.formula ? 'derived' : 'corrected';
  return { cause, text: `${subject}由${was}更正为${is}${change}` };
}

/** Money in the unit of the forms, 万元 or 亿元. */
function inUnit(figure: number, { measure, unit, decimals }: Indicator): [number, number, string] {
  if (measure !== 'money') return [figure, decimals, unit];
  return unit === '亿元' ? [inYi(figure), decimals, unit] : [figure, 2, '万元'];
}

function print(figure: Figure, indicator: Indicator): string {
  if (!isValue(figure)) return REASON_MARK[figure];
  const [amount, digits, unit] = inUnit(figure, indicator);
  return `${formatFixed(amount, digits)}${unit}`;
}

function signed(change: number, indicator: Indicator): string {
  const [amount, digits, unit] = inUnit(Math.abs(change), indicator);
  const sign = change > 0 ? '+' : '−';
  return `${sign}${formatFixed(amount, digits)}${indicator.measure === 'percent' ? '个百分点' : unit}`;
}

type Place = number | null;

/** 由第3位变为并列第4位; null where the place is the same or could not be given then. */
export function placeMove(
  subject: string,
  was: Place,
  is: Place,
  before: readonly Place[],
  after: readonly Place[],
): string | null {
  if (was === null || was === is) return null;
  return `${subject}由${placeWords(was, before)}变为${placeWords(is, after)}`;
}

function placeWords(place: Place, all: readonly Place[]): string {
  if (place === null) return '暂不排位';
  return `${all.filter((p) => p === place).length > 1 ? '并列' : ''}第${place}位`;
}

interface Found {
  cut: Cut;
  figures: readonly Moved[];
  ranks: readonly Moved[];
  added: readonly string[];
  /** Whose figures moved: parts of the city, and the city apart. */
  names: { parts: readonly string[]; city: string | null };
  /** Whether one unit alone is looked at. */
  unit: boolean;
}

/** Empty when the page shows the latest data. */
export function revisionSummary({ cut, figures, ranks, added, names, unit }: Found): string {
  if (cut.latest) return '';
  const since = listPeriods(added);
  if (cut.dataVersion === 0) return `当时尚无核定的数据${since && `，其后核定了${since}的数据`}。`;
  const later = since && `其后又核定了${since}的数据`;
  const places =
    ranks
      .slice(0, 2)
      .map((r) => r.text)
      .join('，') + (ranks.length > 2 ? '等' : '');
  if (figures.length === 0) {
    if (unit && ranks.length > 0)
      return `当时已有的数至今没有更正，但其他地区的更正使${places}。${later && `${later}。`}`;
    return `${later || '其后的核定不涉及这里的数'}；当时已有的数至今没有更正。`;
  }
  const verb = verbOf(figures);
  const moved = `当时已有的数中，其后${verb}了${namesWords(names)}的${figures.length}个数`;
  const effect =
    ranks.length > 0
      ? `${verb}使${places}`
      : unit
        ? `如${(figures.find((f) => f.cause !== 'derived') ?? figures[0])?.text ?? ''}`
        : '各地位次没有因此变化';
  return `${moved}，${effect}。${later && `${later}。`}`;
}

/** 桐乡和全市 · 南湖、秀洲、嘉善、平湖等9地和全市. */
function namesWords({ parts, city }: Found['names']): string {
  return [parts.length > 0 ? listWords(parts) : '', city ?? ''].filter(Boolean).join('和');
}

function listPeriods(labels: readonly string[]): string {
  return `${labels.slice(0, 3).join('、')}${labels.length > 3 ? `等${labels.length}期` : ''}`;
}

/** 更正 · 修订 · 更正、修订, by what was reported anew; what follows from it counts with it. */
function verbOf(figures: readonly Moved[]): string {
  const corrected = figures.some((f) => f.cause === 'corrected');
  const revised = figures.some((f) => f.cause === 'revised');
  if (revised) return corrected ? '更正、修订' : '修订';
  return '更正';
}
