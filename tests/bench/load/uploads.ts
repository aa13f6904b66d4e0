/** A hundred workbooks of 9 MB at once, while a leader reads (trust.md U18, reliability 15). */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { View } from '../../faults/crash.ts';
import { Visitor } from '../../faults/visitor.ts';
import { xlsxOf } from '../../server/workbook/zip-builder.ts';

const PERIOD = '2026-S1';
const PICTURE_BYTES = 9 * 1024 * 1024;
const SAMPLE_MS = 100;

export interface UploadFigures {
  /** How the uploads were answered: status → how many. */
  answers: Record<number, number>;
  failed: number;
  /** Of the server and its children together, resident, MiB. */
  mostMemory: number;
  others: OnlookerFigures;
}

/** What onlooker.ts prints at its end. */
interface OnlookerFigures {
  p99: number;
  errors: number;
  words: string;
}

export async function uploadsAtOnce(
  url: string,
  pid: number,
  reporters: readonly string[],
  count: number,
): Promise<UploadFigures> {
  const bytes = bigWorkbook();
  const counties = await Promise.all(reporters.map((code) => openForUpload(url, code)));
  const answers: Record<number, number> = {};
  let failed = 0;
  let mostMemory = 0;
  const sampling = setInterval(() => {
    mostMemory = Math.max(mostMemory, residentOf(pid));
  }, SAMPLE_MS);
  const endReading = await lookOn(url);
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const { code, visitor } = counties[n % counties.length] as (typeof counties)[number];
      await visitor.upload(`/api/returns/${PERIOD}/${code}/upload`, bytes, '大文件.xlsx').then(
        async (reply) => {
          await reply.arrayBuffer();
          answers[reply.status] = (answers[reply.status] ?? 0) + 1;
        },
        () => failed++,
      );
    }),
  );
  const others = await endReading();
  clearInterval(sampling);
  return { answers, failed, mostMemory, others };
}

/** Starts the onlooker. @returns what ends it and gives its figures. */
async function lookOn(url: string): Promise<() => Promise<OnlookerFigures>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'onlooker.ts'), url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end('enough\n');
    const [line] = await once(child.stdout, 'data');
    return JSON.parse(String(line));
  };
}

/** A county signed in, its return opened again so that files may be uploaded to it. */
async function openForUpload(url: string, code: string): Promise<{ code: string; visitor: Visitor }> {
  const visitor = await Visitor.signIn(url, code);
  const own = `/api/returns/${PERIOD}/${code}`;
  const { state, version } = await visitor.read<View>(own);
  if (state === 'approved') await visitor.post(`${own}/correction`, { version, reason: '上传试验' });
  if (state === 'submitted') await visitor.post(`${own}/withdraw`, { version });
  return { code, visitor };
}

/** A sheet with a picture: what offices send. */
function bigWorkbook(): Uint8Array {
  const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  return xlsxOf(sheet, [{ name: 'xl/media/scan.bin', data: randomBytes(PICTURE_BYTES) }]);
}

/** MiB that a process and its children hold. */
function residentOf(pid: number): number {
  let kibibytes = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      const parent = Number(/PPid:\s+(\d+)/.exec(status)?.[1]);
      if (Number(name) === pid || parent === pid)
        kibibytes += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    } catch {
      // It ended while being looked at.
    }
  }
  return Math.round(kibibytes / 1024);
}
