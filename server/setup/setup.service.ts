/** 开始使用: reads what the checklist is judged from. */

import { Role } from '#shared/contract/roles.ts';
import type { Setup } from '#shared/contract/setup.ts';
import { factsOf, readRoster } from '../accounts/account-view.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { hasSubmissions } from '../programme/programme.repository.ts';
import type { World } from '../world.ts';
import { type AccountFact, type SetupFacts, standingOf } from './checklist.ts';
import { describeSetup } from './checklist.words.ts';

export async function readSetup(world: World): Promise<Setup> {
  const { catalogue, catalogueVersion, db } = world;
  const now = world.now();
  const facts: SetupFacts = {
    catalogue,
    catalogueVersion,
    accounts: await accountFacts(world, now),
    calendar: await loadCalendar(db),
    now,
    received: await hasSubmissions(db),
  };
  return describeSetup(facts, standingOf(facts));
}

async function accountFacts(world: World, now: Date): Promise<AccountFact[]> {
  const roster = await readRoster(world.db, now);
  return roster.rows.flatMap((row): AccountFact[] => {
    const { state } = factsOf(world, roster, row);
    if (state === 'disabled') return [];
    const { name, display_name: displayName, organisation } = row;
    const over = row.initial_password_until !== null && row.initial_password_until <= now.toISOString();
    const arrival =
      state === 'asked'
        ? 'waiting'
        : row.must_change_password === 0
          ? 'arrived'
          : over
            ? 'expired'
            : 'issued';
    return [{ name, displayName, role: Role.parse(row.role), organisation, arrival }];
  });
}
