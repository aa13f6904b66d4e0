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

export const ROUTES: PageRoute[] = [
  {
    path: '/login',
    title: '登录',
    load: () => import('../features/session/login.page.tsx'),
    roles: 'public',
  },
  {
    path: '/password',
    title: '修改密码',
    load: () => import('../features/session/password.page.tsx'),
    roles: EVERYONE,
  },
  {
    path: '/code',
    title: '输入动态码',
    load: () => import('../features/session/code.page.tsx'),
    roles: EVERYONE,
  },
  {
    path: '/second-factor',
    title: '二次验证',
    load: () => import('../features/session/second-factor.page.tsx'),
    roles: EVERYONE,
  },
  { path: '/help', title: '帮助', load: () => import('../features/session/help.page.tsx'), roles: EVERYONE },
  {
    path: '/review',
    title: '审核',
    load: () => import('../features/review/review.page.tsx'),
    roles: ANALYSTS,
  },
  {
    path: '/review/reconciliation',
    title: '数据核对',
    load: () => import('../features/review/reconciliation.page.tsx'),
    roles: ANALYSTS,
  },
  {
    path: '/review/:period/:organisation',
    title: '审核报表',
    load: () => import('../features/review/return.page.tsx'),
    roles: ANALYSTS,
  },
  {
    path: '/submit',
    title: '报送',
    load: () => import('../features/submit/tasks.page.tsx'),
    roles: REPORTERS,
  },
  {
    path: '/submit/:period/:organisation',
    title: '报送',
    load: () => import('../features/submit/return.page.tsx'),
    roles: REPORTERS,
  },
  {
    path: '/submit/:period/:organisation/receipt',
    title: '报送回执',
    load: () => import('../features/submit/receipt.page.tsx'),
    roles: REPORTERS,
  },
  {
    path: '/assessment',
    title: '年度研判',
    load: () => import('../features/assessment/year.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/assessment/:year',
    title: '年度研判',
    load: () => import('../features/assessment/year.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/assessment/:year/runs/:run',
    title: '研判结果',
    load: () => import('../features/assessment/run.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/institutions',
    title: '机构研判',
    load: () => import('../features/assessment/institutions.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/institutions/:year',
    title: '机构研判',
    load: () => import('../features/assessment/institutions.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/institutions/:year/runs/:run',
    title: '机构研判结果',
    load: () => import('../features/assessment/run.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/publications',
    title: '发布',
    load: () => import('../features/publications/publications.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/publications/:period/:version',
    title: '发布版本',
    load: () => import('../features/publications/publication.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/targets',
    title: '目标总览',
    load: () => import('../features/targets/targets.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/targets/allocations',
    title: '分县任务',
    load: () => import('../features/targets/allocations/allocations.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/targets/:id',
    title: '目标',
    load: () => import('../features/targets/target.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/regions',
    title: '各县(市、区)',
    load: () => import('../features/monitoring/regions.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/regions/:unit',
    title: '各县(市、区)',
    load: () => import('../features/monitoring/unit.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/structure',
    title: '结构分析',
    load: () => import('../features/structure/structure.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/contribution',
    title: '贡献分析',
    load: () => import('../features/structure/contribution.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/indicators',
    title: '指标',
    load: () => import('../features/indicators/indicators.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/indicators/:code',
    title: '指标',
    load: () => import('../features/indicators/indicator.page.tsx'),
    roles: BUSINESS,
  },
  {
    path: '/admin/accounts',
    title: '账号',
    load: () => import('../features/admin/accounts.page.tsx'),
    roles: ['system_admin', 'security_admin'],
  },
  {
    path: '/admin/audit',
    title: '审计',
    load: () => import('../features/admin/audit.page.tsx'),
    roles: ['audit_admin'],
  },
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
