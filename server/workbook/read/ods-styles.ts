/** Styles of an .ods as far as they tell what is seen: automatic ones and those they inherit from. */
import { hexColour } from './colours.ts';
import type { Dress } from './conditions.ts';
import type { CellStyle } from './look.ts';
import { attribute, unescapeXml } from './xml-text.ts';

interface NamedStyle {
  parent: string | undefined;
  body: string;
}

const PER_UNIT: Record<string, number> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, px: 0.75 };

/** A length such as `0.178in` in points; NaN when it is none. */
function points(length: string | undefined): number {
  const [, amount, unit = ''] = /^([\d.]+)(pt|in|cm|mm|pc|px)$/.exec(length ?? '') ?? [];
  return Number(amount) * (PER_UNIT[unit] ?? Number.NaN);
}

const FORMAT = /<number:[a-z]+-style(\s[^>]*?)(?:\/>|>(.*?)<\/number:[a-z]+-style>)/gs;
/** What makes a number format show something: any part but an empty piece of text. */
const SHOWS = /<number:(?!text[\s/>])[a-z]|<number:text(?:\s[^>]*)?>\s*[^<\s]/;

export class OdsStyles {
  readonly #named = new Map<string, NamedStyle>();
  readonly #displayed = new Map<string, string>();
  readonly #formats = new Map<string, string>();
  readonly #conditions = new Map<string | undefined, string[]>();
  readonly #cells = new Map<string, CellStyle>();

  /** `xmls`: styles.xml before content.xml, whose automatic styles inherit from it. */
  constructor(xmls: readonly string[]) {
    for (const xml of xmls)
      for (const [, attributes = '', body = ''] of xml.matchAll(
        /<style:style(\s[^>]*?)(?:\/>|>(.*?)<\/style:style>)/gs,
      )) {
        const key = `${attribute(attributes, 'family')}/${attribute(attributes, 'name')}`;
        this.#named.set(key, {
          parent: attribute(attributes, 'parent-style-name'),
          body: `${attributes} ${body}`,
        });
        const shown = attribute(attributes, 'display-name');
        if (shown !== undefined) this.#displayed.set(unescapeXml(shown), attribute(attributes, 'name') ?? '');
      }
    for (const xml of xmls)
      for (const [, attributes = '', body = ''] of xml.matchAll(FORMAT))
        this.#formats.set(attribute(attributes, 'name') ?? '', body);
  }

  /** One property, from the style or what it inherits from. */
  #property(family: string, name: string | undefined, property: string): string | undefined {
    let key = name;
    for (let depth = 0; key !== undefined && depth < 10; depth++) {
      const style: NamedStyle | undefined = this.#named.get(`${family}/${key}`);
      const value = style && attribute(style.body.replace(/<|\/?>/g, ' '), property);
      if (value !== undefined) return value;
      key = style?.parent;
    }
    return undefined;
  }

  hidesSheet(name: string | undefined): boolean {
    return this.#property('table', name, 'display') === 'false';
  }

  /** Points; NaN when the style says nothing. */
  rowHeight(name: string | undefined): number {
    return points(this.#property('table-row', name, 'row-height'));
  }

  columnWidth(name: string | undefined): number {
    return points(this.#property('table-column', name, 'column-width'));
  }

  /** Writing and ground of a cell (`table-cell`) or of a part of its text (`text`). */
  writing(family: 'table-cell' | 'text', name: string | undefined): CellStyle {
    const known = this.#cells.get(`${family}/${name}`);
    if (known) return known;
    const of = (property: string) => this.#property(family, name, property);
    const through = of('text-line-through-type') ?? of('text-line-through-style');
    const position = of('text-position');
    const colour = of('use-window-font-color') === 'true' ? undefined : hexColour(of('color'));
    const size = points(of('font-size'));
    const style: CellStyle = {
      ...(through === undefined ? {} : { struck: through !== 'none' }),
      ...(position === undefined ? {} : { raised: /^(super|sub|-?[1-9])/.test(position) }),
      ...(colour ? { colour } : {}),
      ...(Number.isNaN(size) ? {} : { size }),
      fill: family === 'text' ? null : hexColour(of('background-color')),
    };
    this.#cells.set(`${family}/${name}`, style);
    return style;
  }

  /** The number format shows nothing, whatever the number. */
  #isBlank(format: string | undefined): boolean {
    const body = this.#formats.get(format ?? '');
    if (body === undefined) return false;
    const others = [...body.matchAll(/apply-style-name="([^"]*)"/g)].map(([, name = '']) => name);
    return [body, ...others.map((name) => this.#formats.get(name) ?? '')].every((part) => !SHOWS.test(part));
  }

  /** What a condition makes of a cell by this style, named as it is stored or as it is shown. */
  dress(name: string): Dress | undefined {
    const stored = this.#named.has(`table-cell/${name}`) ? name : this.#displayed.get(name);
    if (stored === undefined) return undefined;
    const { fill, ...writing } = this.writing('table-cell', stored);
    const grounded = this.#property('table-cell', stored, 'background-color') !== undefined;
    return {
      ...writing,
      ...(grounded ? { fill: fill ?? null } : {}),
      blank: this.#isBlank(this.#property('table-cell', stored, 'data-style-name')),
    };
  }

  /** The conditions written into a cell's own style. */
  conditionsOf(name: string | undefined): string[] {
    const known = this.#conditions.get(name);
    if (known) return known;
    const body = this.#named.get(`table-cell/${name}`)?.body ?? '';
    const found = [...body.matchAll(/<style:map(\s[^>]*)>/g)].map(([, attributes = '']) => attributes);
    this.#conditions.set(name, found);
    return found;
  }
}
