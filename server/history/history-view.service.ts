/** The page 历史数据: every batch with who proposed and decided it, and one batch with its rows. */
import type { History, HistoryAct, HistoryActState, HistoryBatch } from '#shared/contract/history.ts';
import type { Person } from '#shared/contract/session.ts';
import { notFound } from '../http/problem.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';
import { compareHistory } from './check-history.ts';
import { contentsOf, contentsTable } from './contents.ts';
import { countValues, listActs, listHistoryValues, type StoredAct } from './history.repository.ts';

export async function describeHistory({ db }: World, person: Person): Promise<History> {
  const acts = await listActs(db);
  const rows = await countValues(db);
  return { acts: acts.map((act) => actView(act, acts, rows, person)) };
}

function stateOf(act: StoredAct, acts: readonly StoredAct[]): HistoryActState {
  if (act.decision === null) return 'pending';
  if (act.decision === 'refuse') return 'refused';
  if (act.decision === 'withdraw') return 'withdrawn';
  const reversed = acts.some((other) => other.reverses === act.number && other.decision === 'confirm');
  return reversed ? 'reversed' : 'confirmed';
}

function actView(
  act: StoredAct,
  acts: readonly StoredAct[],
  rows: ReadonlyMap<number, number>,
  { account }: Person,
): HistoryAct {
  const own = act.proposed_by === account;
  const state = stateOf(act, acts);
  const asked = acts.some((other) => other.reverses === act.number && other.decision === null);
  const { number, kind, reverses, title, reason, proposedBy, proposedAt, dataVersion } = act;
  return {
    ...{ number, kind, reverses, title, reason, proposedBy, proposedAt, dataVersion, state },
    fileName: act.fileName ?? '',
    rows: rows.get(reverses ?? number) ?? 0,
    decidedBy: act.decidedBy ?? '',
    decidedAt: act.decidedAt ?? '',
    comment: act.comment ?? '',
    mayConfirm: state === 'pending' && !own,
    mayWithdraw: state === 'pending' && own,
    mayReverse: state === 'confirmed' && kind === 'load' && !asked,
  };
}

/** @throws 404. */
export async function describeBatch(world: World, person: Person, number: number): Promise<HistoryBatch> {
  const { act, figures } = await readBatch(world, person, number);
  return { act, ...contentsOf(world.catalogue, figures) };
}

/** @throws 404. */
export async function batchTable(world: World, person: Person, number: number) {
  const { act, figures } = await readBatch(world, person, number);
  const simulated = world.demo;
  return {
    name: `历史数据第${number}批.xlsx`,
    bytes: await writeTable(contentsTable(world.catalogue, figures, `历史数据：${act.title}`, simulated)),
  };
}

/** A load's rows against the data before it was confirmed; a reversal's are those of its load. */
async function readBatch(world: World, person: Person, number: number) {
  const { acts } = await describeHistory(world, person);
  const act = acts.find((one) => one.number === number);
  if (!act) throw notFound('历史数据');
  const load = act.reverses ?? number;
  const before = acts.find((one) => one.number === load)?.dataVersion ?? null;
  const values = await listHistoryValues(world.db, load);
  const found = values.map(({ act_number: _act, source_unit: sourceUnit, ...value }) => ({
    ...value,
    sourceUnit,
    fault: null,
  }));
  // Before the first version there was nothing: the first batch stands beside itself.
  const panel = await world.panels.panel(before === null || before < 2 ? {} : { version: before - 1 });
  if (!panel) throw notFound('数据版本');
  return { act, figures: compareHistory({ panel }, found) };
}
