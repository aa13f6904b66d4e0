export function dependencyHash(packageText: string, lockText: string, platform: string): string;
export function installedMatchesLock(
  lockText: string,
  installedText: string,
  platform: string,
  arch: string,
): boolean;
export function contentHash(root: string, paths: string[]): string;
export function readStamp(file: string): string | undefined;
export function writeStamp(file: string, text: string): void;
