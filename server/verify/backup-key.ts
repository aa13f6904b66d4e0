/**
 * The key of encrypted backups: a file of its own, named by BACKUP_KEY. `npm run backup-key -- <新文件>` makes one.
 * Whoever has a backup and its key has everything; whoever loses the key has lost the backups.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Config, ConfigProblem } from '../config.ts';
import { KEY_BYTES } from './sealed-file.ts';

/** The key that BACKUP_KEY names; null when backups are not encrypted. @throws ConfigProblem */
export function readBackupKey({ backupKey: path, dataDir, backups }: Config): Buffer | null {
  if (path === null) return null;
  if (!existsSync(path))
    throw new ConfigProblem([`没有备份密钥文件 ${path}；用 npm run backup-key -- <新文件> 生成。`]);
  for (const folder of [dataDir, ...(backups ? [backups.dir] : [])])
    if (lies(path, folder))
      throw new ConfigProblem([
        `备份密钥文件 ${path} 不能放在 ${folder} 里：密钥须与数据、备份分开存放，请移到别处并改 BACKUP_KEY。`,
      ]);
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES)
    throw new ConfigProblem([`文件 ${path} 不是备份密钥；用 npm run backup-key -- <新文件> 生成。`]);
  return key;
}

/** As asked, and as it really is where the path goes through links. */
function lies(path: string, folder: string): boolean {
  const inside = (from: string, to: string) => !relative(from, to).startsWith('..');
  if (inside(folder, path)) return true;
  return existsSync(folder) && inside(realpathSync(folder), realpathSync(path));
}

function makeKey([target, ...more]: readonly string[]): string {
  if (!target || more.length > 0)
    throw new Error('用法：npm run backup-key -- <新文件>（放在数据文件夹和备份文件夹以外）');
  const path = resolve(target);
  if (existsSync(path)) throw new Error(`文件 ${path} 已存在，不覆盖；旧备份要用旧密钥才能恢复。`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return `已生成备份密钥 ${path}。启动服务和备份时设 BACKUP_KEY=${path}；另抄一份妥善保管：密钥丢失，加密备份就无法恢复。`;
}

if (process.argv[1] === join(import.meta.dirname, 'backup-key.ts'))
  try {
    console.log(makeKey(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
