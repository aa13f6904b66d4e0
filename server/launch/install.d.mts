export function installFailure(output: string): string;
