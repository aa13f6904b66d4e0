/** The steps of the first day, judged from what the installation holds. Pure; its words are in checklist.words.ts. */
import { asOf } from '#shared/as-of.ts';
import { begunPeriods, type Calendar, type Collection, scheduleFor } from '#shared/calendar.ts';
import type { Catalogue, Organisation } from '#shared/catalogue.ts';
import { civilDay } from '#shared/civil-time.ts';
import { ADMINISTRATORS, REPORTERS, type Role } from '#shared/contract/roles.ts';
import type { SetupState } from '#shared/contract/setup.ts';
import { formFor } from '#shared/forms.ts';
import { periodicityOf } from '#shared/period.ts';

/** How far somebody is on the way in. `expired`: the initial password ran out unused, or was used and not replaced. */
type Arrival = 'waiting' | 'issued' | 'expired' | 'arrived';

export interface AccountFact {
  name: string;
  displayName: string;
  role: Role;
  organisation: string;
  arrival: Arrival;
}

export interface SetupFacts {
  catalogue: Catalogue;
  catalogueVersion: number;
  /** Those that are enabled or wait for it; disabled ones are gone. */
  accounts: readonly AccountFact[];
  calendar: Calendar;
  now: Date;
  /** Something was submitted. */
  received: boolean;
}

export interface SetupStanding {
  ready: boolean;
  /** Collected today and not stopped for everybody; the newest first. */
  open: readonly Collection[];
  /** Opened by the office, its first day still to come. */
  announced: Collection | undefined;
  /** Organisations that file in what is or will be collected first. */
  filers: readonly Organisation[];
  states: { administrators: SetupState; office: SetupState; filers: SetupState; period: SetupState };
}

/** Approving takes one; publishing and what rewrites history another one. */
const ANALYSTS_NEEDED = 2;

export function standingOf(facts: SetupFacts): SetupStanding {
  const { catalogue, calendar, accounts, now } = facts;
  const begun = begunPeriods(calendar, civilDay(now, catalogue.city.utcOffsetMinutes)).reverse();
  const open = begun.filter(({ closed, own }) => !closed || [...own.values()].some((one) => !one.closed));
  const announced = [...calendar.values()].find((one) => !begun.includes(one));
  const asked = open.length > 0 ? open : announced ? [announced] : [];
  const filers = catalogue.organisations.filter(({ code }) => {
    const filed = asked.map(({ period }) => formFor(asOf(catalogue, period), code, periodicityOf(period)));
    return asked.length > 0
      ? filed.some((form) => form !== undefined)
      : PERIODICITIES.some((kind) => formFor(catalogue, code, kind));
  });
  const reporting = new Set(
    accounts.filter((a) => isReporter(a) && canSignIn(a)).map(({ organisation }) => organisation),
  );
  const able = (organisation: string) => reporting.has(organisation);
  const arrived = (role: Role) => accounts.filter((a) => a.role === role && a.arrival === 'arrived').length;
  return {
    ready: open.some(({ period }) =>
      filers.some(
        ({ code }) =>
          formFor(asOf(catalogue, period), code, periodicityOf(period)) &&
          scheduleFor(calendar, { period, organisation: code })?.closed === false &&
          able(code),
      ),
    ),
    open,
    announced,
    filers,
    states: {
      administrators: share(ADMINISTRATORS.filter((role) => arrived(role) > 0).length, ADMINISTRATORS.length),
      office: share(Math.min(arrived('analyst'), ANALYSTS_NEEDED), ANALYSTS_NEEDED),
      filers: share(filers.filter(({ code }) => able(code)).length, filers.length),
      period: open.length > 0 ? 'done' : announced ? 'part' : 'todo',
    },
  };
}

const PERIODICITIES = ['half', 'year'] as const;

export const isReporter = ({ role }: Pick<AccountFact, 'role'>) => REPORTERS.some((one) => one === role);
export const canSignIn = ({ arrival }: Pick<AccountFact, 'arrival'>) =>
  arrival === 'issued' || arrival === 'arrived';

const share = (done: number, all: number): SetupState => (done >= all ? 'done' : done > 0 ? 'part' : 'todo');
