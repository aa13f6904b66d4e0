/** What an uploaded file may be at most, whatever program wrote it. */

/** Limits of an upload (trust.md U6–U10). */
export const WORKBOOK_LIMITS = {
  bytes: 10 * 1024 * 1024,
  zipEntries: 200,
  unpackedBytes: 50 * 1024 * 1024,
  /** Unpacked ÷ packed, of the whole file; small files are let through whatever their ratio. */
  ratio: 100,
  ratioFreeBytes: 2 * 1024 * 1024,
  /** Unpacked cell styles of an .xlsx, whatever their ratio. */
  stylesBytes: 16 * 1024 * 1024,
  sheets: 20,
  /** More than past years of a province in one long table; the product's own template of the most cells of a return has half as many. */
  rows: 60_000,
  cols: 200,
  /** Cells that hold something, over all sheets: as many numbers as are read within `memoryBytes`. */
  cells: 450_000,
  merges: 10_000,
  mergedCells: 2_000_000,
  textLength: 4000,
  /** Of processor time. */
  milliseconds: 10_000,
  memoryBytes: 512 * 1024 * 1024,
} as const;
