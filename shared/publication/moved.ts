/** What a correction moved: figures, ranks and scores of version v+1 against version v, one sentence each. */
import { inTableOrder } from '../assess/words.ts';
import type { Movement, PublicationDocument } from '../contract/publication-document.ts';
import { formatFixed, roundHalfUp } from '../decimal.ts';
import { type Figure, isValue, REASON_MARK } from '../figure.ts';
import { figureReader } from './results.ts';

type Content = Pick<PublicationDocument, 'units' | 'indicators' | 'figures' | 'period' | 'results' | 'runs'>;

/** Ranks first (of the units whose figures were corrected before the others'), then scores, then the figures. */
export function movements(before: Content, after: Content): Movement[] {
  const figures = movedFigures(before, after);
  const corrected = new Set(figures.map(({ unit }) => unit));
  const own = (movement: Movement) => (corrected.has(movement.unit) ? 0 : 1);
  const ranks = movedRanks(before, after).sort((a, b) => own(a) - own(b));
  return [...ranks, ...movedScores(before, after), ...figures];
}

const placeWords = (rank: number | null) => (rank === null ? '无位次' : `第${rank}位`);
const asFigure = (rank: number | null): Figure => rank ?? 'not_applicable';

function movedRanks(before: Content, after: Content): Movement[] {
  const nameOf = new Map(after.units.map((unit) => [unit.code, unit.name]));
  return after.results.flatMap(({ indicator, rows }) => {
    const earlier = before.results.find((r) => r.indicator === indicator);
    const label = after.indicators.find(({ code }) => code === indicator)?.name ?? indicator;
    return rows.flatMap(({ unit, rank }): Movement[] => {
      const old = earlier?.rows.find((row) => row.unit === unit);
      if (!old || old.rank === rank) return [];
      const text = `更正使${nameOf.get(unit)}${label}由${placeWords(old.rank)}变为${placeWords(rank)}`;
      return [{ kind: 'rank', unit, indicator, before: asFigure(old.rank), after: asFigure(rank), text }];
    });
  });
}

function movedScores(before: Content, after: Content): Movement[] {
  return after.runs.flatMap((run) => {
    const earlier = before.runs.find(({ subject }) => subject === run.subject);
    return run.assessments.flatMap(({ group, result }) => {
      const old = earlier?.assessments.find((a) => a.group === group)?.result;
      if (!old) return [];
      return inTableOrder(result).flatMap((unit): Movement[] => {
        const was = old.units.find((u) => u.unit === unit.unit);
        if (!was || (same(was.total, unit.total) && was.rank === unit.rank)) return [];
        const score = same(was.total, unit.total)
          ? ''
          : `总分由${scoreText(was.total)}变为${scoreText(unit.total)}`;
        const rank = was.rank === unit.rank ? '' : `由${placeWords(was.rank)}变为${placeWords(unit.rank)}`;
        const text = `更正使${unit.name ?? unit.unit}研判${[score, rank].filter(Boolean).join('，')}`;
        return [
          { kind: 'score', unit: unit.unit, indicator: null, before: was.total, after: unit.total, text },
        ];
      });
    });
  });
}

/** Scores that print alike have not moved. */
function same(a: Figure, b: Figure): boolean {
  return scoreText(a) === scoreText(b);
}

function scoreText(score: Figure): string {
  return isValue(score) ? roundHalfUp(score, 2) : REASON_MARK[score];
}

function movedFigures(before: Content, after: Content): Movement[] {
  const [old, now] = [figureReader(before.figures), figureReader(after.figures)];
  const nameOf = new Map(after.units.map((unit) => [unit.code, unit.name]));
  const keys = new Map(
    [...before.figures, ...after.figures].map((f) => [`${f.unit}|${f.indicator}|${f.period}`, f]),
  );
  return [...keys.values()].flatMap(({ unit, indicator, period }): Movement[] => {
    const [was, is] = [old(unit, indicator, period), now(unit, indicator, period)];
    const meta = after.indicators.find(({ code }) => code === indicator);
    if (was === is || !meta) return [];
    const print = (figure: Figure) =>
      isValue(figure) ? `${formatFixed(figure, meta.decimals)}${meta.unit}` : REASON_MARK[figure];
    if (print(was) === print(is)) return [];
    const year = period === after.period ? '' : `（${period}）`;
    const text = `${nameOf.get(unit) ?? unit}${meta.name}${year}由${print(was)}改为${print(is)}`;
    return [{ kind: 'figure', unit, indicator, before: was, after: is, text }];
  });
}
