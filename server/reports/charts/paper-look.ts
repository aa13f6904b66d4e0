/** The look of drawings on paper: the colours of client/ui/tokens.css (a test holds them to it), letters as large as a table's. */
import { lookOf } from '#shared/charts/look.ts';

/** By the names of the tokens. */
export const PAPER_COLOURS = {
  ink: '#1b2430',
  ink2: '#46525f',
  paper: '#ffffff',
  line: '#c8ced6',
  line2: '#e1e5eb',
  edge: '#7b8794',
  focus: '#0b5cad',
  bar: '#52606d',
  rest: '#b4bcc6',
  track: '#e1e5eb',
  good: '#0b5cad',
  bad: '#c2410c',
  band: '#cdd8e6',
  required: '#c2410c',
  projection: '#0b5cad',
  hatch: 'rgba(255, 255, 255, 0.75)',
} as const;

const TEXT = 13;

/** @param family of the font that the machine was found to have. */
export function paperLook(family: string) {
  return lookOf(PAPER_COLOURS, `'${family}', sans-serif`, TEXT);
}
