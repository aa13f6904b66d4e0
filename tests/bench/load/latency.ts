/** How long answers took, and what went wrong. */
export class Latency {
  /** Milliseconds of each answer, by kind of address. */
  readonly #times = new Map<string, number[]>();
  readonly errors: string[] = [];

  /** Times one request until its last byte; an answer that is not `ok` or `allowed` is an error. */
  async time(send: () => Promise<Response>, allowed: readonly number[] = []): Promise<Response | null> {
    const begun = performance.now();
    try {
      const reply = await send();
      const body = await reply.clone().arrayBuffer();
      this.#keep(kindOf(reply.url), performance.now() - begun);
      if (!reply.ok && !allowed.includes(reply.status))
        this.errors.push(`${reply.url} ${reply.status} ${Buffer.from(body).toString('utf8').slice(0, 200)}`);
      return reply;
    } catch (error) {
      this.errors.push(String(error));
      return null;
    }
  }

  #keep(kind: string, milliseconds: number): void {
    const kept = this.#times.get(kind) ?? [];
    kept.push(milliseconds);
    this.#times.set(kind, kept);
  }

  get count(): number {
    return this.#all().length;
  }

  /** Milliseconds that a share of the answers stayed within; `0.99` → p99. */
  within(share: number): number {
    return quantile(this.#all(), share);
  }

  words(): string {
    return `${timesInWords(this.#all())}, ${this.errors.length} errors`;
  }

  /** A line for each kind of address, slowest first. */
  byAddress(): string[] {
    return [...this.#times]
      .sort(([, a], [, b]) => quantile(b, 0.99) - quantile(a, 0.99))
      .map(([kind, times]) => `${kind}: ${timesInWords(times)}`);
  }

  #all(): number[] {
    return [...this.#times.values()].flat();
  }
}

/** The address with its county and period left out. */
function kindOf(url: string): string {
  return new URL(url).pathname.replace(/\/(\d[^/]*|jxjk|jxgq)/g, '/…');
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function timesInWords(times: readonly number[]): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share));
  return `${times.length} answers, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`;
}
