export interface Cluster {
  /** Address of its database. */
  url: string;
  start(): Promise<void>;
  /** SIGINT disconnects everybody and stops, SIGQUIT stops at once as a crash would. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** A streaming replica of it, a cluster like any other. */
  replica(): Promise<Cluster>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}
export function findPostgres(env: Record<string, string | undefined>, debian?: string): string | undefined;
export function ensurePostgres(): Promise<string>;
export function startCluster(programs: string): Promise<Cluster>;
