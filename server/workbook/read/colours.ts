/** Colours of writing and ground, compared as an eye does. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** `FFRRGGBB`, `RRGGBB` or `#RRGGBB`; null for anything else. */
export function hexColour(text: string | undefined): Rgb | null {
  const hex = /^#?(?:[\da-f]{2})?([\da-f]{6})$/i.exec(text ?? '')?.[1];
  if (hex === undefined) return null;
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(0), at(2), at(4)];
}

/** The 56 colours that old programs number from 8; 0 to 7 repeat the first eight. */
const PALETTE =
  '000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF800080800000008080' +
  '0000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333';

/** A numbered colour by the standard palette; null for the system's own (64, 65 and beyond). */
export function indexedColour(index: number): Rgb | null {
  const place = index < 8 ? index : index - 8;
  return index < 64 ? hexColour(PALETTE.slice(place * 6, place * 6 + 6)) : null;
}

/** Lighter (up to 1) or darker (down to −1), as spreadsheet programs tint a theme's colours. */
export function tinted([r, g, b]: Rgb, tint: number): Rgb {
  const shade = (value: number) => Math.round(tint < 0 ? value * (1 + tint) : value + (255 - value) * tint);
  return [shade(r), shade(g), shade(b)];
}

/** Relative luminance, WCAG 2. */
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black on white has 21; below this nobody reads a figure. */
const MIN_CONTRAST = 1.2;

export function isNearlyEqual(a: Rgb, b: Rgb): boolean {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05) < MIN_CONTRAST;
}
