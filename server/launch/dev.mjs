import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectEnv } from './node.mjs';
import { prepare, root } from './prepare.mjs';
import { exitCodeOf, say } from './refusal.mjs';

/** A developer's server and pages: the server starts anew when its code changes, pages reload in the browser. */
process.exitCode = await exitCodeOf(async () => {
  const node = await prepare();
  const options = { cwd: root, env: projectEnv(root, process.env), stdio: 'inherit' };
  say('开发：服务 http://127.0.0.1:3000，页面 http://localhost:5173（改动即刷新）。');
  const children = [
    spawn(node, ['--watch', join('server', 'main.ts')], options),
    spawn(
      node,
      [join('node_modules', 'vite', 'bin', 'vite.js'), '--config', 'client/vite.config.ts'],
      options,
    ),
  ];
  const stop = () => {
    for (const child of children) child.kill();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // When one ends, the other is of no use.
  const codes = await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', (code) => {
            stop();
            resolve(code ?? 0);
          });
        }),
    ),
  );
  return Math.max(...codes);
}, root);
