/** Stored JSON (a run is about 100 KB) never changes: it goes out as it was stored, packed where the browser can unpack. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const pack = promisify(gzip);

/** Sends stored JSON byte for byte, gzip-coded when the caller accepts it. */
export async function sendStored(request: FastifyRequest, reply: FastifyReply, text: string) {
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
    return reply.serializer((stored: string) => stored).send(text);
  return reply.header('content-encoding', 'gzip').send(await pack(text));
}
