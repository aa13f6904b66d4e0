import type { FastifyRequest } from 'fastify';
import { badRequest } from './problem.ts';

const MAX_KEY = 100;

/** The Idempotency-Key header: one per submission the person means, repeated with every retry. @throws 400 when too long. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length === 0) return undefined;
  if (key.length > MAX_KEY) throw badRequest('提交编号过长');
  return key;
}
