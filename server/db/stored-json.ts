/** JSON that a column holds: checked by its shape where it leaves the database, never believed. */
import type { z } from 'zod';

/**
 * The value as it stands: neither the order of its keys nor what another release wrote beside them is lost, so that it
 * may be frozen or handed on as it is. For shapes that only check; one with defaults is parsed by its owner.
 * @throws Error naming the record and what does not fit
 */
export function readStored<T>(shape: z.ZodType<T>, text: string, record: string): T {
  const value: unknown = JSON.parse(text);
  assertShape(shape, value, record);
  return value;
}

function assertShape<T>(shape: z.ZodType<T>, value: unknown, record: string): asserts value is T {
  const { error } = shape.safeParse(value);
  if (error) throw new Error(`stored ${record} does not have its shape: ${error.message}`);
}
