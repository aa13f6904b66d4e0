/** A made-up city's life through the API: what is filed, approved, changed and published, and what its pages said when. */
import { cellKey } from '#shared/forms.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import { type Finding, isOpen } from '#shared/rules/finding.ts';
import { DEMO_PASSWORD } from '../../../server/accounts/demo-accounts.ts';
import { type Caller, type TestApp, type TestReply, testApp } from '../../helpers/app.ts';

/** `indicator` or `unit/indicator` → text. */
type Texts = Record<string, string>;

/** A page as it was while it was current. */
interface Kept {
  address: string;
  bytes: string;
}

export class Life {
  readonly t: TestApp;
  readonly #callers = new Map<string, Caller>();
  readonly #kept: Kept[] = [];

  constructor(t: TestApp) {
    this.t = t;
  }

  async as(account: string): Promise<Caller> {
    const known = this.#callers.get(account) ?? (await this.t.signIn(account));
    this.#callers.set(account, known);
    return known;
  }

  /** The clock goes on; sessions end with it. */
  until(day: string): void {
    this.t.setNow(`${day}T02:00:00.000Z`);
    this.#callers.clear();
  }

  /** The office opens a period on the day at hand. */
  async open(period: string, opens: string, due: string): Promise<void> {
    const office = await this.as('analyst');
    const { seen } = done(await office.get('/api/periods')).body;
    const body = {
      kind: 'open',
      organisation: null,
      opens,
      due: `${due}T17:00:00+08:00`,
      reason: '按计划',
      notice: '',
      seen,
    };
    done(await office.post(`/api/periods/${period}`, body));
  }

  /** Saves, submits and approves; every reminder is answered. */
  async file(period: string, organisation: string, texts: Texts, account = organisation): Promise<void> {
    const reporter = await this.as(account);
    const path = `/api/returns/${period}/${organisation}`;
    const view = done(await reporter.get(path)).body;
    const version =
      view.state === 'approved' ? await this.#reopen(reporter, path, view.version) : view.version;
    const key = (name: string) => (name.includes('/') ? name : cellKey(view.rows[0].unit, name));
    const cells = Object.entries(texts).map(([name, text]) => ({
      ...{ key: key(name), text, note: '', release: '', reasons: {}, answer: '' },
    }));
    const saved = done(await reporter.put(`${path}/draft`, { version, cells })).body;
    await this.#explain(reporter, path, saved);
    const ready = done(await reporter.get(path)).body;
    done(await reporter.post(`${path}/submit`, { version: ready.version, comment: '' }));
    const sent = done(await reporter.get(path)).body;
    const review = `/api/review/returns/${period}/${organisation}/approve`;
    const submission = sent.receipt.submission;
    done(await (await this.as('analyst')).post(review, { version: sent.version, submission, comment: '' }));
  }

  async #reopen(reporter: Caller, path: string, version: number): Promise<number> {
    done(await reporter.post(`${path}/correction`, { version, reason: '更正' }));
    return done(await reporter.get(path)).body.version;
  }

  /** A written reason for every reminder that waits for one. */
  async #explain(
    reporter: Caller,
    path: string,
    view: { version: number; rows: Row[]; findings: Finding[] },
  ) {
    const open = view.findings.filter(isOpen);
    if (open.length === 0) return;
    const cells = [...Map.groupBy(open, (f) => f.key)].map(([key, findings]) => {
      const text = view.rows.find((r) => r.key === key)?.cell.text ?? '';
      const reasons = Object.fromEntries(findings.map((f) => [f.rule, '属实，已核对']));
      return { key, text, note: '', release: '', reasons, answer: '' };
    });
    done(await reporter.put(`${path}/draft`, { version: view.version, cells }));
  }

  /** Drafted by one analyst, confirmed by the other. */
  async change(...changes: ProgrammeChange[]): Promise<void> {
    const page = '/api/programme/changes';
    const drafted = done(
      await (await this.as('analyst')).post(page, { changes, reason: '按市政府文件' }),
    ).body;
    const { number } = drafted.proposals[0];
    done(await (await this.as('analyst2')).post(`${page}/${number}/confirm`, { comment: '' }));
  }

  /** An official hands over: the successor's account is asked for by one administrator, and enabling it by another ends the old one. */
  async replaceOfficial(organisation: string, name: string): Promise<void> {
    const [system, security] = [await this.as('sysadmin'), await this.as('secadmin')];
    const listed = done(await system.get('/api/accounts')).body;
    const old = listed.accounts.find((a: { name: string }) => a.name === organisation);
    const successor = { name, displayName: '新任填报员', reason: '调离' };
    const { id } = done(await system.post(`/api/accounts/${old.id}/hand-over`, successor)).body;
    const { requests } = done(await security.get('/api/accounts')).body;
    const asked = requests.find((r: { account: string }) => r.account === id);
    const granted = done(
      await security.post(`/api/account-requests/${asked.id}`, { outcome: 'granted' }),
    ).body;
    const password = granted.initialPassword;
    const signed = await this.t.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { name, password },
    });
    const cookie = signed.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const payload = { current: password, next: DEMO_PASSWORD };
    const url = '/api/session/password';
    const changed = await this.t.app.inject({ method: 'PUT', url, headers: { cookie }, payload });
    if (changed.statusCode >= 300) throw new Error(changed.body);
  }

  /** A run of the year and a publication that carries it. @returns the publication as its page shows it. */
  async publish(period: string, run: boolean, reason = '') {
    const [office, second] = [await this.as('analyst'), await this.as('analyst2')];
    const { dataVersion } = done(await office.get('/api/publications')).body;
    const scored = run
      ? done(await office.post(`/api/assessment/units/${period}/runs`, { scheme: 1, dataVersion, note: '' }))
          .body
      : null;
    const body = { period, dataVersion, unitRun: scored?.number ?? null, institutionRun: null, reason };
    const { id } = done(await office.post('/api/publications/proposals', body)).body;
    const confirm = `/api/publications/proposals/${id}/confirm`;
    const { version } = done(await second.post(confirm, { comment: '' })).body;
    await this.#keep(`/api/publications/${period}/${version}/file`);
    if (scored) await this.#keep(`/api/runs/${scored.number}/file`);
    return done(await office.get(`/api/publications/${period}/${version}`)).body;
  }

  /** Everything that pages say of some periods at this moment, pinned. */
  async remember(periods: readonly string[], units: readonly string[]): Promise<void> {
    const { dataVersion: v } = done(await (await this.as('analyst')).get('/api/publications')).body;
    for (const period of periods) {
      const q = `period=${period}&v=${v}`;
      await this.#keep(`/api/monitoring/regions?${q}&metric=total`);
      await this.#keep(`/api/monitoring/structure?${q}`);
      await this.#keep(`/api/monitoring/contribution?${q}&by=unit`);
      for (const unit of units) await this.#keep(`/api/monitoring/regions/${unit}?${q}`);
      for (const unit of units)
        await this.#keep(`/api/monitoring/lineage?${q}&unit=${unit}&indicator=input_total&of=growth`);
      if (period.length === 4) await this.#keep(`/api/targets?${q}`);
    }
    await this.#keep(`/api/monitoring/indicators/fiscal_st?v=${v}`);
  }

  async #keep(address: string): Promise<void> {
    this.#kept.push({ address, bytes: plain(done(await (await this.as('analyst')).get(address))) });
  }

  /** Addresses whose reply is no longer, byte for byte, what it was while it was current. */
  async changedSince(): Promise<string[]> {
    const changed: string[] = [];
    for (const { address, bytes } of this.#kept)
      if (plain(await (await this.as('analyst')).get(address)) !== bytes) changed.push(address);
    return changed;
  }

  get remembered(): number {
    return this.#kept.length;
  }
}

interface Row {
  key: string;
  cell: { text: string };
}
/** A pinned page says beside its figures which version is the latest: that alone moves on. */
function plain(reply: TestReply): string {
  return reply.bytes.toString('utf8').replace(/"latest":(true|false),"latestVersion":\d+/g, '');
}

/** @throws Error for what was refused. */
export function done(reply: TestReply): TestReply {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.bytes.toString('utf8').slice(0, 600)}`);
  return reply;
}

export async function beginLife(): Promise<Life> {
  return new Life(await testApp({ city: 'second', planOpened: false, now: '2026-03-02T02:00:00.000Z' }));
}
