/** The look of the drawings on the pages, all from client/ui/tokens.css. */
import { lookOf } from '#shared/charts/look.ts';
import { pixels, token } from '../ui/tokens.ts';

export const COLOUR = {
  ink: token('ink'),
  ink2: token('ink-2'),
  paper: token('paper'),
  line: token('line'),
  line2: token('line-2'),
  edge: token('edge'),
  focus: token('link'),
  bar: token('bar'),
  rest: token('bar-rest'),
  track: token('track'),
  good: token('on-track'),
  bad: token('behind'),
  band: token('band'),
  required: token('behind'),
  projection: token('on-track'),
  hatch: token('hatch'),
} as const;

/** Single quotes: the library writes the family into double-quoted SVG attributes as it stands. */
export const FONT = token('font').replaceAll('"', "'");

/** Words in a drawing, in pixels. */
export const TEXT = pixels('text-s');

export const LOOK = lookOf(COLOUR, FONT, TEXT);
