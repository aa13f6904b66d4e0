import type { Import, SourceFile } from './source-graph.ts';

type ImportRule = { name: string; forbids: (from: string, what: Import) => boolean };
type UseRule = { name: string; forbids: (from: string, use: string) => boolean };

const isIn = (path: string | undefined, ...folders: string[]) =>
  folders.some((folder) => path?.startsWith(`${folder}/`) === true);
const isNode = (what: Import) => what.package?.startsWith('node:') === true;
const featureOf = (path: string | undefined) => /^client\/features\/([^/]+)\//.exec(path ?? '')?.[1];
const isTool = (path: string) => path === 'client/vite.config.ts';

const web = /^(fastify|fastify-.*|@fastify\/.*)$/;
const sql = /^(kysely|better-sqlite3|pg)$/;

/** Who may import whom: the rules of the house that an import can break. */
export const importRules: ImportRule[] = [
  { name: 'client 不引用 server', forbids: (from, to) => isIn(from, 'client') && isIn(to.target, 'server') },
  { name: 'server 不引用 client', forbids: (from, to) => isIn(from, 'server') && isIn(to.target, 'client') },
  {
    name: '只有 tests 引用 tests',
    forbids: (from, to) => !isIn(from, 'tests') && isIn(to.target, 'tests'),
  },
  {
    name: 'shared 只引用 shared、zod、decimal.js',
    forbids: (from, to) =>
      isIn(from, 'shared') && !isIn(to.target, 'shared') && !['zod', 'decimal.js'].includes(to.package ?? ''),
  },
  {
    name: 'client 不引用 Node',
    forbids: (from, to) => isIn(from, 'client') && !isTool(from) && isNode(to),
  },
  {
    name: 'seed 只引用 seed、shared、Node',
    forbids: (from, to) =>
      isIn(from, 'seed') && to.target !== undefined && !isIn(to.target, 'seed', 'shared'),
  },
  {
    name: 'Fastify 只在 *.routes.ts、server/http、server/app.ts',
    forbids: (from, to) =>
      isIn(from, 'server') &&
      web.test(to.package ?? '') &&
      !(from.endsWith('.routes.ts') || isIn(from, 'server/http') || from === 'server/app.ts'),
  },
  {
    name: 'SQL 只在 *.repository.ts、server/db',
    forbids: (from, to) =>
      isIn(from, 'server') &&
      sql.test(to.package ?? '') &&
      !(from.endsWith('.repository.ts') || isIn(from, 'server/db')),
  },
  {
    name: 'repository 不引用 service、routes、http',
    forbids: (from, to) =>
      from.endsWith('.repository.ts') &&
      (/\.(service|routes)\.ts$/.test(to.target ?? '') || isIn(to.target, 'server/http')),
  },
  {
    name: 'service 不引用 routes',
    forbids: (from, to) => from.endsWith('.service.ts') && /\.routes\.ts$/.test(to.target ?? ''),
  },
  {
    name: 'client/features 互不引用',
    forbids: (from, to) =>
      featureOf(from) !== undefined &&
      featureOf(to.target) !== undefined &&
      featureOf(from) !== featureOf(to.target),
  },
  {
    name: 'client/features 不引用 client/app',
    forbids: (from, to) => isIn(from, 'client/features') && isIn(to.target, 'client/app'),
  },
  {
    name: 'client/charts、ui、lib、figures、return 不引用 features、app',
    forbids: (from, to) =>
      isIn(from, 'client/charts', 'client/ui', 'client/lib', 'client/figures', 'client/return') &&
      isIn(to.target, 'client/features', 'client/app'),
  },
  {
    // Widgets are told what to show: whoever asks the server is a feature, or one of the shared rooms.
    name: 'client/ui 不向服务器提问',
    forbids: (from, to) =>
      isIn(from, 'client/ui') &&
      (to.target === 'client/lib/call.ts' || isIn(to.target, 'client/figures', 'client/return')),
  },
  {
    name: '只有 server/http 和 server/pages 登记路由以外的地址',
    forbids: (from, to) =>
      from.endsWith('.routes.ts') && !isIn(from, 'server/pages', 'server/http') && web.test(to.package ?? ''),
  },
  {
    name: '页面的服务只经 server/figures 读数',
    forbids: (from, to) =>
      isIn(from, 'server/monitoring', 'server/targets') &&
      /figures\/effective\.repository\.ts$/.test(to.target ?? '') &&
      !from.includes('allocation'),
  },
  {
    name: 'server/figures 不引用页面',
    forbids: (from, to) =>
      isIn(from, 'server/figures') &&
      isIn(
        to.target ?? '',
        'server/monitoring',
        'server/targets',
        'server/assessment',
        'server/review',
        'server/pages',
      ),
  },
  {
    name: '只有 client/charts/chart.tsx 和 server/reports/charts/draw.ts 引用 echarts',
    forbids: (from, to) =>
      isIn(from, 'client', 'server', 'shared') &&
      from !== 'client/charts/chart.tsx' &&
      from !== 'server/reports/charts/draw.ts' &&
      to.kind !== 'type' &&
      /^(echarts|echarts-for-react|zrender)$/.test(to.package ?? ''),
  },
];

const worldly =
  /^((process|window|document|navigator|globalThis|localStorage|sessionStorage|crypto|performance|console)\..*|Date\.now|Math\.random|new Date\(\)|fetch\(\)|setTimeout\(\)|setInterval\(\)|require\(\))$/;

/** What a file may touch besides its imports. */
export const useRules: UseRule[] = [
  {
    name: 'shared 不碰 Node、DOM、时钟、随机数',
    forbids: (from, use) => isIn(from, 'shared') && worldly.test(use),
  },
  {
    name: 'process.env 只在 server/config.ts',
    forbids: (from, use) =>
      use === 'process.env' && !isIn(from, 'tests', 'server/launch') && from !== 'server/config.ts',
  },
];

/** Every break of the rules above as [rule, "file → what"]. */
export function offences(files: SourceFile[]): [rule: string, where: string][] {
  return files.flatMap((file) => [
    ...file.imports.flatMap((what) =>
      importRules
        .filter((rule) => rule.forbids(file.path, what))
        .map((rule): [string, string] => [rule.name, `${file.path} → ${what.specifier}`]),
    ),
    ...file.uses.flatMap((use) =>
      useRules
        .filter((rule) => rule.forbids(file.path, use))
        .map((rule): [string, string] => [rule.name, `${file.path} → ${use}`]),
    ),
  ]);
}
