/** Cross-origin writes are refused (beside the SameSite=Strict cookie): a write must come from a page of ours. */
import type { FastifyInstance } from 'fastify';
import { forbidden } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export function installOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (READING.has(request.method)) return;
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    const foreign = (origin !== undefined && hostOf(origin) !== request.host) || site === 'cross-site';
    if (foreign) throw forbidden('请求来自其他网站，已拒绝。请在本系统页面内操作。');
  });
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return '';
  }
}
