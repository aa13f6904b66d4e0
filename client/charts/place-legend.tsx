import { isValue } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { shadeOf } from './heatmap.tsx';
import { FILLS, type Place, rangeOf } from './place-shade.tsx';

/** Light to dark from the lowest to the highest figure, and what hatching means; nothing without figures. */
export function PlaceLegend({
  places,
  unit,
  digits,
}: {
  places: readonly Place[];
  unit: string;
  digits: number;
}) {
  const [low, high] = rangeOf(places);
  const missing = places.some(({ value }) => !isValue(value));
  if (!Number.isFinite(low)) return null;
  const shades = low === high ? [FILLS[shadeOf(low, [low, high])]!] : FILLS;
  return (
    <p className="place-legend">
      <span>
        {number(low, digits)}
        {unit}
      </span>
      <span className="place-shades" aria-hidden="true">
        {shades.map((fill) => (
          <span key={fill} style={{ background: fill }} />
        ))}
      </span>
      {low !== high && (
        <span>
          {number(high, digits)}
          {unit}
        </span>
      )}
      {missing && (
        <span>
          <span className="place-missing hatched" aria-hidden="true" /> 无数据
        </span>
      )}
    </p>
  );
}
