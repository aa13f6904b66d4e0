/** One request's part in keeping answers: whether its answer may be kept, for whom, and sending what is kept. */
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EndpointSpec } from '#shared/contract/endpoint.ts';
import { collectReads, type Reads } from '../db/reads.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';

export interface Keeping {
  /** What is still right from before. */
  found: KeptAnswer | undefined;
  /** The answer asked who is calling: it is that account's alone. */
  askedWho(): void;
  /** It looked at the address, a header or the reply itself: it is nobody else's and not kept. */
  lookedElsewhere(): void;
  /** Makes the answer and notes what from. */
  watch<T>(make: () => T | Promise<T>): Promise<T>;
  /** Keeps the answer's bytes. @param text writes it, where it is kept at all @returns undefined for an answer that is sent as it is */
  keep(text: () => string | Uint8Array | ArrayBuffer): Promise<KeptAnswer | undefined>;
}

/** @returns null where answers are never kept: whatever writes, files, stored bytes, and callers who are not people. */
export function openKeeping(
  answers: KeptAnswers,
  { method, path, reply, stored, who, immutable }: EndpointSpec,
  request: FastifyRequest,
): Keeping | null {
  const { person, apiKey } = request;
  if (method !== 'GET' || !(reply instanceof z.ZodType) || stored || who === 'public') return null;
  if (!person || apiKey) return null;
  const address = `${path} ${JSON.stringify([request.params, request.query])}`;
  // Everything that is known of the caller: another role or unit is another reader.
  const reader = JSON.stringify(person);
  const state = answers.state;
  let asked = false;
  let elsewhere = false;
  let reads: Reads | undefined;
  return {
    found: answers.find(address, reader),
    askedWho: () => {
      asked = true;
    },
    lookedElsewhere: () => {
      elsewhere = true;
    },
    watch: async (make) => {
      const watched = await collectReads(make);
      reads = watched.reads;
      return watched.made;
    },
    keep: async (write) => {
      if (immutable && (asked || elsewhere))
        throw new Error(`${path} looked at its caller: nobody else may find its answer in a browser`);
      if (elsewhere || !reads || reads.unsure) return undefined;
      const text = write();
      return typeof text === 'string'
        ? answers.keep(address, { reader, asked }, text, reads, state)
        : undefined;
    },
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The key of the kept answer that it is sent; null for any other. */
    kept: string | null;
  }
}

/** Sends what is kept, or 304 to a caller who has it. */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  { key, etag, whole, zipped }: KeptAnswer,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  request.kept = key;
  reply.header('etag', etag).header('vary', 'accept-encoding');
  if (has(request.headers, etag)) return reply.code(304).send();
  reply.type(type);
  if (!zipped || !unpacks(request.headers)) return reply.send(whole);
  return reply.header('content-encoding', 'gzip').send(zipped);
}

/** Whether the caller has exactly this answer. */
export function has(headers: IncomingHttpHeaders, etag: string): boolean {
  return headers['if-none-match'] === etag;
}

export function unpacks(headers: IncomingHttpHeaders): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}
