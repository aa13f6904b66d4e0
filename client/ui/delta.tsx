import { isReason } from '#shared/figure.ts';
import { directionOf, type Shown, signed } from '../lib/format.ts';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';

interface DeltaProps {
  value: Shown;
  digits?: number;
  /** After the number: '%', ' 百分点', ' 亿元'. */
  suffix?: string;
}

/** A change: triangle and sign, in ink — red means up to some readers and bad to others. */
export function Delta({ value, digits = 1, suffix = '' }: DeltaProps) {
  if (isReason(value)) return <Mark reason={value} />;
  const direction = directionOf(value, digits);
  return (
    <span className="delta">
      {direction !== 0 && <Icon name={direction === 1 ? 'triangle-up' : 'triangle-down'} size={9} />}
      {signed(value, digits)}
      {suffix}
    </span>
  );
}

/** A change of rank: 升2位, 降1位, 不变. `places` > 0 means a better rank; null = no earlier rank. */
export function RankDelta({ places }: { places: number | null }) {
  if (places === null) return <span className="mark">无上期位次</span>;
  if (places === 0) return <span className="delta">不变</span>;
  return (
    <span className="delta">
      <Icon name={places > 0 ? 'triangle-up' : 'triangle-down'} size={9} />
      {places > 0 ? `升${places}位` : `降${-places}位`}
    </span>
  );
}
