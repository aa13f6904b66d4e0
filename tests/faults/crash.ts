/** Work against a real server whose process is ended at any moment, and the proof that nothing acknowledged is lost. */
import type { LiveServer } from '../helpers/live-server.ts';
import { brokenRows } from './invariants.ts';
import { Visitor } from './visitor.ts';

export const PERIOD = '2026-S1';

export interface View {
  state: string;
  version: number;
  rows: {
    key: string;
    indicator: string;
    cell: {
      text: string;
      amount: string | null;
      note: string;
      release: string;
      reasons: Record<string, string>;
      answer: string;
    };
  }[];
  findings: { key: string; rule: string; reasonAllowed: boolean; reason: string }[];
}

export interface Review {
  submission: string;
  view: View;
}

type Kind = 'uploads' | 'drafts' | 'submissions' | 'approvals' | 'corrections';

/** One county's return and the office that decides on it. */
export class Crash {
  readonly counts = {
    acknowledged: 0,
    unanswered: 0,
    lost: 0,
    broken: 0,
    uploads: 0,
    drafts: 0,
    submissions: 0,
    approvals: 0,
    corrections: 0,
  };
  readonly own: string;
  readonly review: string;
  county: Visitor;
  office: Visitor;
  private readonly server: LiveServer;
  private readonly random: () => number;
  private template: Uint8Array = new Uint8Array();
  /** The version every acknowledged write reached: the stored one may never be behind it. */
  private reached = 0;
  private step = 0;

  private constructor(
    server: LiveServer,
    random: () => number,
    who: { code: string; county: Visitor; office: Visitor },
  ) {
    this.server = server;
    this.random = random;
    this.county = who.county;
    this.office = who.office;
    this.own = `/api/returns/${PERIOD}/${who.code}`;
    this.review = `/api/review/returns/${PERIOD}/${who.code}`;
  }

  static async prepare(server: LiveServer, random: () => number, code = '330402'): Promise<Crash> {
    const county = await Visitor.signIn(server.url, code);
    const office = await Visitor.signIn(server.url, 'analyst');
    const crash = new Crash(server, random, { code, county, office });
    const file = await county.get(`${crash.own}/template.xlsx`);
    crash.template = new Uint8Array(await file.arrayBuffer());
    return crash;
  }

  summary(): string {
    return Object.entries(this.counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  }

  /** Works on until the process is killed after `ms`; then starts it again on the same data. */
  async killDuringWork(ms: number): Promise<void> {
    let killed = false;
    const work = this.work(() => killed);
    await new Promise((resolve) => setTimeout(resolve, ms));
    await this.server.kill();
    killed = true;
    await work;
    await this.server.restart();
  }

  /** Works on until told to end or the server no longer answers. */
  async work(ended: () => boolean): Promise<void> {
    while (!ended()) {
      try {
        await this.workOnce();
      } catch {
        this.counts.unanswered++;
        return;
      }
    }
  }

  /** One write that fits the return's present state. */
  private async workOnce(): Promise<void> {
    const view = await this.county.read<View>(this.own);
    this.step++;
    if (view.state === 'approved') return this.acknowledge('corrections', await this.correct(view));
    if (view.state === 'submitted') return this.acknowledge('approvals', await this.approve());
    const kind = this.random();
    if (kind < 0.3)
      return this.acknowledge(
        'uploads',
        await this.county.upload(`${this.own}/upload`, this.template, '模板.xlsx'),
      );
    if (kind < 0.6) return this.acknowledge('drafts', await this.saveDraft(view));
    const saved = await this.saveDraft(view);
    if (!saved.ok) return;
    const { version } = (await saved.json()) as View;
    this.note(version);
    return this.acknowledge('submissions', await this.submit(version, `fault-${this.step}-${version}`));
  }

  correct(view: View): Promise<Response> {
    return this.county.post(`${this.own}/correction`, { version: view.version, reason: '故障试验' });
  }

  async approve(): Promise<Response> {
    const { view, submission } = await this.office.read<Review>(this.review);
    return this.office.post(`${this.review}/approve`, { version: view.version, submission, comment: '' });
  }

  submit(version: number, key: string): Promise<Response> {
    return this.county.post(`${this.own}/submit`, { version, comment: '' }, { 'idempotency-key': key });
  }

  /** Saves the draft with one figure a little higher and every reason that is asked for. */
  saveDraft(view: View): Promise<Response> {
    const open = new Map(view.findings.filter((f) => f.reasonAllowed).map((f) => [f.key, f.rule]));
    const cells = view.rows.map(({ key, indicator, cell }) => {
      const total = ['gov_total', 'gov_general'].includes(indicator) && cell.amount !== null;
      const rule = open.get(key);
      return {
        key,
        text: total ? (Number(cell.amount) + 0.01).toFixed(2) : cell.text,
        note: cell.note,
        release: cell.release,
        reasons: rule ? { ...cell.reasons, [rule]: '故障试验' } : cell.reasons,
        answer: cell.answer,
      };
    });
    return this.county.put(`${this.own}/draft`, { version: view.version, cells });
  }

  /** A reply of 200 promises that what it says is stored. */
  private async acknowledge(kind: Kind, response: Response): Promise<void> {
    if (!response.ok) return;
    const body = (await response.json()) as { version?: number; view?: { version: number } };
    this.counts.acknowledged++;
    this.counts[kind]++;
    this.note(body.view?.version ?? body.version ?? 0);
  }

  private note(version: number): void {
    this.reached = Math.max(this.reached, version);
  }

  /** On another database: what was reached belongs to the one that has been put aside, and so do the sessions. */
  async beginAgain(): Promise<void> {
    this.reached = 0;
    this.county = await Visitor.signIn(this.server.url, this.county.name);
    this.office = await Visitor.signIn(this.server.url, this.office.name);
  }

  /** After a restart: the stored version is not behind an acknowledged one, and every row has all its parts. */
  async verify(): Promise<void> {
    const view = await this.county.read<View>(this.own);
    if (view.version < this.reached) this.counts.lost++;
    this.counts.broken += brokenRows(this.server.dataDir);
  }
}
