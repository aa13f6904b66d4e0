/** A digest that does not depend on the order of keys or on blanks: any changed digit of a publication changes it. */
import { createHash } from 'node:crypto';

/** JSON with sorted keys and without blanks; keys with undefined values are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** The document as plain JSON, NaN and undefined gone, with the digest of just that. */
export function sealed<T extends object>(document: T): T & { digest: string } {
  const plain = JSON.parse(JSON.stringify(document)) as T;
  return { ...plain, digest: digestOf(plain) };
}

/** SHA-256 (hex) of a document without its own `digest`. */
export function digestOf(document: object): string {
  const { digest: _, ...rest }: { digest?: unknown } = document;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}
