/** The header's entries and each role's first page. */
import type { Role } from '#shared/contract/session.ts';
import { findRoute, mayOpen, type PageRoute, ROUTES } from './routes.tsx';

export interface NavItem {
  label: string;
  href: string;
}

const NAV: readonly NavItem[] = [
  { label: '目标总览', href: '/targets' },
  { label: '县市区', href: '/regions' },
  { label: '结构', href: '/structure' },
  { label: '贡献', href: '/contribution' },
  { label: '研判得分', href: '/assessment' },
  { label: '发布', href: '/publications' },
  { label: '报送', href: '/submit' },
  { label: '审核', href: '/review' },
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
  const allowed = NAV.filter(({ href }) => {
    const match = findRoute(href, routes);
    return match !== null && mayOpen(match.route, role);
  });
  const first = FIRST[role];
  return [...allowed.filter(({ href }) => href === first), ...allowed.filter(({ href }) => href !== first)];
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
