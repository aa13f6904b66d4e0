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

/** SHA-256 (hex) of a document without its own `digest`. */
export function digestOf(document: object): string {
  const { digest: _, ...rest } = document as Record<string, unknown>;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}
