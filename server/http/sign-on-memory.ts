/** What a browser keeps while it is at the city's sign-in service: sealed, for ten minutes. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { World } from '../world.ts';
import { isSecure } from './session.ts';

/** Signing in elsewhere, a forgotten password included, takes minutes, not hours. */
const MEMORY_S = 600;
const PURPOSE = 'single-sign-on';

const Memory = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that was asked for. */
  next: z.string(),
});
type Memory = z.infer<typeof Memory>;
/** A browser need not forget in time, so the seal says until when. */
const Sealed = Memory.extend({ until: z.number() });

export function rememberSignOn(reply: FastifyReply, world: World, memory: Memory): void {
  const until = Date.now() + MEMORY_S * 1000;
  const sealed = world.secrets.seal(JSON.stringify({ ...memory, until }), PURPOSE);
  reply.setCookie(cookieName(world), sealed, { ...cookieOf(world), maxAge: MEMORY_S });
}

/** @returns null when there is none, it is too old, or it was not made here. */
export function recallSignOn(request: FastifyRequest, world: World): Memory | null {
  const sealed = request.cookies[cookieName(world)];
  if (!sealed) return null;
  try {
    const memory = Sealed.parse(JSON.parse(world.secrets.open(sealed, PURPOSE)));
    return memory.until > Date.now() ? memory : null;
  } catch {
    return null;
  }
}

export function forgetSignOn(reply: FastifyReply, world: World): void {
  reply.clearCookie(cookieName(world), cookieOf(world));
}

function cookieName(world: World): string {
  return isSecure(world) ? '__Host-sign-on' : 'sign-on';
}

/** Lax: the way back begins at another site. */
function cookieOf(world: World) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(world) } as const;
}
