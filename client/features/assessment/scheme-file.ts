/** A scheme read from a file, or what is wrong with it, in words. */
import { Scheme } from '#shared/contract/scheme.ts';

const MOST = 12;

/** Reads an exported scheme; a run's or a version's file is taken for the scheme inside it. */
export function readSchemeFile(text: string): { scheme: Scheme | null; faults: string[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { scheme: null, faults: ['不是 JSON 文件'] };
  }
  const inner =
    typeof content === 'object' && content !== null && 'scheme' in content ? content.scheme : content;
  const parsed = Scheme.safeParse(inner);
  if (parsed.success) return { scheme: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join('/') || '文件'}：${message}`,
  );
  return { scheme: null, faults: faults.slice(0, MOST) };
}
