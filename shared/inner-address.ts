/** Whether a text is an address of this site: keeps `//evil`, `/\evil` and `https://evil` out of redirects. */
export function isInnerAddress(text: string): boolean {
  return /^\/(?![/\\])/.test(text);
}
