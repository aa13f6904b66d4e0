/** Formulas of conditional formats as text, from the tokens in which an old .xls stores them ([MS-XLS] 2.5.198). */
import type { Buffer } from 'node:buffer';
import { utils } from '@e965/xlsx';
import type { Corners } from './conditions.ts';

const OPERATORS: Record<number, string> = {
  9: '<',
  10: '<=',
  11: '=',
  12: '>=',
  13: '>',
  14: '<>',
};
const FUNCTIONS: Record<number, string> = {
  2: 'ISNA',
  3: 'ISERROR',
  32: 'LEN',
  118: 'TRIM',
  126: 'ISERR',
  127: 'ISTEXT',
  129: 'ISBLANK',
};

/** A reference; within conditional formats it may be told by its distance from the first cell. */
function reference(tokens: Buffer, at: number, base: Corners | undefined): string {
  const [row, col] = [tokens.readUInt16LE(at + 1), tokens.readUInt16LE(at + 3)];
  const [moves, across] = [(col & 0x8000) !== 0, (col & 0x4000) !== 0];
  const distant = ((tokens[at] ?? 0) & 0x1f) === 0x0c;
  const [top = 0, left = 0] = distant ? (base ?? []) : [];
  const r = ((moves ? top : 0) + row) & 0xffff;
  const c = ((across ? left : 0) + (col & 0xff)) & 0xff;
  return `${across ? '' : '$'}${utils.encode_col(c)}${moves ? '' : '$'}${r + 1}`;
}

/** The formula's text; '?' for anything but a number, a text, a reference, one comparison, and questions such as ISERROR. */
export function formulaText(tokens: Buffer, base: Corners | undefined): string {
  const stack: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at] ?? 0;
    const kind = token & 0x1f;
    const operator = OPERATORS[token];
    if (token === 0x1e) {
      stack.push(String(tokens.readUInt16LE(at + 1)));
      at += 3;
    } else if (token === 0x1f) {
      stack.push(String(tokens.readDoubleLE(at + 1)));
      at += 9;
    } else if (token === 0x17) {
      const [length = 0, wide = 0] = [tokens[at + 1], tokens[at + 2]];
      stack.push(length === 0 ? '""' : '"?"');
      at += 3 + length * ((wide & 1) + 1);
    } else if (token === 0x13) {
      stack.push(`-${stack.pop() ?? '?'}`);
      at += 1;
    } else if (token === 0x19 && tokens[at + 1] === 0x40) at += 4;
    else if (operator !== undefined) {
      const right = stack.pop() ?? '?';
      stack.push(`${stack.pop() ?? '?'}${operator}${right}`);
      at += 1;
    } else if (token > 0x1f && (kind === 0x04 || kind === 0x0c)) {
      stack.push(reference(tokens, at, base));
      at += 5;
    } else if (token > 0x1f && kind === 0x01) {
      const name = FUNCTIONS[tokens.readUInt16LE(at + 1)];
      if (name === undefined) return '?';
      stack.push(`${name}(${stack.pop() ?? '?'})`);
      at += 3;
    } else return '?';
  }
  return stack.length === 1 ? (stack[0] ?? '?') : '?';
}
