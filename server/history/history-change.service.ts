/** Past years come in, or go, by two people: one proposes, another decides; each is one transaction with its audit row. */

import { z } from 'zod';
import type { ProposeHistoryBody } from '#shared/contract/history.ts';
import { isOwn } from '#shared/contract/session.ts';
import type { ObservationSource } from '#shared/panel.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import type { HistoryValueTable } from '../db/history-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, notFound } from '../http/problem.ts';
import { once } from '../workflow/idempotency.ts';
import { insertDataVersion } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import type { CheckedFigure } from './check-history.ts';
import { historyDigest } from './digest.ts';
import { insertHistoryAct, insertHistoryDecision, listActs, type StoredAct } from './history.repository.ts';
import { isPlaced, needsSource, placeOf } from './history-figure.ts';
import { checkFile, ownFile } from './preview.service.ts';
import { assertLoadable, whyNotLoadable } from './recheck.ts';

/** @throws 404 for a file of somebody else; 422 while a row cannot be taken, has no source or no reason where one is asked for. */
export async function proposeHistory(
  world: World,
  actor: Actor,
  body: ProposeHistoryBody,
  key: string | undefined,
): Promise<number> {
  const file = await ownFile(world, actor, body.file);
  const { figures } = await checkFile(world, { fileName: file.name, bytes: file.content });
  assertComplete(figures, body);
  const provenance = body.published ? 'published' : world.demo ? 'simulated' : 'reported';
  const values = figures.flatMap((figure) => storedOf(figure, body, provenance));
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['history', body], reply: z.int() }, async () => {
      const digest = historyDigest(values.map((value) => ({ act_number: 0, ...value })));
      const { title, reason } = body;
      const act = { kind: 'load' as const, reverses: null, title, reason, file_id: file.id, digest };
      const number = await insertHistoryAct(trx, { ...act, ...stampOf(actor) }, values);
      const detail = { digest, title, reason, rows: values.length, reminderReason: body.reminderReason };
      await appendAudit(trx, entryOf(actor, 'history-propose', `history/${number}`, detail));
      return number;
    }),
  );
}

function assertComplete(figures: readonly CheckedFigure[], body: ProposeHistoryBody): void {
  const told = (list: readonly CheckedFigure[], words: (one: CheckedFigure) => string) =>
    list.slice(0, 20).map((one) => ({ pointer: placeOf(one), rule: 'history', detail: words(one) }));
  const faults = figures.filter(({ state }) => state === 'fault');
  if (faults.length > 0)
    throw brokenRules(
      `有${faults.length}行不能载入，请改好文件后重新上传`,
      told(faults, (one) => `${placeOf(one)}：${one.words}`),
    );
  const unsourced = figures.filter(needsSource);
  if (unsourced.length > 0 && body.citation === '')
    throw brokenRules(
      `有${unsourced.length}行没有写来源`,
      told(unsourced, (one) => `${placeOf(one)}没有来源；可以填一个用于这些行的来源。`),
    );
  const asked = figures.filter(({ asks }) => asks);
  if (asked.length > 0 && body.reminderReason === '')
    throw brokenRules(
      `有${asked.length}行的提醒没有写原因`,
      told(asked, (one) => `${placeOf(one)}：${one.words}`),
    );
}

function storedOf(
  figure: CheckedFigure,
  body: ProposeHistoryBody,
  provenance: ObservationSource['origin'],
): Omit<HistoryValueTable, 'act_number'>[] {
  if (!isPlaced(figure)) return [];
  const { period, unit, indicator, mark, amount, sheet, cell, raw } = figure;
  return [
    {
      ...{ period, unit, indicator, mark, amount, sheet, cell, raw },
      origin: figure.origin ?? provenance,
      // What another installation let out is taken as it stands.
      release: figure.release || (figure.origin ? '' : body.release),
      citation: figure.citation || (needsSource(figure) ? body.citation : ''),
      source_unit: figure.sourceUnit,
      reason: figure.reason || (figure.asks ? body.reminderReason : ''),
    },
  ];
}

const stampOf = (actor: Actor) => ({
  proposed_by: actor.person.account,
  proposed_at: actor.at.toISOString(),
});

/** Asks for a load to be taken back. @throws 404 for what is no load in force; 409 while its reversal waits already. */
export function reverseHistory(
  world: World,
  actor: Actor,
  number: number,
  reason: string,
  key: string | undefined,
): Promise<number> {
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request: ['history-reverse', number, reason], reply: z.int() }, async () => {
      const acts = await listActs(trx);
      const load = acts.find((act) => act.number === number);
      if (load?.kind !== 'load' || load.decision !== 'confirm') throw notFound('已载入的历史数据');
      const again = acts.find((act) => act.reverses === number && isOpenOrDone(act));
      if (again)
        throw conflict(
          'history-reversed',
          again.decision === null ? '已有人提请撤销' : '已经撤销',
          '请刷新后查看。',
        );
      const act = { kind: 'reverse' as const, reverses: number, title: load.title, reason };
      const made = await insertHistoryAct(trx, { ...act, file_id: null, digest: '', ...stampOf(actor) }, []);
      await appendAudit(
        trx,
        entryOf(actor, 'history-propose', `history/${made}`, { reverses: number, reason }),
      );
      return made;
    }),
  );
}

const isOpenOrDone = ({ decision }: StoredAct) => decision === null || decision === 'confirm';

/**
 * @throws 404 unless it waits; 409 for one's own confirmation or somebody else's withdrawal, and for a confirmation once periods
 * were opened or the programme changed under the batch; 422 for a refusal without a reason.
 */
export async function decideHistory(
  world: World,
  actor: Actor,
  number: number,
  { kind, comment }: { kind: 'confirm' | 'refuse' | 'withdraw'; comment: string },
  key: string | undefined,
): Promise<number> {
  const request = ['history-decide', number, kind, comment];
  const ground = kind === 'confirm' ? await whyNotLoadable(world, number) : null;
  return world.db.transaction().execute((trx) =>
    once(trx, actor, { key, request, reply: z.int() }, async () => {
      const act = (await listActs(trx)).find((one) => one.number === number);
      if (!act || act.decision !== null) throw notFound('待确认的历史数据');
      const own = isOwn(actor.person, act.proposed_by);
      if (own !== (kind === 'withdraw'))
        throw conflict('second-person', own ? '须由另一名分析员办理' : '只有提出人可以撤回');
      if (kind === 'refuse' && comment === '') throw brokenRules('请写明不同意的原因', []);
      if (ground && act.kind === 'load') await assertLoadable(trx, ground);
      const at = actor.at.toISOString();
      await insertHistoryDecision(trx, {
        act_number: number,
        kind,
        comment,
        decided_by: actor.person.account,
        decided_at: at,
      });
      const dataVersion = kind === 'confirm' ? await insertDataVersion(trx, { history: number }, at) : null;
      const detail = { comment, ...(dataVersion === null ? {} : { dataVersion }) };
      await appendAudit(trx, entryOf(actor, `history-${kind}`, `history/${number}`, detail));
      return dataVersion ?? 0;
    }),
  );
}
