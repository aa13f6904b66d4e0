/** Every page of the system. A feature adds a page by adding one line to ROUTES. */
import type { ComponentType } from 'react';
import { ROLES, type Role } from '#shared/contract/roles.ts';

/** What a page module (`client/features/<f>/<page>.page.tsx`) exports. */
export interface PageModule {
  /** The page; parameters of its address come as `params`. It renders one h1 (PageHead does). */
  default: ComponentType<{ params: Record<string, string | undefined> }>;
  /** Shown in the header beside 查找: the period and version the page is about. */
  Badge?: ComponentType;
}

export interface PageRoute {
  /** '/regions' or '/regions/:unit'. */
  path: string;
  /** Name of the page: window title, list of pages. */
  title: string;
  load: () => Promise<PageModule>;
  /** Who may open it; 'public' also without signing in. */
  roles: readonly Role[] | 'public';
}

const BUSINESS: readonly Role[] = ['county_reporter', 'department_reporter', 'analyst', 'leader'];
const REPORTERS: readonly Role[] = ['county_reporter', 'department_reporter'];
const ANALYSTS: readonly Role[] = ['analyst'];
const EVERYONE: readonly Role[] = ROLES;

const page = (
  path: string,
  title: string,
  roles: PageRoute['roles'],
  load: PageRoute['load'],
): PageRoute => ({ path, title, roles, load });

export const ROUTES: PageRoute[] = [
  page('/login', '登录', 'public', () => import('../features/session/login.page.tsx')),
  page('/password', '修改密码', EVERYONE, () => import('../features/session/password.page.tsx')),
  page('/code', '输入动态码', EVERYONE, () => import('../features/session/code.page.tsx')),
  page('/second-factor', '二次验证', EVERYONE, () => import('../features/session/second-factor.page.tsx')),
  page('/help', '帮助', EVERYONE, () => import('../features/session/help.page.tsx')),
  page('/review', '审核', ANALYSTS, () => import('../features/review/review.page.tsx')),
  page(
    '/review/reconciliation',
    '数据核对',
    ANALYSTS,
    () => import('../features/review/reconciliation.page.tsx'),
  ),
  page(
    '/review/:period/:organisation',
    '审核报表',
    ANALYSTS,
    () => import('../features/review/return.page.tsx'),
  ),
  page('/periods', '报送期', ANALYSTS, () => import('../features/periods/periods.page.tsx')),
  page('/submit', '报送', REPORTERS, () => import('../features/submit/tasks.page.tsx')),
  page(
    '/submit/:period/:organisation',
    '报送',
    REPORTERS,
    () => import('../features/submit/return.page.tsx'),
  ),
  page(
    '/submit/:period/:organisation/receipt',
    '报送回执',
    REPORTERS,
    () => import('../features/submit/receipt.page.tsx'),
  ),
  page('/assessment', '年度研判', BUSINESS, () => import('../features/assessment/year.page.tsx')),
  page('/assessment/:year', '年度研判', BUSINESS, () => import('../features/assessment/year.page.tsx')),
  page(
    '/assessment/:year/runs/:run',
    '研判结果',
    BUSINESS,
    () => import('../features/assessment/run.page.tsx'),
  ),
  page('/institutions', '机构研判', BUSINESS, () => import('../features/assessment/institutions.page.tsx')),
  page(
    '/institutions/:year',
    '机构研判',
    BUSINESS,
    () => import('../features/assessment/institutions.page.tsx'),
  ),
  page(
    '/institutions/:year/runs/:run',
    '机构研判结果',
    BUSINESS,
    () => import('../features/assessment/run.page.tsx'),
  ),
  page('/publications', '发布', BUSINESS, () => import('../features/publications/publications.page.tsx')),
  page(
    '/publications/:period/:version',
    '发布版本',
    BUSINESS,
    () => import('../features/publications/publication.page.tsx'),
  ),
  page('/targets', '目标总览', BUSINESS, () => import('../features/targets/targets.page.tsx')),
  page(
    '/targets/allocations',
    '分县任务',
    BUSINESS,
    () => import('../features/targets/allocations/allocations.page.tsx'),
  ),
  page('/targets/:id', '目标', BUSINESS, () => import('../features/targets/target.page.tsx')),
  page('/regions', '各县(市、区)', BUSINESS, () => import('../features/monitoring/regions.page.tsx')),
  page('/regions/:unit', '各县(市、区)', BUSINESS, () => import('../features/monitoring/unit.page.tsx')),
  page('/structure', '结构分析', BUSINESS, () => import('../features/structure/structure.page.tsx')),
  page('/contribution', '贡献分析', BUSINESS, () => import('../features/structure/contribution.page.tsx')),
  page('/policies', '政策工具', BUSINESS, () => import('../features/policies/policies.page.tsx')),
  page('/policies/cost', '政策成本测算', BUSINESS, () => import('../features/policies/cost.page.tsx')),
  page(
    '/policies/applicant',
    '政策享受估算',
    BUSINESS,
    () => import('../features/policies/applicant.page.tsx'),
  ),
  page('/indicators', '指标', BUSINESS, () => import('../features/indicators/indicators.page.tsx')),
  page('/indicators/:code', '指标', BUSINESS, () => import('../features/indicators/indicator.page.tsx')),
  page(
    '/admin/accounts',
    '账号',
    ['system_admin', 'security_admin'],
    () => import('../features/admin/accounts.page.tsx'),
  ),
  page('/admin/audit', '审计', ['audit_admin'], () => import('../features/admin/audit.page.tsx')),
];

export interface RouteMatch {
  route: PageRoute;
  params: Record<string, string | undefined>;
}

/** The parameters when the path fits the pattern segment by segment, else null. */
function paramsOf(pattern: string, path: string): RouteMatch['params'] | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: RouteMatch['params'] = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decoded(value);
    else if (segment !== value) return null;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The first route whose pattern fits the path (without its query). */
export function findRoute(path: string, routes: readonly PageRoute[] = ROUTES): RouteMatch | null {
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

export function mayOpen(route: PageRoute, role: Role): boolean {
  return route.roles === 'public' || route.roles.includes(role);
}
