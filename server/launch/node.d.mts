export function majorOf(version: string): number;
export function chooseNode(candidates: { path: string; version: string | undefined }[]): string | undefined;
export function nodeMissing(version: string, machine: string): string;
export function outerEnv(env: Record<string, string | undefined>): Record<string, string | undefined>;
export function serverFlags(databaseBytes: number): string[];
export function databaseBytes(root: string, env: Record<string, string | undefined>): number;
