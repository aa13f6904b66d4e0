/** What no page of ours sends: the character U+0000 (PostgreSQL cannot keep it, no keyboard types it) and bottomless JSON. */
import type { FastifyInstance } from 'fastify';
import { badRequest, notFound } from './problem.ts';

const NUL = '\u0000';
/** The deepest body of ours has about a dozen levels. */
const MAX_DEPTH = 50;

export function installNulCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (/%00/.test(request.url)) throw notFound();
  });
  app.addHook('preValidation', async (request) => {
    const fault = faultIn(request.body);
    if (fault) throw badRequest(fault);
  });
}

/** Level by level, since a body nested 100,000 deep would exhaust the stack. */
function faultIn(body: unknown): string | null {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return '提交的内容嵌套过深，不能接受';
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && value.includes(NUL)) return HAS_NUL;
      if (typeof value !== 'object' || value === null) continue;
      for (const [key, held] of Object.entries(value)) {
        if (key.includes(NUL)) return HAS_NUL;
        below.push(held);
      }
    }
    level = below;
  }
  return null;
}

const HAS_NUL = '提交的文字里有不能保存的字符(U+0000)，请删去后重试';
