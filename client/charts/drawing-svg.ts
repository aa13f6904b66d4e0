/** A drawing made of HTML and SVG (bullets, heatmap, tiles) as one SVG that a canvas can paint, styles included. */
import type { ChartHandle } from './chart.tsx';

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
/** Each by its own name: the computed `font` is empty where figures are tabular. */
const INHERITED = [
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'line-height',
  'color',
  'text-align',
];

/**
 * The page's rules as they apply now. Conditions on the window are decided here: inside the picture they would be asked of
 * the picture's own width.
 */
function rulesOf(rules: CSSRuleList): string {
  return [...rules]
    .map((rule) => {
      if (!(rule instanceof CSSMediaRule)) return rule.cssText;
      return matchMedia(rule.conditionText).matches ? rulesOf(rule.cssRules) : '';
    })
    .join('\n');
}

/** A copy whose fields show what they hold; what only serves a screen reader is left out. */
function copyOf(drawing: Element): Element {
  const copy = document.importNode(drawing, true);
  const fields = drawing.querySelectorAll('input');
  copy.querySelectorAll('input').forEach((field, i) => {
    const { value, checked } = fields[i] as HTMLInputElement;
    field.setAttribute('value', value);
    field.toggleAttribute('checked', checked);
  });
  for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
  return copy;
}

/** The same chain of classes around the copy, without boxes of their own, so that rules such as `.panel td` still fit. */
function inItsPlace(drawing: Element, copy: Element): Element {
  let inner = copy;
  for (let outer = drawing.parentElement; outer; outer = outer.parentElement) {
    const shell = document.createElementNS(XHTML, 'div');
    shell.setAttribute('class', outer.className);
    const computed = getComputedStyle(outer);
    const inherited = INHERITED.map((name) => `${name}:${computed.getPropertyValue(name)}`);
    shell.setAttribute('style', ['display:contents', ...inherited].join(';'));
    shell.append(inner);
    inner = shell;
  }
  return inner;
}

/** The drawing as it stands on the page, `width` and `height` in CSS pixels. */
export function drawingHandle(drawing: HTMLElement): ChartHandle {
  const width = Math.ceil(Math.max(drawing.scrollWidth, drawing.clientWidth));
  const height = Math.ceil(drawing.scrollHeight);
  return {
    width,
    height,
    svg: () => {
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('width', String(width));
      svg.setAttribute('height', String(height));
      const style = document.createElementNS(SVG, 'style');
      style.textContent = [...document.styleSheets].map((sheet) => rulesOf(sheet.cssRules)).join('\n');
      const frame = document.createElementNS(SVG, 'foreignObject');
      frame.setAttribute('width', '100%');
      frame.setAttribute('height', '100%');
      frame.append(inItsPlace(drawing, copyOf(drawing)));
      svg.append(style, frame);
      return new XMLSerializer().serializeToString(svg);
    },
  };
}
