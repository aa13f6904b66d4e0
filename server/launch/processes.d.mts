import type { SpawnOptions } from 'node:child_process';

export function runForeground(command: string, args: string[], options?: SpawnOptions): Promise<number>;
export function runQuietly(
  command: string,
  args: string[],
  options?: SpawnOptions & { holding?: number | undefined },
): Promise<{ code: number; output: string }>;
