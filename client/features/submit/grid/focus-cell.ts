/** Brings a cell (or the table) into sight and into focus. Does nothing when it is not on the page. */
export function focusCell(id: string): void {
  const cell = document.getElementById(id);
  cell?.scrollIntoView({ block: 'center' });
  cell?.focus({ preventScroll: true });
}
