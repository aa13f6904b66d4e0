/** The 工作台 of a person: what waits for them, what is due, what happened since they were last here. */
import { begunPeriods, scheduleFor } from '#shared/calendar.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import { AUDIT_ACTION_NAME } from '#shared/contract/audit.ts';
import type { Home, HomeNews, HomeTodo } from '#shared/contract/home.ts';
import type { ReturnState } from '#shared/contract/return-state.ts';
import type { MatrixCell } from '#shared/contract/review.ts';
import type { Person } from '#shared/contract/session.ts';
import { standingWords, subjectWords } from '#shared/discussion.words.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { auditObjectWords, readDetail } from '../audit/object.words.ts';
import type { AuditEventTable } from '../db/tables.ts';
import { describeDiscussions } from '../discussions/discussions.service.ts';
import { loadCalendar } from '../periods/load-calendar.ts';
import { todayOf } from '../programme/today.ts';
import { describeSupplements, describeTasks } from '../returns/tasks.service.ts';
import { describeMatrix } from '../review/review.service.ts';
import { openSignature, signatureOf } from '../workflow/signature.ts';
import type { World } from '../world.ts';
import { confirmationsOf } from './confirmations.ts';
import { findPreviousSignIn, listLatestSigners, listNews } from './home.repository.ts';
import { cellDetail, daysLeftWords, daysUntil, dueWords, homeFinding, OLD_DAYS } from './home.words.ts';
import { actionsFor, addressOfEvent, concerns } from './news.ts';

/** Listed at once; the rest is a number. */
const NEWS = 8;
const READ = 400;
/** A deadline is spoken of for so long after it has passed. */
const JUST_PAST_DAYS = 30;

export async function describeHome(world: World, person: Person): Promise<Home> {
  const todo = await todoOf(world, person);
  return {
    finding: homeFinding(todo),
    todo,
    deadlines: await deadlinesOf(world, person, todo),
    news: await newsOf(world, person),
  };
}

async function todoOf(world: World, person: Person): Promise<HomeTodo[]> {
  if (person.role === 'leader') return [];
  const own = person.role === 'analyst' ? officeTodo : reporterTodo;
  return [...(await own(world, person)), ...(await discussionTodo(world, person))];
}

/** What somebody asked and the person, or whoever speaks for the same organisation, has not answered. */
async function discussionTodo(world: World, person: Person): Promise<HomeTodo[]> {
  const { rows } = await describeDiscussions(world, person, {});
  return rows
    .filter(({ waitsForMe }) => waitsForMe)
    .map((one) => ({
      key: `discussion/${one.number}`,
      kind: 'discuss',
      title: `${subjectWords(one)}的会商`,
      detail: standingWords(one),
      href: `/discussions#${one.number}`,
      ...{ state: null, overdue: false, old: false, contact: null, remind: null },
    }));
}

/** What was handed in first, then who owes, then what a colleague proposed; every return once. */
async function officeTodo(world: World, person: Person): Promise<HomeTodo[]> {
  const signers = await listLatestSigners(world.db);
  const contactOf = (organisation: string) => {
    const row = signers.get(organisation);
    if (!row) return null;
    const { preparedBy, telephone } = openSignature(world.secrets, signatureOf(row));
    return { name: preparedBy, telephone };
  };
  const returns: HomeTodo[] = [];
  for (const period of await begun(world)) {
    const { label, returns: cells } = await describeMatrix(world, period, person.node);
    const open = cells.filter(({ state }) => state !== 'approved').sort((a, b) => urgency(a) - urgency(b));
    returns.push(
      ...open.map((cell): HomeTodo => {
        const review = cell.state === 'submitted';
        return {
          key: `${period}/${cell.organisation}`,
          kind: kindOf(cell),
          title: `${cell.organisationName}${label}报表`,
          detail: cellDetail(cell),
          href: `/review/${period}/${cell.organisation}`,
          state: cell.state,
          overdue: cell.overdue,
          old: !review && cell.daysLate > OLD_DAYS,
          contact: contactOf(cell.organisation),
          remind: review || cell.correction ? null : `/reminders?period=${period}`,
        };
      }),
    );
  }
  // What waits for a second person is the root's.
  return person.node === undefined ? [...returns, ...(await confirmationsOf(world, person))] : returns;
}

function kindOf({ state, correction }: MatrixCell): HomeTodo['kind'] {
  if (state === 'submitted') return 'review';
  if (correction) return 'correcting';
  return state === 'returned' ? 'returned' : 'owing';
}

function urgency({ state, overdue }: MatrixCell): number {
  if (state === 'submitted') return 0;
  return overdue ? 1 : 2;
}

const OWED: readonly ReturnState[] = ['unreported', 'draft', 'returned'];

/** The returns and 补报 that the person's organisation still owes, or that wait for the approver's signature; the nearest deadline first. */
async function reporterTodo(world: World, person: Person): Promise<HomeTodo[]> {
  const tasks = await describeTasks(world, person);
  const signs = person.role === 'unit_approver';
  const own = tasks
    .filter(({ state, closed }) => (signs ? state === 'signing' : !closed && OWED.includes(state)))
    .sort((a, b) => a.due.localeCompare(b.due))
    .map(
      ({ period, organisation, label, title, state, daysLeft }): HomeTodo => ({
        key: `${period}/${organisation}`,
        kind: signs ? 'sign' : 'file',
        title: `${label}${title}`,
        href: `/submit/${period}/${organisation}`,
        state,
        ...untilDue(daysLeft),
        ...{ contact: null, remind: null },
      }),
    );
  return signs ? own : [...own, ...(await supplementTodo(world, person))];
}

/** What is asked for in autumn of a return that is in force by then. */
async function supplementTodo(world: World, person: Person): Promise<HomeTodo[]> {
  const supplements = await describeSupplements(world, person);
  return supplements
    .filter(({ state }) => state === 'owing')
    .map(({ period, organisation, label, title, daysLeft }) => ({
      key: `${period}/${organisation}/supplement`,
      kind: 'supplement',
      title: `${label} ${title}`,
      href: `/submit/${period}/${organisation}`,
      state: null,
      ...untilDue(daysLeft),
      ...{ contact: null, remind: null },
    }));
}

function untilDue(daysLeft: number): Pick<HomeTodo, 'detail' | 'overdue' | 'old'> {
  return { detail: daysLeftWords(daysLeft), overdue: daysLeft < 0, old: -daysLeft > OLD_DAYS };
}

/** Deadlines to come, those just past, and those of which something is still owed; a reporter's own ones for a reporter. */
async function deadlinesOf(
  world: World,
  person: Person,
  todo: readonly HomeTodo[],
): Promise<Home['deadlines']> {
  const { catalogue, db } = world;
  const now = world.now().toISOString();
  const calendar = await loadCalendar(db);
  const organisation = person.role === 'analyst' || person.role === 'leader' ? '' : person.organisation;
  const owed = new Set(todo.filter(({ old }) => !old).map(({ key }) => key.split('/')[0]));
  const isNear = (due: string) => daysUntil(due, now, catalogue.city.utcOffsetMinutes) >= -JUST_PAST_DAYS;
  return [...calendar.keys()]
    .flatMap((period) => {
      const due = scheduleFor(calendar, { period, organisation })?.due;
      return due === undefined ? [] : [{ period, due }];
    })
    .filter(({ period, due }) => isNear(due) || owed.has(period))
    .sort((a, b) => a.due.localeCompare(b.due))
    .map(({ period, due }) => ({
      period,
      label: periodLabel(period),
      due,
      words: dueWords(due, now, catalogue.city.utcOffsetMinutes),
    }));
}

async function begun({ db, now, catalogue }: World): Promise<Period[]> {
  const today = todayOf({ catalogue, now });
  return begunPeriods(await loadCalendar(db), today)
    .map(({ period }) => period)
    .reverse();
}

/** What others did that concerns this person. Nothing of another county's returns reaches a county. */
async function newsOf(world: World, person: Person): Promise<Home['news']> {
  const since = await findPreviousSignIn(world.db, person.account);
  const actions = actionsFor(person.role);
  const rows = (await listNews(world.db, { account: person.account, actions, since }, READ)).filter((row) =>
    concerns(row, person, world.catalogue),
  );
  const items = rows.slice(0, NEWS).map((row) => newsItem(world, person, row));
  return { since, items, more: rows.length - items.length };
}

function newsItem({ catalogue }: World, person: Person, row: AuditEventTable): HomeNews {
  const detail = readDetail(row.detail);
  const about = auditObjectWords(catalogue, { object: row.object, detail, about: new Map() });
  const names: Record<string, string> = AUDIT_ACTION_NAME;
  const by = person.role === 'analyst' && row.account_name ? `${row.account_name} ` : '';
  return {
    seq: row.seq,
    at: row.at,
    text: `${by}${names[row.action] ?? row.action}：${about}`,
    href: addressOfEvent(
      row.object,
      detail,
      person.role,
      (code) => findOrganisation(catalogue, code) !== undefined,
    ),
  };
}
