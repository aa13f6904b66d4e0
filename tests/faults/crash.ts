/** Work against a real server whose process is killed at any moment, and the proof that nothing acknowledged is lost. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';
import type { LiveServer } from '../helpers/live-server.ts';

const PERIOD = '2026-S1';
const COUNTY = '330402';
const RETURN = `/api/returns/${PERIOD}/${COUNTY}`;
const REVIEW = `/api/review/returns/${PERIOD}/${COUNTY}`;

interface View {
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
  private readonly server: LiveServer;
  private readonly random: () => number;
  private cookies = { county: '', office: '' };
  private template: Uint8Array = new Uint8Array();
  /** The version every acknowledged write reached: the stored one may never be behind it. */
  private reached = 0;
  private step = 0;

  private constructor(server: LiveServer, random: () => number) {
    this.server = server;
    this.random = random;
  }

  static async prepare(server: LiveServer, random: () => number): Promise<Crash> {
    const crash = new Crash(server, random);
    crash.cookies = { county: await crash.signIn(COUNTY), office: await crash.signIn('analyst') };
    const file = await crash.call('county', 'GET', `${RETURN}/template.xlsx`);
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
    const work = (async () => {
      while (!killed) {
        try {
          await this.workOnce();
        } catch {
          this.counts.unanswered++;
          return;
        }
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await this.server.kill();
    killed = true;
    await work;
    await this.server.restart();
  }

  /** One write that fits the return's present state. */
  private async workOnce(): Promise<void> {
    const view = (await (await this.call('county', 'GET', RETURN)).json()) as View;
    this.step++;
    if (view.state === 'approved')
      return this.acknowledge(
        'corrections',
        await this.post('county', `${RETURN}/correction`, { version: view.version, reason: '故障试验' }),
      );
    if (view.state === 'submitted') {
      const review = (await (await this.call('office', 'GET', REVIEW)).json()) as {
        submission: string;
        view: View;
      };
      const body = { version: review.view.version, submission: review.submission, comment: '' };
      return this.acknowledge('approvals', await this.post('office', `${REVIEW}/approve`, body));
    }
    const kind = this.random();
    if (kind < 0.3) return this.acknowledge('uploads', await this.upload());
    if (kind < 0.6) return this.acknowledge('drafts', await this.saveDraft(view));
    const saved = await this.saveDraft(view);
    if (!saved.ok) return;
    const { version } = (await saved.json()) as View;
    this.note(version);
    return this.acknowledge(
      'submissions',
      await this.post(
        'county',
        `${RETURN}/submit`,
        { version, comment: '' },
        { 'idempotency-key': `fault-${this.step}-${version}` },
      ),
    );
  }

  private async saveDraft(view: View): Promise<Response> {
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
    return this.call('county', 'PUT', `${RETURN}/draft`, { version: view.version, cells });
  }

  private upload(): Promise<Response> {
    const form = new FormData();
    form.append('answers', '{}');
    form.append('file', new Blob([this.template as BlobPart]), '模板.xlsx');
    return fetch(`${this.server.url}${RETURN}/upload`, {
      method: 'POST',
      headers: { cookie: this.cookies.county },
      body: form,
    });
  }

  /** A reply of 200 promises that what it says is stored. */
  private async acknowledge(
    kind: 'uploads' | 'drafts' | 'submissions' | 'approvals' | 'corrections',
    response: Response,
  ): Promise<void> {
    if (!response.ok) return;
    const body = (await response.json()) as { version?: number; view?: { version: number } };
    this.counts.acknowledged++;
    this.counts[kind]++;
    this.note(body.view?.version ?? body.version ?? 0);
  }

  private note(version: number): void {
    this.reached = Math.max(this.reached, version);
  }

  /** After a restart: the stored version is not behind an acknowledged one, and every row has all its parts. */
  async verify(): Promise<void> {
    const view = (await (await this.call('county', 'GET', RETURN)).json()) as View;
    if (view.version < this.reached) this.counts.lost++;
    this.counts.broken += brokenRows(this.server.dataDir);
  }

  private async signIn(name: string): Promise<string> {
    const reply = await fetch(`${this.server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: DEMO_PASSWORD }),
    });
    return reply.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
  }

  private post(
    who: 'county' | 'office',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.call(who, 'POST', path, body, headers);
  }

  private call(
    who: 'county' | 'office',
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.server.url}${path}`, {
      method,
      headers: {
        cookie: this.cookies[who],
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

/** What must hold in the database whatever was cut off: each query counts rows that contradict it. */
const INVARIANTS = {
  'a submission without the values of its form': `SELECT count(*) FROM submission s WHERE (SELECT count(*) FROM submission_value v WHERE v.submission_id = s.id) <>
    (SELECT count(*) FROM submission_value v WHERE v.submission_id = (SELECT id FROM submission f WHERE f.return_id = s.return_id AND f.revision = 1))`,
  'a return pointing at a submission that is not there':
    'SELECT count(*) FROM statistical_return r WHERE r.submission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = r.submission_id)',
  'submitted or approved without a submission':
    "SELECT count(*) FROM statistical_return r WHERE r.state IN ('submitted', 'approved') AND r.submission_id IS NULL",
  'approved without a data version': `SELECT count(*) FROM decision d WHERE d.kind = 'approve' AND NOT EXISTS (SELECT 1 FROM data_version v WHERE v.decision_id = d.id)`,
  'a submission without its audit row':
    "SELECT count(*) FROM submission s WHERE NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.action = 'submit' AND a.object = 'submission/' || s.id)",
  'a gap in the audit trail':
    'SELECT (SELECT count(*) FROM audit_event) - (SELECT max(seq) FROM audit_event)',
} as const;

function brokenRows(dataDir: string): number {
  const db = new Sqlite(join(dataDir, 'monitor.db'), { readonly: true });
  try {
    let broken = db.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1;
    for (const [what, sql] of Object.entries(INVARIANTS)) {
      const count = db.prepare(sql).pluck().get() as number;
      if (count !== 0) process.stdout.write(`${what}: ${count}\n`);
      broken += Math.abs(count);
    }
    return broken;
  } finally {
    db.close();
  }
}
