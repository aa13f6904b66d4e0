import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './client-build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { findNode, refuseHopelessNode } from './node.mjs';
import { say } from './refusal.mjs';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Everything between a fresh folder and a runnable one; a second time it only compares two hashes and
 * writes nothing, so it also works offline and in a read-only folder.
 * @returns {Promise<string>} the Node executable to run the project with
 * @throws {import('./refusal.mjs').Refusal}
 */
export async function prepare() {
  refuseHopelessNode();
  if (isInstalled(root) && isBuilt(root)) {
    say('准备：依赖与页面都没有变化，不重新安装、不重新构建。');
    return findNode(root);
  }
  return withLock(root, async (lock) => {
    await install(root, lock);
    const node = await findNode(root);
    await build(root, node);
    return node;
  });
}
