/** Every page of the system, with its entry in the header. A feature adds a page by adding one line to ROUTES. */
import type { ComponentType } from 'react';
import { ACCOUNT_ADMINISTRATORS, ADMINISTRATORS, ROLES, type Role } from '#shared/contract/roles.ts';

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
  /** Its entry in the header, in the order of ROUTES; without one it is reached from its neighbours. */
  entry?: Entry;
}

interface Entry {
  /** Where the title is too long. */
  label?: string;
  /** Roles that have work there, when others may open it too. */
  only?: readonly Role[];
}

const REPORTERS: readonly Role[] = ['county_reporter', 'department_reporter'];
const FILERS: readonly Role[] = [...REPORTERS, 'unit_approver'];
const BUSINESS: readonly Role[] = [...FILERS, 'analyst', 'leader'];
const ANALYSTS: readonly Role[] = ['analyst'];
const OFFICE_AND_LEADER: readonly Role[] = ['analyst', 'leader'];
const EVERYONE: readonly Role[] = ROLES;

const IN_HEADER: Entry = {};

// One module behind several addresses.
const runPage = () => import('../features/assessment/run.page.tsx');
const institutionsPage = () => import('../features/assessment/institutions.page.tsx');

const page = (
  path: string,
  title: string,
  roles: PageRoute['roles'],
  load: PageRoute['load'],
  entry?: Entry,
): PageRoute => ({ path, title, roles, load, entry });

export const ROUTES: PageRoute[] = [
  page('/login', '登录', 'public', () => import('../features/session/login.page.tsx')),
  page('/password', '修改密码', EVERYONE, () => import('../features/session/password.page.tsx')),
  page('/code', '输入动态码', EVERYONE, () => import('../features/session/code.page.tsx')),
  page('/second-factor', '二次验证', EVERYONE, () => import('../features/session/second-factor.page.tsx')),
  page('/help', '帮助', EVERYONE, () => import('../features/session/help.page.tsx')),
  page('/home', '工作台', BUSINESS, () => import('../features/home/home.page.tsx'), IN_HEADER),
  page('/targets', '目标总览', BUSINESS, () => import('../features/targets/targets.page.tsx'), IN_HEADER),
  page('/half-year', '半年监测', BUSINESS, () => import('../features/monitoring/half-year.page.tsx'), {
    label: '半年',
  }),
  page('/targets/all', '其他目标', BUSINESS, () => import('../features/targets/others/all.page.tsx')),
  page(
    '/targets/scenario',
    '推算与情景',
    BUSINESS,
    () => import('../features/targets/scenario/scenario.page.tsx'),
  ),
  page(
    '/targets/units',
    '各地与所需增速',
    BUSINESS,
    () => import('../features/targets/units/units.page.tsx'),
  ),
  page(
    '/targets/allocations',
    '分县任务',
    BUSINESS,
    () => import('../features/targets/allocations/allocations.page.tsx'),
    { only: ANALYSTS },
  ),
  page('/targets/:id', '目标', BUSINESS, () => import('../features/targets/target.page.tsx')),
  page(
    '/regions',
    '各县(市、区)',
    BUSINESS,
    () => import('../features/monitoring/ranking.page.tsx'),
    IN_HEADER,
  ),
  page('/regions/:unit', '各县(市、区)', BUSINESS, () => import('../features/monitoring/unit.page.tsx')),
  page('/structure', '结构分析', BUSINESS, () => import('../features/structure/structure.page.tsx'), {
    label: '结构',
  }),
  page('/contribution', '贡献分析', BUSINESS, () => import('../features/structure/contribution.page.tsx'), {
    label: '贡献',
  }),
  page('/assessment', '年度研判', BUSINESS, () => import('../features/assessment/year.page.tsx'), {
    label: '研判',
  }),
  page('/assessment/:year', '年度研判', BUSINESS, () => import('../features/assessment/year.page.tsx')),
  page('/assessment/:year/runs/:run', '研判结果', BUSINESS, runPage),
  page('/institutions', '机构研判', BUSINESS, institutionsPage),
  page('/institutions/:year', '机构研判', BUSINESS, institutionsPage),
  page('/institutions/:year/runs/:run', '机构研判结果', BUSINESS, runPage),
  page(
    '/publications',
    '发布',
    BUSINESS,
    () => import('../features/publications/publications.page.tsx'),
    IN_HEADER,
  ),
  page(
    '/publications/proposals/:proposal',
    '确认发布',
    ANALYSTS,
    () => import('../features/publications/proposal.page.tsx'),
  ),
  page(
    '/publications/:period/:version',
    '发布版本',
    BUSINESS,
    () => import('../features/publications/publication.page.tsx'),
  ),
  page('/reports', '材料', BUSINESS, () => import('../features/reports/reports.page.tsx'), IN_HEADER),
  page('/meetings/:period', '汇报', OFFICE_AND_LEADER, () => import('../features/meeting/meeting.page.tsx')),
  page('/reports/:period', '材料', BUSINESS, () => import('../features/reports/report.page.tsx')),
  page('/reports/jobs/:job', '生成材料', BUSINESS, () => import('../features/reports/job.page.tsx')),
  page('/submit', '报送', FILERS, () => import('../features/submit/tasks.page.tsx'), IN_HEADER),
  page('/submit/:period/:organisation', '报送', FILERS, () => import('../features/submit/return.page.tsx')),
  page(
    '/submit/:period/:organisation/receipt',
    '报送回执',
    FILERS,
    () => import('../features/submit/receipt.page.tsx'),
  ),
  page('/review', '审核', ANALYSTS, () => import('../features/review/review.page.tsx'), IN_HEADER),
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
  page(
    '/discussions',
    '会商',
    [...FILERS, ...ANALYSTS],
    () => import('../features/discussions/discussions.page.tsx'),
  ),
  page('/reminders', '催报', ANALYSTS, () => import('../features/reminders/reminders.page.tsx')),
  page('/periods', '报送期', ANALYSTS, () => import('../features/periods/periods.page.tsx'), IN_HEADER),
  page('/history', '历史数据', ANALYSTS, () => import('../features/history/history.page.tsx')),
  page('/programme', '监测制度', ANALYSTS, () => import('../features/programme/programme.page.tsx')),
  page('/policies', '政策工具', BUSINESS, () => import('../features/policies/policies.page.tsx'), {
    label: '政策',
  }),
  page('/policies/cost', '政策成本测算', BUSINESS, () => import('../features/policies/cost.page.tsx')),
  page(
    '/policies/applicant',
    '政策享受估算',
    BUSINESS,
    () => import('../features/policies/applicant.page.tsx'),
  ),
  page(
    '/policies/library',
    '政策库维护',
    ANALYSTS,
    () => import('../features/policies/library/library.page.tsx'),
  ),
  page(
    '/indicators',
    '指标',
    BUSINESS,
    () => import('../features/indicators/indicators.page.tsx'),
    IN_HEADER,
  ),
  page('/indicators/:code', '指标', BUSINESS, () => import('../features/indicators/indicator.page.tsx')),
  page(
    '/admin/accounts',
    '账号',
    [...ACCOUNT_ADMINISTRATORS, 'unit_admin', ...REPORTERS],
    () => import('../features/admin/accounts.page.tsx'),
    { only: [...ACCOUNT_ADMINISTRATORS, 'unit_admin'] },
  ),
  page(
    '/setup',
    '开始使用',
    [...ADMINISTRATORS, 'analyst'],
    () => import('../features/setup/setup.page.tsx'),
    { only: ADMINISTRATORS },
  ),
  page(
    '/admin/keys',
    '接口密钥',
    ACCOUNT_ADMINISTRATORS,
    () => import('../features/admin/keys.page.tsx'),
    IN_HEADER,
  ),
  page('/admin/audit', '审计', ['audit_admin'], () => import('../features/admin/audit.page.tsx'), IN_HEADER),
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
