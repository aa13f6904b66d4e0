/**
 * Cells as spreadsheets put them on the clipboard: rows by line ends, cells by tabs, a cell with a line end, a tab or a
 * leading quote in double quotes with its own quotes doubled (Excel, WPS, LibreOffice alike).
 */

/** Rows of cells, without the line end that closes the last row. Never throws. */
export function clipboardTable(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (let at = 0; at <= source.length; ) {
    const { cell, end } = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at);
    rows[rows.length - 1]?.push(cell);
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

interface Cut {
  cell: string;
  /** Where the tab, the line end or the end of the text stands. */
  end: number;
}

function plainCell(source: string, start: number): Cut {
  const cut = source.slice(start).search(/[\t\n]/);
  const end = cut < 0 ? source.length : start + cut;
  return { cell: source.slice(start, end), end };
}

/** From the opening quote to the one that a tab, a line end or the end follows; without such a quote it is a plain text. */
function quotedCell(source: string, start: number): Cut {
  const match = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(start));
  if (!match) return plainCell(source, start);
  return { cell: (match[1] ?? '').replace(/""/g, '"'), end: start + match[0].length };
}
