/** How long answers took, and what went wrong. */
export class Latency {
  readonly #times: number[] = [];
  readonly errors: string[] = [];

  /** Times one request until its last byte; an answer that is not `ok` or `allowed` is an error. */
  async time(send: () => Promise<Response>, allowed: readonly number[] = []): Promise<Response | null> {
    const begun = performance.now();
    try {
      const reply = await send();
      const body = await reply.clone().arrayBuffer();
      this.#times.push(performance.now() - begun);
      if (!reply.ok && !allowed.includes(reply.status))
        this.errors.push(`${reply.url} ${reply.status} ${Buffer.from(body).toString('utf8').slice(0, 200)}`);
      return reply;
    } catch (error) {
      this.errors.push(String(error));
      return null;
    }
  }

  get count(): number {
    return this.#times.length;
  }

  /** Milliseconds that a share of the answers stayed within; `0.99` → p99. */
  within(share: number): number {
    const sorted = [...this.#times].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  }

  words(): string {
    return `${this.count} answers, p50 ${this.within(0.5)} ms, p95 ${this.within(0.95)} ms, p99 ${this.within(0.99)} ms, ${this.errors.length} errors`;
  }
}
