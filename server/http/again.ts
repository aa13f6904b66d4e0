/**
 * The same request of the same session a moment later is answered before anything else is done for it: who it is, what they may
 * and what they were sent was found out less than two seconds ago, and is right as long as that session stands and nothing moved
 * that the answer was made from. What is left is to look, to count it and to send the bytes.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LiveSession } from '../accounts/session.repository.ts';
import type { World } from '../world.ts';
import { has, unpacks } from './keeping.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import type { Counting } from './local-counts.ts';
import type { SessionMemory } from './session-memory.ts';

interface Known {
  /** Where the answer is kept. */
  key: string;
  /** Whether it counts toward the limit. */
  counted: boolean;
  /** What went out beside it, but for what changes from one sending to the next: names and values in turn. */
  headers: readonly string[];
  /** Those of them that who has it already is told again; what a browser may do with a page stands with the page it has. */
  unchanged: readonly string[];
}

/** What one session was sent, by address. */
interface Lane {
  live: LiveSession;
  account: string;
  known: Map<string, Known>;
}

interface Limit {
  counts: Counting;
  max: number;
  /** Milliseconds. */
  window: number;
  /** Whether requests to this route are counted. */
  counted: (request: FastifyRequest) => boolean;
}

const [LIMIT, REMAINING, RESET] = [
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
] as const;
const LANES = 5_000;
const ADDRESSES = 64;
/** Whoever shows or sends more than a cookie goes the long way. */
const MORE = ['authorization', 'content-length', 'transfer-encoding', 'expect', 'range'] as const;
const NEW_EACH_TIME = /^(x-ratelimit-.*|etag|vary|content-(length|encoding)|date|connection)$/;

export class AskedAgain {
  readonly #world: World;
  readonly #answers: KeptAnswers;
  readonly #limit: Limit;
  readonly #lanes = new Map<string, Lane>();
  #sessions: SessionMemory | null = null;

  constructor(world: World, answers: KeptAnswers, limit: Limit) {
    this.#world = world;
    this.#answers = answers;
    this.#limit = limit;
  }

  /**
   * Comes after every other hook: by then all headers are there. What is asked again never reaches Fastify, which on closing has all
   * of it back. @param sessions what may be asked whether a session stands
   */
  install(app: FastifyInstance, sessions: SessionMemory): void {
    this.#sessions = sessions;
    const { server } = app;
    const handlers = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.#answer(request, response)) return;
      for (const handler of handlers) handler.call(server, request, response);
    });
    app.addHook('preClose', (done) => {
      this.#sessions = null;
      done();
    });
    app.decorateRequest('kept', null);
    app.addHook('onSend', (request, reply, _payload, done) => {
      if (request.kept !== null && reply.statusCode === 200) this.#remember(request, reply, request.kept);
      done();
    });
  }

  #remember(request: FastifyRequest, reply: FastifyReply, key: string): void {
    const { session: live, person } = request;
    const { cookie } = request.headers;
    const { config } = request.routeOptions;
    // Limits and policies of its own are looked at each time.
    if (!live || !person || !cookie || config.rateLimit !== undefined || config.policy?.freshMinutes) return;
    let lane = this.#lanes.get(cookie);
    if (lane?.live !== live) {
      if (this.#lanes.size >= LANES) this.#lanes.clear();
      lane = { live, account: person.account, known: new Map() };
      this.#lanes.set(cookie, lane);
    }
    if (lane.known.size >= ADDRESSES) lane.known.clear();
    const sent = Object.entries(reply.getHeaders()).filter(([name]) => !NEW_EACH_TIME.test(name));
    const inTurn = (some: typeof sent) => some.flatMap(([name, value]) => [name, String(value)]);
    lane.known.set(request.raw.url ?? '', {
      key,
      counted: this.#limit.counted(request),
      headers: inTurn(sent),
      unchanged: inTurn(sent.filter(([name]) => name === 'cache-control')),
    });
  }

  /** @returns whether the request is answered */
  #answer({ method, url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
    const lane = method === 'GET' && headers.cookie ? this.#lanes.get(headers.cookie) : undefined;
    const known = lane?.known.get(url);
    if (!lane || !known || MORE.some((name) => headers[name] !== undefined)) return false;
    if (!this.#world.changes.look() || !this.#sessions?.stands(lane.live)) return false;
    const answer = this.#answers.again(known.key);
    if (!answer) return false;
    const limits = known.counted ? this.#count(lane.account) : [];
    // One too many is told so in words, the long way.
    if (!limits) return false;
    write(response, headers, known, answer, limits);
    return true;
  }

  /** @returns headers that tell how much is left; null where nothing is */
  #count(account: string): string[] | null {
    const { counts, max, window } = this.#limit;
    const { current, ttl } = counts.count(account, window);
    if (current > max) return null;
    const seconds = String(Math.ceil(ttl / 1000));
    return [LIMIT, String(max), REMAINING, String(max - current), RESET, seconds];
  }
}

function write(
  response: ServerResponse,
  asked: IncomingHttpHeaders,
  { headers, unchanged }: Known,
  { etag, whole, zipped }: KeptAnswer,
  limits: readonly string[],
): void {
  const about = [...limits, 'etag', etag, 'vary', 'accept-encoding'];
  if (has(asked, etag)) {
    response.writeHead(304, [...unchanged, ...about]).end();
    return;
  }
  const packed = zipped !== null && unpacks(asked);
  const body = packed ? zipped : whole;
  if (packed) about.push('content-encoding', 'gzip');
  about.push('content-length', String(body.length));
  // As a text of bytes it leaves together with its headers, in one piece.
  response.writeHead(200, [...headers, ...about]).end(body.toString('latin1'), 'latin1');
}
