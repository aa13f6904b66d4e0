/** CSV as the seed folders use it: a header line, quoted fields, and the line number of every record for error messages. */

export interface CsvRecord {
  /** 1-based line on which the record starts. */
  line: number;
  fields: Record<string, string>;
}

interface CsvTable {
  columns: string[];
  records: CsvRecord[];
}

/** The records alone; otherwise as `parseCsvTable`. */
export function parseCsv(text: string, onFault: (line: number, words: string) => void): CsvRecord[] {
  return parseCsvTable(text, onFault).records;
}

/**
 * Parses RFC 4180 text (BOM allowed). A record with fewer or more cells than the header keeps what is there, and
 * `onFault` is told; so it is of a quote that never closes.
 */
export function parseCsvTable(text: string, onFault: (line: number, words: string) => void): CsvTable {
  const [header, ...rows] = splitRecords(text.replace(/^\uFEFF/, ''), onFault);
  if (!header) return { columns: [], records: [] };
  const columns = header.cells.map((name) => name.trim());
  const records = rows
    .filter((row) => row.cells.some((c) => c !== ''))
    .map((row) => {
      if (row.cells.length !== columns.length) {
        onFault(row.line, `有 ${row.cells.length} 列，表头有 ${columns.length} 列`);
      }
      const fields = Object.fromEntries(columns.map((name, i) => [name, (row.cells[i] ?? '').trim()]));
      return { line: row.line, fields };
    });
  return { columns, records };
}

function splitRecords(
  text: string,
  onFault: (line: number, words: string) => void,
): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRecord = () => {
    endCell();
    records.push({ line: start, cells });
    cells = [];
    start = line;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\n') line++;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',') endCell();
    else if (c === '\n') endRecord();
    else if (c !== '\r') cell += c;
  }
  if (quoted) onFault(start, '引号没有闭合');
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}
