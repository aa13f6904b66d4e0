/** A reporter's desk in a running server without demonstration figures, and the shortest way to an approved return. */

import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';
import { cellKey, type FormCell, formCells, formFor } from '#shared/forms.ts';
import { type Period, period, periodicityOf } from '#shared/period.ts';
import {
  type Caller,
  type TestApp,
  type TestAppOptions,
  type TestReply,
  testApp,
} from '../../helpers/app.ts';

export const S1 = period('2026-S1');
export const LAST_S1 = period('2025-S1');
export const LAST_S2 = period('2025-S2');
export const HAINING = '330481';
export const PINGHU = '330482';
export const EDUCATION = 'jyj';

/** A county's government block that passes every check: Σ其中 44,704 ≤ 53,040 = Σ预算来源. */
export const COUNTY: Readonly<Record<string, string>> = {
  gov_total: '53040',
  gov_platform: '19024',
  gov_talent: '11350',
  gov_poc: '10210',
  gov_incubator: '4120',
  gov_general: '40000',
  gov_fund: '10000',
  gov_soe: '3040',
};

/** The year before: a little lower in every row, Σ其中 43,400 ≤ 51,500 = Σ预算来源. */
export const LAST_COUNTY: Readonly<Record<string, string>> = {
  gov_total: '51500',
  gov_platform: '18500',
  gov_talent: '11000',
  gov_poc: '9900',
  gov_incubator: '4000',
  gov_general: '39000',
  gov_fund: '9600',
  gov_soe: '2900',
};

/** What the reporter writes beside a figure. */
export type Extra = Partial<Omit<DraftBody['cells'][number], 'key' | 'text'>>;

export const path = (p: Period, organisation: string, act = '') =>
  `/api/returns/${p}/${organisation}${act === '' ? '' : `/${act}`}`;

export function draftCell(key: string, text: string, extra: Extra = {}): DraftBody['cells'][number] {
  return { key, text, note: '', release: '', reasons: {}, answer: '', ...extra };
}

export class Desk {
  readonly t: TestApp;
  readonly #callers = new Map<string, Caller>();

  constructor(t: TestApp) {
    this.t = t;
  }

  /** The signed-in caller of an account; one session each. */
  async as(account: string): Promise<Caller> {
    const known = this.#callers.get(account) ?? (await this.t.signIn(account));
    this.#callers.set(account, known);
    return known;
  }

  async view(p: Period, organisation: string): Promise<ReturnView> {
    const reply = await (await this.as(organisation)).get(path(p, organisation));
    if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** Saves `indicator → text` of the organisation's own unit (or `unit/indicator → text`) with extras by the same names. */
  async save(
    p: Period,
    organisation: string,
    texts: Record<string, string>,
    extras: Record<string, Extra> = {},
    version?: number,
  ): Promise<TestReply> {
    const known = version ?? (await this.view(p, organisation)).version;
    const keyOf = (name: string) => (name.includes('/') ? name : cellKey(organisation, name));
    const cells = Object.entries(texts).map(([name, text]) => draftCell(keyOf(name), text, extras[name]));
    return (await this.as(organisation)).put(path(p, organisation, 'draft'), { version: known, cells });
  }

  async submit(p: Period, organisation: string, key?: string, version?: number): Promise<TestReply> {
    const known = version ?? (await this.view(p, organisation)).version;
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const body = { version: known, comment: '' };
    return (await this.as(organisation)).post(path(p, organisation, 'submit'), body, headers);
  }

  async decide(
    p: Period,
    organisation: string,
    act: 'approve' | 'return',
    more: object = {},
  ): Promise<TestReply> {
    const view = await this.view(p, organisation);
    const body = {
      version: view.version,
      submission: view.receipt?.submission ?? 'none',
      comment: '',
      ...more,
    };
    const analyst = await this.as('analyst');
    return analyst.post(`/api/review/returns/${p}/${organisation}/${act}`, body);
  }

  approve(p: Period, organisation: string): Promise<TestReply> {
    return this.decide(p, organisation, 'approve');
  }

  returnWith(
    p: Period,
    organisation: string,
    indicator: string,
    remark = '与决算不符，请核对',
  ): Promise<TestReply> {
    return this.decide(p, organisation, 'return', { remarks: [{ unit: organisation, indicator, remark }] });
  }

  /** Saves, submits and approves; fails loudly. */
  async file(
    p: Period,
    organisation: string,
    texts: Record<string, string>,
    extras: Record<string, Extra> = {},
  ): Promise<void> {
    const replies = [
      await this.save(p, organisation, texts, extras),
      await this.submit(p, organisation),
      await this.approve(p, organisation),
    ];
    const failed = replies.find((r) => r.status !== 200);
    if (failed) throw new Error(`${failed.status} ${JSON.stringify(failed.body)}`);
  }

  cells(p: Period, organisation: string): FormCell[] {
    const form = formFor(this.t.catalogue, organisation, periodicityOf(p))!;
    return formCells(this.t.catalogue, form, organisation);
  }
}

export async function openDesk(options: TestAppOptions = {}): Promise<Desk> {
  return new Desk(await testApp(options));
}

/** `pointer rule` of each error of a refusal. */
export function errorsOf(reply: TestReply): string[] {
  return (reply.body.errors as { pointer: string; rule: string }[]).map((e) => `${e.pointer} ${e.rule}`);
}
