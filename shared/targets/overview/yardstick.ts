/**
 * The one yardstick that the paper gives counties: 各县(市、区)参照市财政科技创新投入增长幅度 (嘉政发〔2025〕14号 一(一)):
 * a county's government growth against the city's. Which indicator and clause is the city's setting.
 */
import { pointDifference } from '../../calc/shares.ts';
import { type Catalogue, findIndicator, peerUnits } from '../../catalogue.ts';
import type { Yardstick } from '../../contract/target-parts.ts';
import type { Figure } from '../../figure.ts';
import { basisText } from '../../metric.ts';
import { zip } from '../../zip.ts';
import { yardstickWords } from './yardstick.words.ts';

/**
 * Growth in per cent, differences in 百分点, of the period that `label` names against the year before, as `growthsOf` tells
 * it of units, in their order; null where the city sets no yardstick.
 */
export function yardstickOf(
  catalogue: Catalogue,
  label: string,
  growthsOf: (units: readonly string[], indicator: string) => readonly Figure[],
): Yardstick | null {
  const { yardstick, unit: city } = catalogue.city;
  const indicator = yardstick && findIndicator(catalogue, yardstick.indicator);
  if (!yardstick || !indicator) return null;
  const peers = peerUnits(catalogue);
  const [whole = 'unreported', ...grown] = growthsOf(
    [city, ...peers.map((unit) => unit.code)],
    indicator.code,
  );
  const rows = zip(peers, grown).map(([unit, own]) => {
    return { unit: unit.code, shortName: unit.shortName, growth: own, margin: pointDifference(own, whole) };
  });
  return {
    indicator: indicator.code,
    name: indicator.shortName,
    label,
    city: whole,
    rows,
    finding: yardstickWords(indicator.shortName, label, whole, rows),
    basis: basisText(catalogue, yardstick.document, yardstick.clause),
    quote: yardstick.quote,
  };
}
