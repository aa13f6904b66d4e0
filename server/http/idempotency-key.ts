import type { FastifyRequest } from 'fastify';

/** The Idempotency-Key header: one per submission the person means, repeated with every retry. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key.length > 0 ? key.slice(0, 100) : undefined;
}
