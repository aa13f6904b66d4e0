export function withLock<T>(root: string, work: (lock: number | undefined) => Promise<T>): Promise<T>;
