/** The header's entries and each role's first page. */
import { isOneOf, type Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { findRoute, mayOpen, type PageRoute, ROUTES } from './routes.tsx';

interface NavItem {
  label: string;
  href: string;
}

/** Reporters come to report, the office to review: their own pages stand first, in this order. */
const FIRST: Partial<Record<Role, readonly string[]>> = {
  county_reporter: ['/submit', '/home'],
  department_reporter: ['/submit', '/home'],
  unit_approver: ['/submit', '/home'],
  analyst: ['/home', '/review'],
};

const HOME: Record<Role, string> = {
  leader: '/targets',
  county_reporter: '/submit',
  department_reporter: '/submit',
  unit_approver: '/submit',
  analyst: '/home',
  system_admin: '/admin/accounts',
  security_admin: '/admin/accounts',
  audit_admin: '/admin/audit',
  unit_admin: '/admin/accounts',
};

/** The entries of the pages that the role may open and has work on. */
export function navFor(role: Role, routes: readonly PageRoute[] = ROUTES): NavItem[] {
  const allowed = routes.flatMap((route): NavItem[] => {
    const { entry, path, title } = route;
    const isShown = entry && mayOpen(route, role) && (entry.only?.includes(role) ?? true);
    return isShown ? [{ label: entry.label ?? title, href: path }] : [];
  });
  const first = FIRST[role] ?? [];
  return [
    ...first.flatMap((own) => allowed.filter(({ href }) => href === own)),
    ...allowed.filter(({ href }) => !first.includes(href)),
  ];
}

/** The header of a person: a county's reporter and approver also find the place of their own county. */
export function navOf(
  person: Pick<Person, 'role' | 'unit'>,
  routes: readonly PageRoute[] = ROUTES,
): NavItem[] {
  const items = navFor(person.role, routes);
  const own = person.unit === null ? '' : `/regions/${person.unit}`;
  const match = own === '' ? null : findRoute(own, routes);
  if (
    !isOneOf(['county_reporter', 'unit_approver'], person.role) ||
    match === null ||
    !mayOpen(match.route, person.role)
  )
    return items;
  return [...items.slice(0, 1), { label: '本地位置', href: own }, ...items.slice(1)];
}

/** The one entry that stands for a path: of several, the closest. */
export function currentEntry(items: readonly NavItem[], path: string): NavItem | undefined {
  return items
    .filter(({ href }) => isCurrent(href, path))
    .reduce<NavItem | undefined>(
      (best, item) => (best && best.href.length >= item.href.length ? best : item),
      undefined,
    );
}

/** Where a role starts: its own page where it exists, else its first entry, else the help page. */
export function homeFor(role: Role, routes: readonly PageRoute[] = ROUTES): string {
  const entries = navFor(role, routes);
  return entries.find(({ href }) => href === HOME[role])?.href ?? entries[0]?.href ?? '/help';
}

/** Whether a header entry stands for the page shown: /regions also for /regions/330481. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
