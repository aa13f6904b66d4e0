/** What a publication says, computed from its own frozen figures and nothing else. */
import { growth, pointChange } from '../calc/growth.ts';
import { rankPeers } from '../calc/ranking.ts';
import type {
  FrozenFigure,
  IndicatorResults,
  PublicationDocument,
} from '../contract/publication-document.ts';
import { type Figure, Reason } from '../figure.ts';
import { type Period, sameLastYear } from '../period.ts';

type Given = Pick<PublicationDocument, 'units' | 'indicators' | 'figures' | 'period'>;

/** The frozen figures by unit, indicator and period; 未报 where nothing was frozen. */
export function figureReader(figures: readonly FrozenFigure[]) {
  const byKey = new Map(figures.map((f) => [`${f.unit}|${f.indicator}|${f.period}`, f]));
  return (unit: string, indicator: string, at: Period): Figure => {
    const found = byKey.get(`${unit}|${indicator}|${at}`);
    if (!found) return 'unreported';
    return found.amount === null ? Reason.parse(found.mark) : Number(found.amount);
  };
}

/** Figures, growth and ranks of every published indicator, units in fixed order; only units that have the indicator. */
export function publicationResults({ units, indicators, figures, period }: Given): IndicatorResults[] {
  const read = figureReader(figures);
  const base = sameLastYear(period);
  const frozen = new Set(figures.map((f) => `${f.unit}|${f.indicator}`));
  return indicators.map(({ code, rate, direction }) => {
    const present = units.filter((unit) => frozen.has(`${unit.code}|${code}`));
    const peers = present.filter(({ peer }) => peer);
    const pair = (unit: string) => ({ current: read(unit, code, period), base: read(unit, code, base) });
    const lines = rankPeers(
      peers.map((u) => pair(u.code)),
      [],
      rate,
      direction === 'lower',
    );
    return {
      indicator: code,
      rows: present.map((unit) => {
        const { current, base: before } = pair(unit.code);
        const line = lines[peers.indexOf(unit)];
        return {
          unit: unit.code,
          figure: current,
          base: before,
          growth: rate ? pointChange(current, before) : growth(current, before).rate,
          rank: line?.rank ?? null,
          rankBefore: line?.rankBefore ?? null,
        };
      }),
    };
  });
}
