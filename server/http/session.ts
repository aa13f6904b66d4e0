/** Who is calling: turns the session cookie into `request.person`. */
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import type { Gate, Person } from '#shared/contract/session.ts';
import { nodeOf } from '#shared/tree/belonging.ts';
import { isPasswordOld } from '../accounts/password-rules.ts';
import { needsSecondFactor } from '../accounts/second-factor.service.ts';
import { type LiveSession, SESSION_MAX_MS } from '../accounts/session.repository.ts';
import type { AccountTable } from '../db/account-tables.ts';
import { programmeToday } from '../programme/today.ts';
import type { World } from '../world.ts';
import { rememberSessions, type SessionMemory } from './session-memory.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person signed in, or null; set before the policy is checked. */
    person: Person | null;
    /** Hash of the session in use and when its password was last given. */
    session: LiveSession | null;
  }
}

/** Behind https the cookie is bound to the host and never sent in the clear. */
export function isSecure(world: Pick<World, 'publicUrl'>): boolean {
  return world.publicUrl?.startsWith('https://') ?? false;
}

function cookieName(world: World): string {
  return isSecure(world) ? '__Host-sid' : 'sid';
}

/** Reads the session before every handler. @returns the sessions read a moment ago */
export async function installSessions(app: FastifyInstance, world: World): Promise<SessionMemory> {
  await app.register(fastifyCookie);
  app.decorateRequest('person', null);
  app.decorateRequest('session', null);
  const memory = rememberSessions(world);
  /** As long as a session is kept (seconds) and the programme stays, who it stands for does too. */
  const people = new WeakMap<LiveSession, { catalogue: World['catalogue']; person: Person }>();
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const token = request.cookies[cookieName(world)];
    if (!token) return;
    const live = await memory.find(token);
    if (!live) return;
    const { catalogue } = world;
    let known = people.get(live);
    if (known?.catalogue !== catalogue) {
      const person = { ...toPerson(live.account, world, live), predecessors: live.predecessors };
      known = { catalogue, person };
      people.set(live, known);
    }
    request.person = known.person;
    request.session = live;
  });
  return memory;
}

export function setSessionCookie(reply: FastifyReply, world: World, token: string): void {
  reply.setCookie(cookieName(world), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(world),
    maxAge: SESSION_MAX_MS / 1000,
  });
}

export function clearSessionCookie(reply: FastifyReply, world: World): void {
  reply.clearCookie(cookieName(world), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(world),
  });
}

/** What is known of the second factor of whoever calls. */
type Factor = Pick<LiveSession, 'bound' | 'secondFactorAt'>;

/** The person an account stands for, in the words of the programme. */
export function toPerson(account: AccountTable, world: World, factor: Factor): Person {
  // Of what has ended or not begun, its row all the same: a person keeps the name of the office.
  const organisation =
    findOrganisation(programmeToday(world), account.organisation) ??
    findOrganisation(world.catalogue, account.organisation);
  return {
    account: account.id,
    name: account.name,
    displayName: account.display_name,
    role: account.role,
    organisation: account.organisation,
    organisationName: organisation?.name ?? account.organisation,
    unit: organisation?.unit ?? null,
    ...belowRoot(world.catalogue, account.organisation),
    gate: gateOf(account, world, factor),
    secondFactor: factor.bound,
  };
}

/** Of a programme of one level everybody belongs to its root, and nothing is said. */
function belowRoot(catalogue: Catalogue, organisation: string): { node?: string } {
  const node = nodeOf(catalogue, organisation);
  return node === catalogue.city.unit ? {} : { node };
}

function gateOf(account: AccountTable, world: World, { bound, secondFactorAt }: Factor): Gate | null {
  const needed = needsSecondFactor(world, account);
  if (world.secondFactor && bound && secondFactorAt === null) return 'code';
  // Everybody knows a demonstration's password; there it never grows old.
  const old = !world.demo && isPasswordOld(account.password_changed_at, world.now());
  if (account.must_change_password === 1 || old) return 'password';
  return needed && !bound ? 'enrol' : null;
}
