/** Starts the server: settings → database → programme → listen. Every failure is one sentence, never a stack. */
import { once } from 'node:events';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { hasAccounts } from './accounts/account.repository.ts';
import { DEMO_PASSWORD, demoAccounts } from './accounts/demo-accounts.ts';
import { deleteOldTries } from './accounts/password-try.repository.ts';
import { deleteEndedSessions } from './accounts/session.repository.ts';
import { buildApp } from './app.ts';
import { boot } from './boot.ts';
import { CatalogueProblem } from './catalogue/load-catalogue.ts';
import { type Config, ConfigProblem, loadConfig } from './config.ts';
import { DatabaseProblem } from './db/open.ts';
import { checkPages } from './db/page-check.ts';
import { postgresWords } from './db/postgres/postgres.words.ts';
import { hasSubmissions } from './programme/programme.repository.ts';
import { todayOf } from './programme/today.ts';
import { deleteOldJobs } from './reports/jobs/job.repository.ts';
import { linesLeft } from './setup/checklist.words.ts';
import { readSetup } from './setup/setup.service.ts';
import { readBackupKey } from './verify/backup-key.ts';
import { backUpDay } from './verify/daily-backup.ts';
import type { World } from './world.ts';

const MIN_NODE = 24;
/** Requests still running at a stop get this long; then their sockets are closed, and what was not acknowledged is undone. */
const EXIT_MS = 2_500;
const HOUR_MS = 3_600_000;

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE) {
    throw new ConfigProblem([
      `需要 Node ${MIN_NODE} 或更新版本，现在是 ${process.versions.node}；请用 npm start 启动。`,
    ]);
  }
  const config = loadConfig();
  // A key that cannot be used is said now, not at the first backup.
  readBackupKey(config);
  const { world, close } = await boot(config, say);
  const app = await buildApp(world, { logger: { level: 'error' }, trustProxy: config.trustProxy });
  await listen(app, config);
  await greet(world, config);
  void watchStore(world, config);
  await tidy(world);
  void backUp(world, config);
  const hourly = setInterval(() => void tidy(world).then(() => backUp(world, config)), HOUR_MS);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // A second Ctrl+C while the last requests finish must not cut them off.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
  say('正在停止：完成手头的请求……');
  clearInterval(hourly);
  setTimeout(() => app.server.closeAllConnections(), EXIT_MS).unref();
  await app.close();
  await close();
}

/** Looks for damaged pages while the first requests are answered; found damage stops every write. */
async function watchStore(world: World, config: Config): Promise<void> {
  const damage = await checkPages(config).catch((error: unknown) => [
    error instanceof Error ? error.message : String(error),
  ]);
  if (damage.length === 0) return;
  world.store.damage = damage;
  process.stderr.write(
    `数据库文件有损坏，已停止一切写入，只可查看：\n${damage.map((words) => `  ${words}`).join('\n')}\n` +
      '请停止服务，保留损坏的文件，用最近一份备份恢复(npm run verify 可检查备份)。\n',
  );
}

/** The day's backup, tried again every hour until it is there; its failure is the operator's to know. */
async function backUp({ now, catalogue }: World, { backups, backupKey }: Config): Promise<void> {
  if (!backups) return;
  const day = todayOf({ catalogue, now });
  await backUpDay({ ...backups, encrypted: backupKey !== null }, day).catch((error: unknown) =>
    process.stderr.write(
      `今日备份没有完成，一小时后再试：${error instanceof Error ? error.message : String(error)}\n`,
    ),
  );
}

/** Removes what time has settled; a failure is tried again an hour later. */
async function tidy({ db, now, counts }: World): Promise<void> {
  const old = [deleteEndedSessions, deleteOldTries, deleteOldJobs].map((remove) => remove(db, now()));
  await Promise.all([...old, counts?.tidy()]).catch((error: unknown) =>
    process.stderr.write(`清理过期内容失败：${error instanceof Error ? error.message : String(error)}\n`),
  );
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new ConfigProblem([
        `端口 ${config.port} 已被占用，请先停止占用它的程序，或用 PORT 指定另一个端口。`,
      ]);
    if (code === 'EACCES')
      throw new ConfigProblem([`没有权限使用端口 ${config.port}，请用 PORT 指定 1024 以上的端口。`]);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigProblem([`本机没有地址 ${config.host}，请检查 HOST。`]);
    throw error;
  }
}

async function greet(world: World, config: Config): Promise<void> {
  say(
    `\n${world.catalogue.city.name}${world.catalogue.city.system}已启动：http://${config.host}:${config.port}\n`,
  );
  if (!world.demo) {
    if (await hasAccounts(world.db)) await sayWhatIsLeft(world);
    else say('首次使用请另开一个窗口执行：npm run create-admin  （三员账号、第一期、各单位账号）');
    if (world.publicUrl === null)
      say('未设 PUBLIC_URL：经 https 访问时请设为浏览器所用的网址，登录凭据才只在加密连接上传送。');
    return;
  }
  say(`演示方式：除注明来源的公开数据外均为模拟数据。演示账号(密码均为 ${DEMO_PASSWORD})：`);
  for (const account of demoAccounts(world.catalogue)) {
    say(`  ${account.name.padEnd(10)} ${account.displayName}（${ROLE_NAME[account.role]}）`);
  }
  say('\n按 Ctrl+C 停止。');
}

/** Until the first return has come in, the start says what is still to be done; after it nothing more is read. */
async function sayWhatIsLeft(world: World): Promise<void> {
  if (await hasSubmissions(world.db)) return;
  for (const line of linesLeft(await readSetup(world))) say(line);
}

function explain(error: unknown): string {
  if (error instanceof ConfigProblem || error instanceof DatabaseProblem || error instanceof CatalogueProblem)
    return error.message;
  const words = postgresWords(error);
  if (words) return words;
  return `启动失败：${error instanceof Error ? error.message : String(error)}`;
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
