import { useMemo } from 'react';
import { drawOutline, type Outline } from '#shared/outline.ts';
import {
  type Place,
  PlaceLink,
  PlaceMap,
  PlaceSquare,
  PlaceWords,
  paintOf,
  rangeOf,
} from './place-shade.tsx';
import { COLOUR } from './theme.ts';

interface OutlineMapProps {
  description: string;
  outline: Outline;
  /** Places without an outline of their own stand as squares below the map, never inside a neighbour. */
  places: readonly Place[];
  digits?: number;
  focus?: string | null;
  onSelect?: (key: string) => void;
}

const WIDTH = 400;
const SIDE = 84;
const GAP = 8;
/** The heading of the squares and the space above it. */
const HEADING = 30;

/** The units' outlines, shaded by figure; name and figure are written inside, missing ones are hatched. */
export function OutlineMap({
  description,
  outline,
  places,
  digits = 1,
  focus = null,
  onSelect,
}: OutlineMapProps) {
  const drawing = useMemo(() => drawOutline(outline, WIDTH), [outline]);
  const range = rangeOf(places);
  const areas = drawing.areas.flatMap((area) => {
    const place = places.find((p) => p.key === area.unit);
    return place ? [{ area, place }] : [];
  });
  const apart = places.filter((p) => !areas.some(({ place }) => place === p));
  const aRow = Math.floor((WIDTH + GAP) / (SIDE + GAP));
  const rows = Math.ceil(apart.length / aRow);
  const below = drawing.height + HEADING;
  const focused = areas.find(({ place }) => place.key === focus);
  return (
    <PlaceMap
      width={WIDTH}
      height={rows === 0 ? drawing.height : below + rows * (SIDE + GAP)}
      description={description}
    >
      {areas.map(({ area, place }) => {
        const { fill, ink } = paintOf(place.value, range);
        return (
          <PlaceLink key={place.key} place={place} onSelect={onSelect}>
            <path d={area.d} fill={fill} fillRule="evenodd" stroke={COLOUR.edge} strokeWidth="1" />
            <PlaceWords place={place} x={area.label.x} y={area.label.y} ink={ink} digits={digits} />
          </PlaceLink>
        );
      })}
      {focused && (
        // Over the neighbours' lines, which would cover half of its own.
        <path d={focused.area.d} fill="none" stroke={COLOUR.ink} strokeWidth="3" pointerEvents="none" />
      )}
      {apart.length > 0 && (
        <text x="0" y={below - 10} fontSize="15" fill={COLOUR.ink2}>
          没有单独边界，另列：
        </text>
      )}
      {apart.map((place, i) => (
        <PlaceLink key={place.key} place={place} onSelect={onSelect}>
          <PlaceSquare
            place={place}
            x={(i % aRow) * (SIDE + GAP) + 1}
            y={below + Math.floor(i / aRow) * (SIDE + GAP)}
            side={SIDE}
            range={range}
            digits={digits}
            focused={place.key === focus}
          />
        </PlaceLink>
      ))}
    </PlaceMap>
  );
}
