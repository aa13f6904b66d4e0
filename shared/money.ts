/** Money is stored in 万元; pages and targets speak in 亿元. */
import { shiftDecimal } from './decimal.ts';
import { type Figure, isValue } from './figure.ts';

/** 万元 in one 亿元. */
export const WAN_PER_YI = 10_000;

/** 万元 → 亿元 by moving the decimal point: no dust. */
export function inYi(wan: number): number {
  return shiftDecimal(wan, -4);
}

/** As `inYi`; a reason stays a reason. */
export function figureInYi(figure: Figure): Figure {
  return isValue(figure) ? inYi(figure) : figure;
}

/** A stored figure in the unit of drawings and headlines: money in 亿元, everything else as it is. */
export function drawnFigure({ measure }: { measure: string }, figure: Figure): Figure {
  return measure === 'money' ? figureInYi(figure) : figure;
}
