/** Which events of the trail are news to whom, and where each leads. Pure. */
import type { AuditAction } from '#shared/contract/audit.ts';
import { DRAFT_READERS, isOneOf, type Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { readDetail } from '../audit/object.words.ts';
import type { AuditEventTable } from '../db/tables.ts';

/** What is decided for everybody. */
const FOR_ALL: readonly AuditAction[] = [
  'publish',
  'open-period',
  'deadline-period',
  'close-period',
  'reopen-period',
  'programme-confirm',
  'allocation-load',
  'allocation-withdraw',
];
/** What happens to a return. */
const OF_RETURNS: readonly AuditAction[] = ['approve', 'return', 'reopen'];
/** What is said of a figure, to those whom it concerns. */
const OF_FIGURES: readonly AuditAction[] = ['discuss', 'close-discussion', 'reopen-discussion'];
const AT_THE_OFFICE: readonly AuditAction[] = [
  'submit',
  'withdraw',
  'correction',
  'objection',
  'assess',
  'report-result',
  'publish-propose',
  'history-confirm',
  'policy-confirm',
];

export function actionsFor(role: Role): readonly AuditAction[] {
  if (role === 'analyst') return [...FOR_ALL, ...OF_RETURNS, ...OF_FIGURES, ...AT_THE_OFFICE];
  if (isOneOf(DRAFT_READERS, role)) return [...FOR_ALL, ...OF_RETURNS, ...OF_FIGURES];
  return [...FOR_ALL, ...OF_RETURNS];
}

/** Whether an event is this person's business: of the returns, a reporter's or an approver's own organisation alone. */
export function concerns(
  row: Pick<AuditEventTable, 'action' | 'object' | 'detail'>,
  person: Person,
): boolean {
  if (!isOneOf(DRAFT_READERS, person.role)) return true;
  const [kind, period, organisation] = row.object.split('/');
  // A deadline decided for one organisation names it.
  if (kind === 'period') return organisation === undefined || organisation === person.organisation;
  if (kind === 'discussion') {
    const { parties } = readDetail(row.detail);
    return Array.isArray(parties) && parties.includes(person.organisation);
  }
  if (kind !== 'return' && kind !== 'submission') return true;
  return (
    [organisation, readDetail(row.detail).organisation].includes(person.organisation) && period !== undefined
  );
}

/** The page of what an event is about; null where there is none for the role. */
export function addressOfEvent(
  object: string,
  detail: Record<string, unknown>,
  role: Role,
  known: (organisation: string) => boolean,
): string | null {
  const [kind, first, second] = object.split('/');
  if (kind === 'publication' && first && second) return `/publications/${first}/${second}`;
  if (kind === 'discussion') return `/discussions#${first}`;
  if (kind === 'period') return role === 'analyst' ? `/periods?period=${first}` : null;
  if (kind !== 'return' && kind !== 'submission') return null;
  const [period, organisation] = kind === 'return' ? [first, second] : [detail.period, detail.organisation];
  if (typeof period !== 'string' || typeof organisation !== 'string' || !known(organisation)) return null;
  if (role === 'analyst') return `/review/${period}/${organisation}`;
  return role === 'leader' ? null : `/submit/${period}/${organisation}`;
}
