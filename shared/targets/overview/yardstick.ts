/**
 * The one yardstick that the paper gives counties: 各县(市、区)参照市财政科技创新投入增长幅度 (嘉政发〔2025〕14号 一(一)):
 * a county's government growth against the city's. Which indicator and clause is the city's setting.
 */
import { pointDifference } from '../../calc/shares.ts';
import { findIndicator, peerUnits } from '../../catalogue.ts';
import type { Yardstick } from '../../contract/targets.ts';
import { basisText } from '../../metric.ts';
import { periodLabel } from '../../period.ts';
import { growthAt } from '../../published.ts';
import type { TargetView } from '../view.ts';
import { yardstickWords } from './yardstick.words.ts';

/** Growth in per cent, differences in 百分点, of the view's period against the year before; null where the city sets none. */
export function yardstickOf({
  catalogue,
  panel,
  at,
}: Pick<TargetView, 'catalogue' | 'panel' | 'at'>): Yardstick | null {
  const { yardstick, unit: city } = catalogue.city;
  const indicator = yardstick && findIndicator(catalogue, yardstick.indicator);
  if (!yardstick || !indicator) return null;
  const grown = (unit: string) => growthAt(catalogue, panel, unit, indicator.code, at).rate;
  const whole = grown(city);
  const rows = peerUnits(catalogue).map((unit) => {
    const own = grown(unit.code);
    return { unit: unit.code, shortName: unit.shortName, growth: own, margin: pointDifference(own, whole) };
  });
  return {
    indicator: indicator.code,
    name: indicator.shortName,
    label: periodLabel(at),
    city: whole,
    rows,
    finding: yardstickWords(indicator.shortName, periodLabel(at), whole, rows),
    basis: basisText(catalogue, yardstick.document, yardstick.clause),
    quote: yardstick.quote,
  };
}
