/** A list of the catalogue as the CSV that `seed-rows.ts` reads back as the same rows. Pure. */
import { Formula } from '#shared/catalogue.ts';
import { Relation } from '#shared/targets/target.ts';
import { type CsvPart, columnsOf } from './seed-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** With the columns of what has a time only where some row has one. Lines end with a line feed. */
export function writeRows(part: CsvPart, rows: readonly Row[]): string {
  const { columns, timed } = columnsOf(part);
  const table = rows.map((row) => new Map([...columns, ...timed].map((c) => [c, cellText(row, c)])));
  const used = [...columns, ...timed.filter((c) => table.some((cells) => cells.get(c)))];
  return csvText([used, ...table.map((cells) => used.map((c) => cells.get(c) ?? ''))]);
}

/** RFC 4180, quoted where it must be. */
export function csvText(lines: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function cellText(row: Row, column: string): string {
  const value = row[column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  switch (column) {
    case 'changed':
      return isRecord(row.change) ? String(row.change.words) : '';
    case 'breaks':
      return isRecord(row.change) ? (row.change.breaks ? '1' : '0') : '';
    case 'tile':
      return isRecord(value) ? `${String(value.row)}:${String(value.col)}` : '';
    case 'successors':
      return Array.isArray(value)
        ? value.map(({ kind, code, from }) => `${kind}:${code}@${from}`).join('|')
        : '';
    case 'formula':
      return value ? formulaText(Formula.parse(value)) : '';
    case 'relation':
      return isRecord(value) ? relationText(Relation.parse(value)) : String(value ?? '');
    default:
      return plainText(value);
  }
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return Array.isArray(value) ? value.join('|') : String(value);
}

function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'sum':
      return formula.terms
        .map(
          ({ indicator, sign }, i) => (sign < 0 ? `${i > 0 ? ' ' : ''}- ` : i > 0 ? ' + ' : '') + indicator,
        )
        .join('');
    case 'ratio': {
      const scale = formula.scale === 1 ? '' : ` * ${formula.scale}`;
      return `${formula.numerator} / ${formula.denominator}${scale}`;
    }
    case 'share_of_units':
      return `share_of_units(${formula.unitKind}, ${formula.indicator} >= ${formula.least})`;
    default:
      return `${formula.kind}(${formula.of})`;
  }
}

function relationText({ left, operator, right, plus }: Relation): string {
  const side = right ? ` ${right.of}(${right.indicator})` : '';
  const rest = plus === 0 && right ? '' : right ? ` ${plus < 0 ? '-' : '+'} ${Math.abs(plus)}` : ` ${plus}`;
  return `${left.of}(${left.indicator}) ${operator}${side}${rest}`;
}
