/** Starts the server: settings → database → programme → listen. Every failure is one sentence, never a stack. */
import { once } from 'node:events';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { DEMO_PASSWORD, demoAccounts } from './accounts/demo-accounts.ts';
import { buildApp } from './app.ts';
import { boot } from './boot.ts';
import { CatalogueProblem } from './catalogue/load-catalogue.ts';
import { type Config, ConfigProblem, loadConfig } from './config.ts';
import { DatabaseProblem } from './db/open.ts';
import type { World } from './world.ts';

const MIN_NODE = 24;
const EXIT_MS = 8_000;

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
  const { world, close } = await boot(config, say);
  const app = await buildApp(world, { logger: { level: 'error' }, trustProxy: config.trustProxy });
  await listen(app, config);
  greet(world, config);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  // A second Ctrl+C while the last requests finish must not cut them off.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
  say('正在停止：完成手头的请求……');
  setTimeout(() => process.exit(1), EXIT_MS).unref();
  await app.close();
  await close();
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, config: Config): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    const { code } = error as { code?: string };
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

function greet(world: World, config: Config): void {
  say(
    `\n${world.catalogue.city.name}${world.catalogue.city.system}已启动：http://${config.host}:${config.port}\n`,
  );
  if (!world.demo) {
    say('首次使用请另开一个窗口执行：npm run create-admin  （生成三员账号及一次性初始密码）');
    return;
  }
  say(`演示方式：除注明来源的公开数据外均为模拟数据。演示账号(密码均为 ${DEMO_PASSWORD})：`);
  for (const account of demoAccounts(world.catalogue)) {
    say(`  ${account.name.padEnd(10)} ${account.displayName}（${ROLE_NAME[account.role]}）`);
  }
  say('\n按 Ctrl+C 停止。');
}

function explain(error: unknown): string {
  if (error instanceof ConfigProblem || error instanceof DatabaseProblem || error instanceof CatalogueProblem)
    return error.message;
  return `启动失败：${error instanceof Error ? error.message : String(error)}`;
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
