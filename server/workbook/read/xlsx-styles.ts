/** Fonts and fills of an .xlsx, as far as they tell what is seen. The parts come plain from xml-text.ts. */
import { hexColour, indexedColour, type Rgb, tinted } from './colours.ts';
import type { CellStyle, Run, Writing } from './look.ts';
import { attribute, isOn, unescapeXml } from './xml-text.ts';

const P = '(?:[\\w.-]+:)?';

interface Element {
  attributes: string;
  /** Empty for one that closes itself. */
  content: string;
}

/** Every element of one name, in order, one after the other. */
export function* eachElement(xml: string, name: string): Generator<Element> {
  const pattern = new RegExp(`<${P}${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${P}${name}\\s*>)`, 'g');
  for (const match of xml.matchAll(pattern)) yield { attributes: match[1] ?? '', content: match[2] ?? '' };
}

export function elements(xml: string, name: string): Element[] {
  return [...eachElement(xml, name)];
}

function switchOf(xml: string, name: string): boolean | undefined {
  const found = new RegExp(`<${P}${name}(\\s[^>]*?)?/?>`).exec(xml);
  return found ? isOn(attribute(found[1] ?? '', 'val')) : undefined;
}

export interface Palette {
  theme: readonly (Rgb | null)[];
  indexed: readonly (Rgb | null)[];
}

/** Theme colours count light 1, dark 1, light 2, dark 2; the theme part lists dark before light. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];

export function paletteOf(themeXml: string, stylesXml: string): Palette {
  const theme = THEME_ORDER.map((name) => {
    const content = elements(themeXml, name)[0]?.content ?? '';
    return hexColour(attribute(content, 'lastClr') ?? /srgbClr\s+val="(\w+)"/.exec(content)?.[1]);
  });
  const own = elements(elements(stylesXml, 'indexedColors')[0]?.content ?? '', 'rgbColor');
  return { theme, indexed: own.map(({ attributes }) => hexColour(attribute(attributes, 'rgb'))) };
}

function colourOf(attributes: string, palette: Palette): Rgb | null {
  const theme = attribute(attributes, 'theme');
  const index = Number(attribute(attributes, 'indexed') ?? Number.NaN);
  const rgb = hexColour(attribute(attributes, 'rgb'));
  const indexed = Number.isInteger(index) ? (palette.indexed[index] ?? indexedColour(index)) : null;
  const base = theme === undefined ? (rgb ?? indexed) : (palette.theme[Number(theme)] ?? null);
  const tint = Number(attribute(attributes, 'tint') ?? 0);
  return base === null || !Number.isFinite(tint) ? base : tinted(base, tint);
}

/** How the text of a font or a run is written. */
export function writingOf(xml: string, palette: Palette): Writing {
  const align = /<(?:[\w.-]+:)?vertAlign\s[^>]*val="(\w+)"/.exec(xml)?.[1];
  const colour = new RegExp(`<${P}color\\s([^>]*)>`).exec(xml)?.[1];
  const size = Number(new RegExp(`<${P}sz\\s[^>]*val="([\\d.]+)"`).exec(xml)?.[1] ?? Number.NaN);
  const struck = switchOf(xml, 'strike') ?? switchOf(xml, 'dstrike');
  return {
    ...(struck === undefined ? {} : { struck }),
    ...(align === undefined ? {} : { raised: align !== 'baseline' }),
    ...(colour === undefined ? {} : { colour: colourOf(colour, palette) }),
    ...(Number.isNaN(size) ? {} : { size }),
  };
}

/** Null: no fill, or a pattern whose colour does not decide. A conditional format names its ground `bgColor`. */
export function fillOf(xml: string, palette: Palette, ground: 'fgColor' | 'bgColor' = 'fgColor'): Rgb | null {
  if (ground === 'fgColor' && !/patternType="solid"/.test(xml)) return null;
  const colour = new RegExp(`<${P}${ground}\\s([^>]*)>`).exec(xml)?.[1];
  return colour === undefined ? null : colourOf(colour, palette);
}

/** The styles that cells name by number (`s`), in order. */
export function cellStyles(stylesXml: string, palette: Palette): CellStyle[] {
  const part = (name: string) => elements(stylesXml, name)[0]?.content ?? '';
  const fonts = elements(part('fonts'), 'font').map(({ content }) => writingOf(content, palette));
  const fills = elements(part('fills'), 'fill').map(({ content }) => fillOf(content, palette));
  return elements(part('cellXfs'), 'xf').map(({ attributes }) => ({
    ...fonts[Number(attribute(attributes, 'fontId') ?? 0)],
    fill: fills[Number(attribute(attributes, 'fillId') ?? 0)] ?? null,
  }));
}

/** Differently written parts of a shared or inline string; null when it is one plain text. */
export function runsOf(xml: string, palette: Palette): Run[] | null {
  if (!/<(?:[\w.-]+:)?rPr[\s>]/.test(xml)) return null;
  return elements(xml, 'r').map(({ content }) => ({
    ...writingOf(elements(content, 'rPr')[0]?.content ?? '', palette),
    text: elements(content, 't')
      .map((t) => unescapeXml(t.content))
      .join(''),
  }));
}
