/**
 * Copies text, tables and pictures. On plain-http intranets there is no clipboard API: text and tables then go through the
 * page's own copy event, which a person's click may set off anywhere.
 */

/** What is put on the clipboard, by media type. */
type Content = Partial<Record<'text/plain' | 'text/html', string>>;

/** False when the browser copies nothing. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent({ 'text/plain': text });
  }
}

/** A table in both forms that programs take. At once, so that the click still counts; false when nothing was copied. */
export function copyTable({ html, text }: { html: string; text: string }): boolean {
  return copyByEvent({ 'text/html': html, 'text/plain': text });
}

/** A picture as PNG. False where the page may not: without https, or in a browser before Chromium 76. */
export async function copyPicture(png: Promise<Blob>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard?.write) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await png })]);
    return true;
  } catch {
    return false;
  }
}

/** Selects a field for as long as the copy takes: some browsers copy nothing where nothing is selected. */
function copyByEvent(content: Content): boolean {
  const active = document.activeElement;
  const field = document.createElement('textarea');
  field.value = content['text/plain'] ?? '';
  field.setAttribute('readonly', '');
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const put = (event: ClipboardEvent) => {
    for (const [type, value] of Object.entries(content)) event.clipboardData?.setData(type, value);
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  field.remove();
  if (active instanceof HTMLElement) active.focus();
  return copied;
}
