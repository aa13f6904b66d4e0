/** Plain formulas calculated from stored cells: sums, differences, products and references, nothing that decides or looks up. */

/** What a reference meets: a number, nothing, or something a plain formula cannot count with. */
export type Operand = number | 'blank' | 'text' | 'unknown';

interface FormulaWorld {
  /** `sheet` null: the formula's own. Columns and rows from zero. */
  cell(sheet: string | null, row: number, col: number): Operand;
}

export interface FormulaResult {
  value: number;
  /** Every cell it refers to is empty (and there is at least one). */
  onlyBlanks: boolean;
  /** Sum of the sizes of the numbers counted with: what rounding in binary may be measured against. */
  scale: number;
}

const TOKEN =
  /\s*(?:((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_(.])|(\d+\.?\d*(?:E[+-]?\d+)?|\.\d+)|([A-Z][A-Z.]*)\(|([-+*/(),;%]))/iuy;
const MAX_LENGTH = 1000;
const MAX_RANGE = 20_000;
const FUNCTIONS = new Set(['SUM', 'ROUND']);

class NotPlain extends Error {}
/** One for all: thousands of formulas are not plain, and each new error costs a stack trace. */
const NOT_PLAIN = new NotPlain();

interface Token {
  kind: 'reference' | 'number' | 'function' | 'sign' | 'end';
  text: string;
  sheet: string | null;
  from: [row: number, col: number];
  to: [row: number, col: number] | null;
}

function column(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  const plain = { text: '', sheet: null, from: [0, 0], to: null } satisfies Omit<Token, 'kind'>;
  const source = formula.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) throw NOT_PLAIN;
    const [, sheet, fromCol, fromRow, toCol, toRow, number, name, sign] = match;
    if (fromCol && fromRow) {
      found.push({
        kind: 'reference',
        text: '',
        sheet: sheet ? sheet.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") : null,
        from: [Number(fromRow) - 1, column(fromCol)],
        to: toCol && toRow ? [Number(toRow) - 1, column(toCol)] : null,
      });
    } else if (number) found.push({ ...plain, from: [0, 0], kind: 'number', text: number });
    else if (name) found.push({ ...plain, from: [0, 0], kind: 'function', text: name.toUpperCase() });
    else found.push({ ...plain, from: [0, 0], kind: 'sign', text: sign === ';' ? ',' : (sign ?? '') });
  }
  found.push({ ...plain, from: [0, 0], kind: 'end' });
  return found;
}

class Calculation {
  scale = 0;
  references = 0;
  blanks = 0;
  readonly #tokens: Token[];
  readonly #world: FormulaWorld;
  #at = 0;

  constructor(formula: string, world: FormulaWorld) {
    this.#tokens = tokens(formula);
    this.#world = world;
  }

  run(): number {
    const value = this.#sum();
    if (this.#next.kind !== 'end' || !Number.isFinite(value)) throw NOT_PLAIN;
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', sheet: null, from: [0, 0], to: null };
  }

  #takes(...signs: string[]): string | null {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#at += 1;
    return text;
  }

  #sum(): number {
    let value = this.#product();
    for (let sign = this.#takes('+', '-'); sign; sign = this.#takes('+', '-')) {
      const next = this.#product();
      value += sign === '+' ? next : -next;
    }
    return value;
  }

  #product(): number {
    let value = this.#factor();
    for (let sign = this.#takes('*', '/'); sign; sign = this.#takes('*', '/')) {
      const next = this.#factor();
      if (sign === '/' && next === 0) throw NOT_PLAIN;
      value = sign === '*' ? value * next : value / next;
    }
    return value;
  }

  #factor(): number {
    const sign = this.#takes('+', '-');
    if (sign) return sign === '-' ? -this.#factor() : this.#factor();
    let value = this.#atom();
    while (this.#takes('%')) value /= 100;
    return value;
  }

  #atom(): number {
    const token = this.#next;
    if (this.#takes('(')) {
      const value = this.#sum();
      if (!this.#takes(')')) throw NOT_PLAIN;
      return value;
    }
    this.#at += 1;
    if (token.kind === 'number') return this.#counted(Number(token.text));
    if (token.kind === 'reference' && token.to === null) return this.#referenced(token.sheet, ...token.from);
    if (token.kind === 'function' && FUNCTIONS.has(token.text)) return this.#call(token.text);
    throw NOT_PLAIN;
  }

  #counted(value: number): number {
    this.scale += Math.abs(value);
    return value;
  }

  #referenced(sheet: string | null, row: number, col: number, inRange = false): number {
    const operand = this.#world.cell(sheet, row, col);
    // A sum passes over texts; an addition of one is an error.
    if (operand === 'unknown' || (operand === 'text' && !inRange)) throw NOT_PLAIN;
    this.references += 1;
    if (operand === 'blank' || operand === 'text') {
      if (operand === 'blank') this.blanks += 1;
      return 0;
    }
    return this.#counted(operand);
  }

  #call(name: string): number {
    const values: number[] = [];
    do {
      const token = this.#next;
      const after = this.#tokens[this.#at + 1];
      const whole = after?.kind === 'sign' && (after.text === ',' || after.text === ')');
      if (name === 'SUM' && token.kind === 'reference' && whole) {
        this.#at += 1;
        values.push(this.#range(token));
      } else values.push(this.#sum());
    } while (this.#takes(','));
    if (!this.#takes(')')) throw NOT_PLAIN;
    const [first = 0, places = 0] = values;
    if (name === 'SUM') return values.reduce((sum, value) => sum + value, 0);
    if (values.length !== 2 || !Number.isInteger(places) || Math.abs(places) > 10) throw NOT_PLAIN;
    return Number(
      `${Math.sign(first) * Math.round(Number(`${Number(Math.abs(first).toPrecision(15))}e${places}`))}e${-places}`,
    );
  }

  #range({ sheet, from, to }: Token): number {
    const [bottom, right] = to ?? from;
    const [top, left] = from;
    if ((bottom - top + 1) * (right - left + 1) > MAX_RANGE) throw NOT_PLAIN;
    let sum = 0;
    for (let row = Math.min(top, bottom); row <= Math.max(top, bottom); row++)
      for (let col = Math.min(left, right); col <= Math.max(left, right); col++)
        sum += this.#referenced(sheet, row, col, true);
    return sum;
  }
}

/** The result of a plain formula (without its `=`); null when it is not plain or cannot be known. */
export function calculate(formula: string, world: FormulaWorld): FormulaResult | null {
  if (formula.length > MAX_LENGTH) return null;
  try {
    const calculation = new Calculation(formula, world);
    const value = calculation.run();
    const { references, blanks, scale } = calculation;
    return { value, onlyBlanks: references > 0 && references === blanks, scale };
  } catch (error) {
    if (error instanceof NotPlain || error instanceof RangeError) return null;
    throw error;
  }
}
