/** The header's entries and each role's first page. */
import type { Role } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { findRoute, mayOpen, type PageRoute, ROUTES } from './routes.tsx';

interface NavItem {
  label: string;
  href: string;
  /** Roles that have work there; the others reach the page from its neighbours. */
  only?: readonly Role[];
}

const NAV: readonly NavItem[] = [
  { label: '目标总览', href: '/targets' },
  { label: '分县任务', href: '/targets/allocations', only: ['analyst'] },
  { label: '各县(市、区)', href: '/regions' },
  { label: '结构分析', href: '/structure' },
  { label: '贡献分析', href: '/contribution' },
  { label: '年度研判', href: '/assessment' },
  { label: '发布', href: '/publications' },
  { label: '报送', href: '/submit' },
  { label: '审核', href: '/review' },
  { label: '报送期', href: '/periods' },
  { label: '政策', href: '/policies' },
  { label: '指标', href: '/indicators' },
  { label: '账号', href: '/admin/accounts' },
  { label: '审计', href: '/admin/audit' },
];

/** Reporters come to report: their own page stands first. */
const FIRST: Partial<Record<Role, string>> = {
  county_reporter: '/submit',
  department_reporter: '/submit',
  analyst: '/review',
};

const HOME: Record<Role, string> = {
  leader: '/targets',
  county_reporter: '/submit',
  department_reporter: '/submit',
  analyst: '/review',
  system_admin: '/admin/accounts',
  security_admin: '/admin/accounts',
  audit_admin: '/admin/audit',
};

/** Entries the role may use and that exist. */
export function navFor(role: Role, routes: readonly PageRoute[] = ROUTES): NavItem[] {
  const allowed = NAV.filter(({ href, only }) => {
    if (only && !only.includes(role)) return false;
    const match = findRoute(href, routes);
    return match !== null && mayOpen(match.route, role);
  });
  const first = FIRST[role];
  return [...allowed.filter(({ href }) => href === first), ...allowed.filter(({ href }) => href !== first)];
}

/** The header of a person: a county's reporter also finds the place of their own county. */
export function navOf(
  person: Pick<Person, 'role' | 'unit'>,
  routes: readonly PageRoute[] = ROUTES,
): NavItem[] {
  const items = navFor(person.role, routes);
  const own = person.unit === null ? '' : `/regions/${person.unit}`;
  const match = own === '' ? null : findRoute(own, routes);
  if (person.role !== 'county_reporter' || match === null || !mayOpen(match.route, person.role)) return items;
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
