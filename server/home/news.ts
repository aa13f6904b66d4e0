/** Which events of the trail are news to whom, and where each leads. Pure. */
import type { Catalogue } from '#shared/catalogue.ts';
import type { AuditAction } from '#shared/contract/audit.ts';
import { DRAFT_READERS, isOneOf, type Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { mayReadNode, nodeOf } from '#shared/tree/belonging.ts';
import { readDetail } from '../audit/object.words.ts';
import type { AuditEventTable } from '../db/tables.ts';

/** What is decided for everybody. */
const FOR_ALL: readonly AuditAction[] = [
  'publish',
  'open-period',
  'deadline-period',
  'close-period',
  'reopen-period',
  'supplement-period',
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
  catalogue: Catalogue,
): boolean {
  if (person.node !== undefined && !isOfArea(row, person, catalogue)) return false;
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

/** Below the root: what is decided for everybody's calendar, and what happens to the returns of the person's own area. */
function isOfArea(
  { object, detail }: Pick<AuditEventTable, 'object' | 'detail'>,
  { organisation: own }: Person,
  catalogue: Catalogue,
): boolean {
  const [kind, , named] = object.split('/');
  const organisation = kind === 'submission' ? readDetail(detail).organisation : named;
  if (kind === 'period' && organisation === undefined) return true;
  if (!['period', 'return', 'submission'].includes(String(kind)) || typeof organisation !== 'string')
    return false;
  return mayReadNode(catalogue, own, nodeOf(catalogue, organisation));
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
