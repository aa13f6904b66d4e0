/**
 * `npm run verify [-- --receipt <序号>:<摘要>]…`: recomputes the database of DATA_DIR (or DATABASE_URL) without the server;
 * reads only. `--trail <file>` checks an exported audit trail instead, `--archive <file>` a period's archive, without any database. A receipt is what a reporter kept: the number and the hash of its audit event. Exit 0 = everything is as
 * recorded, 1 = something is not, 2 = the database or the arguments cannot be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { storageFaults } from '../db/backup.ts';
import { listPending } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { checkArchive } from './archive.ts';
import { checkTrail } from './trail.ts';
import { type Anchor, verifyDatabase } from './verify.service.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      receipt: { type: 'string', multiple: true },
      trail: { type: 'string' },
      archive: { type: 'string' },
    },
  });
  if (values.trail !== undefined) return reportTrail(values.trail);
  const anchors = (values.receipt ?? []).map(anchorOf);
  if (values.archive !== undefined) return reportArchive(values.archive, anchors);
  const database = openDatabase({ ...loadConfig(), mustExist: true });
  const pending = await listPending(database);
  if (pending.length > 0) {
    await database.db.destroy();
    throw new Error(
      `数据库是较早的版本，还有${pending.length}个迁移没有执行。请先用本版本启动一次服务（自动升级），停止后再核验。`,
    );
  }
  const stored = await storageFaults(database);
  const result = await verifyDatabase(database.db, anchors);
  await database.db.destroy();
  const faults = [...stored, ...result.faults];
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    `审计记录${result.events}条、报送${result.submissions}次、原始文件${result.files}个、测算和发布${result.documents}份：` +
      (faults.length === 0 ? '全部与记录相符。' : `${faults.length}处不符。`),
  );
  console.log(`审计记录末条：${result.head.seq}:${result.head.hash}`);
  return faults.length === 0 ? 0 : 1;
}

function reportTrail(path: string): number {
  const { faults, first, last } = checkTrail(readFileSync(path, 'utf8'));
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    `首条 ${first}\n末条 ${last}\n${faults.length === 0 ? '逐条相符，首尾相接。' : `${faults.length}处不符。`}`,
  );
  return faults.length === 0 ? 0 : 1;
}

async function reportArchive(path: string, anchors: readonly Anchor[]): Promise<number> {
  const { faults, files, about, digest, last } = await checkArchive(path, anchors);
  for (const fault of faults) console.log(`✗ ${fault}`);
  console.log(
    `归档包：${about}\n文件${files}个：${faults.length === 0 ? '与包内的清单、审计记录彼此相符，发布结果重新计算一致。' : `${faults.length}处不符。`}`,
  );
  console.log(`发布校验码：${digest}\n包内审计记录末条：${last}`);
  console.log(
    anchors.length > 0 && faults.length === 0
      ? `与${anchors.length}张回执相符。校验码请再与发布页或通报上印的对照。`
      : '只凭这个文件不能证明整包没有被人连同清单和审计记录一起重做：请把校验码与发布页或通报上印的对照，并用 --receipt <序号>:<摘要> 与填报单位留存的回执对照。',
  );
  return faults.length === 0 ? 0 : 1;
}

function anchorOf(text: string): Anchor {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!seq || !hash) throw new Error(`回执应写作 序号:摘要，例如 128:9f86…(64位)，现为“${text}”。`);
  return { seq: Number(seq), hash };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
