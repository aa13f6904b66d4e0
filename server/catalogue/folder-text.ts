/** The text of a file of a city's folder. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

/** @param file its name inside the folder. @returns undefined, and a fault, when it is missing or in another encoding. */
export function readText(folder: string, file: string, fault: Fault): string | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) {
    fault(file, 1, '缺少这个文件');
    return undefined;
  }
  const bytes = readFileSync(path);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  fault(file, 1, '不是 UTF-8 编码(可能是 GBK)，请另存为 UTF-8');
  return undefined;
}
