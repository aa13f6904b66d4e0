import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseBytes, projectEnv, serverFlags } from './node.mjs';
import { prepare, root } from './prepare.mjs';
import { runForeground } from './processes.mjs';
import { exitCodeOf, Refusal, say } from './refusal.mjs';

process.exitCode = await exitCodeOf(async () => {
  say('科技创新投入监测：准备启动。');
  const node = await prepare();
  const main = join(root, 'server', 'main.ts');
  if (!existsSync(main))
    throw new Refusal('缺少文件 server/main.ts，程序文件夹不完整，请重新取得整个文件夹。');
  say('服务：正在启动……');
  const flags = serverFlags(databaseBytes(root, process.env));
  // What was compiled for the last start is not compiled again: a second sooner.
  const cache = join(root, '.build', 'compiled');
  return runForeground(node, [...flags, main, ...process.argv.slice(2)], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: cache, ...projectEnv(root, process.env) },
  });
}, root);
