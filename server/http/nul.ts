/** The character U+0000 belongs in no address and no text: PostgreSQL cannot keep it, and no keyboard types it. */
import type { FastifyInstance } from 'fastify';
import { badRequest, notFound } from './problem.ts';

const NUL = '\u0000';

export function installNulCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (/%00/.test(request.url)) throw notFound();
  });
  app.addHook('preValidation', async (request) => {
    if (holdsNul(request.body)) throw badRequest('提交的文字里有不能保存的字符(U+0000)，请删去后重试');
  });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, held]) => key.includes(NUL) || holdsNul(held));
}
