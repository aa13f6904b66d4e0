export function findBrowser(
  env: Record<string, string | undefined>,
  usable?: (path: string) => boolean,
): string | undefined;
export function missingPackages(have: { browser: boolean; font: boolean }): string[];
export function ensureBrowser(): Promise<string>;
export function aptInstall(packages: string[]): Promise<void>;
