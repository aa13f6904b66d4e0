/** Registers an endpoint (shared/contract/endpoint.ts): route, checks and policy from its one description. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import type { EndpointSpec, Received } from '#shared/contract/endpoint.ts';
import type { Person } from '#shared/contract/session.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { World } from '../world.ts';
import { type Actor, actorOf, callerEntry, entryOf, routeOf } from './actor.ts';
import { type ReceivedFile, readFile, sendFile } from './files.ts';
import { goOn } from './go-on.ts';
import { keyOf } from './idempotency-key.ts';
import { type Keeping, openKeeping, sendKept } from './keeping.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { notSignedIn, ProblemError } from './problem.ts';
import type { App } from './server.ts';
import { sendStored } from './stored-json.ts';
import { UploadTurns } from './upload-turns.ts';

/** A download: its name, its bytes (or what streams them) and their media type. */
interface Download {
  name: string;
  bytes: Uint8Array | Readable;
  type: string;
  /** Shown in the browser instead of being saved; only for what runs nothing. */
  inline?: boolean;
}

/** One request, checked and typed by its endpoint. */
interface Call<E extends EndpointSpec> extends Received<E> {
  /** The caller. @throws 401 where nobody is signed in (public endpoints). */
  person: () => Person;
  /** Who acts, from where, at what time. @throws 401 where nobody is signed in. */
  actor: () => Actor;
  /** The Idempotency-Key, repeated with every retry. */
  key: string | undefined;
  /** The uploaded file. @throws 400 without one. */
  file: () => Promise<ReceivedFile>;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Answer<E extends EndpointSpec> = E['reply'] extends 'file'
  ? Download
  : E['reply'] extends 'none'
    ? // biome-ignore lint/suspicious/noConfusingVoidType: what a handler without a return returns
      void
    : E['reply'] extends 'elsewhere'
      ? string
      : E extends { stored: true }
        ? string
        : E['reply'] extends z.ZodType
          ? z.input<E['reply']>
          : never;

const YEAR_SECONDS = 31_536_000;

interface Limits {
  rateLimit?: { max: number; timeWindow: string } | false;
  bodyLimit?: number;
  /** Milliseconds that the connection may be silent while the answer is made; else as long as any other (app.ts). */
  patience?: number;
}

/** Registers an endpoint with what answers it. */
export type Serve = <E extends EndpointSpec>(
  endpoint: E,
  answer: (call: Call<E>) => Answer<E> | Promise<Answer<E>>,
  limits?: Limits,
) => void;

/** @param answers where what is read again is kept */
export function serveOn(app: App, world: World, answers: KeptAnswers): Serve {
  const uploads = new UploadTurns();
  return (endpoint, answer, { rateLimit, bodyLimit, patience } = {}) => {
    const { who, scope, freshMinutes, keys, upload = false } = endpoint;
    const options: RouteShorthandOptions = {
      config: {
        policy: { who, scope, freshMinutes, keys },
        upload,
        ...(rateLimit === undefined ? {} : { rateLimit }),
      },
      schema: { ...schemaOf(endpoint), summary: endpoint.about },
      ...(bodyLimit === undefined ? {} : { bodyLimit }),
    };
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      ...options,
      handler: async (request, reply) => {
        // Node sets it back for what comes next on the connection.
        if (patience !== undefined) request.raw.socket.setTimeout?.(patience);
        const keeping = openKeeping(answers, endpoint, request);
        if (keeping?.found) return sendKept(request, lasting(endpoint, reply), keeping.found);
        const call = callOf(endpoint, request, reply, world, keeping);
        const work = async () => (keeping ? keeping.watch(() => answer(call)) : answer(call));
        const answered = upload ? uploads.take(actorOf(request, world.now()).person.account, work) : work();
        const result = await answered.catch(async (error: unknown) => {
          await recordRefusal(world, request, endpoint, error);
          throw error;
        });
        if (isDownload(endpoint, result)) await recordDownload(world, request, result);
        else if (request.apiKey) await recordReading(world, request);
        const kept = reply.sent ? undefined : await keeping?.keep(() => reply.serialize(result));
        const out = lasting(endpoint, reply);
        return kept ? sendKept(request, out, kept) : send(endpoint, request, out, result);
      },
    });
  };
}

/** How long a browser may keep an answer; where nothing is said, not at all (app.ts). */
function lasting({ immutable }: EndpointSpec, reply: FastifyReply): FastifyReply {
  return immutable ? reply.header('cache-control', `private, max-age=${YEAR_SECONDS}, immutable`) : reply;
}

/** Somebody was first, or the thing is not the caller's: what a person ran into belongs in the trail as much as what they did. */
async function recordRefusal(
  world: World,
  request: FastifyRequest,
  { method, scope }: EndpointSpec,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ProblemError) || !request.person) return;
  const { status, type } = error.problem;
  const foreign = status === 404 && (scope === 'own-return' || method !== 'GET');
  if (status !== 409 && status !== 403 && !foreign) return;
  const action = status === 409 ? 'conflict' : 'denied';
  const detail = { problem: type, params: request.params };
  const entry = entryOf(actorOf(request, world.now()), action, routeOf(request), detail);
  const outcome = status === 409 ? 'failed' : 'denied';
  await world.db.transaction().execute((trx) => appendAudit(trx, { ...entry, outcome }));
}

/** Every file that leaves the house leaves a row: who took what, and how much of it. */
async function recordDownload(
  world: World,
  request: FastifyRequest,
  { name, bytes }: Download,
): Promise<void> {
  const entry = callerEntry(request, world.now(), 'download', routeOf(request), {
    params: request.params,
    name,
    ...(bytes instanceof Uint8Array ? { bytes: bytes.byteLength } : {}),
  });
  await world.db.transaction().execute((trx) => appendAudit(trx, entry));
}

/** What another system reads leaves a row too, with what it asked for. */
async function recordReading(world: World, request: FastifyRequest): Promise<void> {
  const { params, query } = request;
  const entry = callerEntry(request, world.now(), 'read-by-key', routeOf(request), { params, query });
  await world.db.transaction().execute((trx) => appendAudit(trx, entry));
}

function schemaOf({ params, query, body, reply, stored }: EndpointSpec) {
  return {
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    // Stored JSON and downloads go out byte for byte: nothing is to be serialised.
    ...(reply instanceof z.ZodType && !stored ? { response: { 200: reply } } : {}),
  };
}

/** What a handler is given. Whoever keeps the answer is told what of the request it looked at. */
function callOf<E extends EndpointSpec>(
  _endpoint: E,
  request: FastifyRequest,
  reply: FastifyReply,
  world: World,
  keeping: Keeping | null,
): Call<E> {
  return {
    // The schemas have checked and converted all three.
    params: request.params,
    query: request.query,
    body: request.body,
    person: () => {
      keeping?.askedWho();
      if (!request.person) throw notSignedIn();
      return request.person;
    },
    actor: () => {
      keeping?.lookedElsewhere();
      return actorOf(request, world.now());
    },
    key: keyOf(request),
    file: () => readFile(request),
    get request() {
      keeping?.lookedElsewhere();
      return request;
    },
    get reply() {
      keeping?.lookedElsewhere();
      return reply;
    },
  } as Call<E>;
}

/** An endpoint that replies with a file is answered with one: its handler's type says so. */
function isDownload({ reply }: EndpointSpec, answer: unknown): answer is Download {
  return reply === 'file' && typeof answer === 'object';
}

function send(endpoint: EndpointSpec, request: FastifyRequest, reply: FastifyReply, answer: unknown) {
  if (reply.sent) return reply;
  if (endpoint.reply === 'none') return reply.code(204).send();
  if (endpoint.reply === 'elsewhere') return goOn(reply, String(answer));
  if (isDownload(endpoint, answer)) return sendFile(reply, answer, answer.type);
  return endpoint.stored ? sendStored(request, reply, String(answer)) : answer;
}
