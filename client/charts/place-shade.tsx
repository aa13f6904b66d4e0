/** What the two maps of places share: shades, hatching for missing, and a place that opens its page. */
import type { ReactNode } from 'react';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { number } from '../lib/format.ts';
import { tipOf } from '../ui/tip.tsx';
import { token } from '../ui/tokens.ts';
import { shadeOf } from './heatmap.tsx';
import { COLOUR, FONT } from './theme.ts';

export interface Place {
  key: string;
  label: string;
  value: Figure;
  href?: string;
  /** What pointing at it says: a heading and one line a figure. */
  tip: readonly string[];
}

/** Light to dark. */
export const FILLS = [COLOUR.paper, ...['1', '2', '3', '4', '5'].map((shade) => token(`heat-${shade}`))];
const HATCH_ID = 'place-hatch';

/** Lowest and highest figure of the places; infinite where none has one. */
export function rangeOf(places: readonly Place[]): readonly [low: number, high: number] {
  const values = places.flatMap(({ value }) => (isValue(value) ? [value] : []));
  return [Math.min(...values), Math.max(...values)];
}

/** Fill of the shape and ink of the words on it. */
export function paintOf(value: Figure, range: readonly [number, number]): { fill: string; ink: string } {
  const shade = isValue(value) ? shadeOf(value, range) : null;
  return {
    fill: shade === null ? `url(#${HATCH_ID})` : FILLS[shade]!,
    ink: shade !== null && shade >= 4 ? COLOUR.paper : COLOUR.ink,
  };
}

/** The drawing's frame, with the hatching its shapes refer to. */
export function PlaceMap({
  width,
  height,
  description,
  children,
}: {
  width: number;
  height: number;
  description: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG; a fieldset belongs to forms
    <svg
      className="tile-map"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={description}
      fontFamily={FONT}
    >
      <defs>
        <pattern
          id={HATCH_ID}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" fill={COLOUR.paper} />
          <rect width="1.5" height="7" fill={COLOUR.line} />
        </pattern>
      </defs>
      {children}
    </svg>
  );
}

/** Name and figure, one above the other, around a middle point. */
export function PlaceWords({
  place: { label, value },
  x,
  y,
  ink,
  digits,
}: {
  place: Place;
  x: number;
  y: number;
  ink: string;
  digits: number;
}) {
  return (
    <>
      <text x={x} y={y - 4} textAnchor="middle" fontSize="17" fill={ink}>
        {label}
      </text>
      <text x={x} y={y + 18} textAnchor="middle" fontSize="17" fontWeight="700" fill={ink}>
        {isValue(value) ? number(value, digits) : REASON_MARK[value]}
      </text>
    </>
  );
}

/** A square at its upper left corner, with its words. */
export function PlaceSquare({
  place,
  x,
  y,
  side,
  range,
  digits,
  focused,
}: {
  place: Place;
  x: number;
  y: number;
  side: number;
  range: readonly [number, number];
  digits: number;
  focused: boolean;
}) {
  const { fill, ink } = paintOf(place.value, range);
  return (
    <>
      <rect
        x={x}
        y={y}
        width={side}
        height={side}
        rx="3"
        fill={fill}
        stroke={focused ? COLOUR.ink : COLOUR.edge}
        strokeWidth={focused ? 3 : 1}
      />
      <PlaceWords place={place} x={x + side / 2} y={y + side / 2} ink={ink} digits={digits} />
    </>
  );
}

/** The shape as a link to the place's page; a plain click stays in the page's own navigation. */
export function PlaceLink({
  place,
  onSelect,
  children,
}: {
  place: Place;
  onSelect?: ((key: string) => void) | undefined;
  children: ReactNode;
}) {
  if (!place.href) return <g {...tipOf(place.tip)}>{children}</g>;
  return (
    <a
      href={place.href}
      aria-label={place.tip.join('，')}
      {...tipOf(place.tip)}
      onClick={(event) => {
        if (!onSelect || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onSelect(place.key);
      }}
    >
      {children}
    </a>
  );
}
