/** The page 历史数据: every batch with who proposed and decided it, and one batch with its rows. */
import type { History, HistoryAct, HistoryActState, HistoryBatch } from '#shared/contract/history.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Panel } from '#shared/panel.ts';
import { listHistoryInForce } from '../figures/history.repository.ts';
import { notFound } from '../http/problem.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';
import { compareHistory } from './check-history.ts';
import { contentsOf, contentsTable } from './contents.ts';
import { countValues, listActs, listHistoryValues, type StoredAct } from './history.repository.ts';
import { placedOf } from './history-figure.ts';
import { reversedFigures } from './reversal.ts';

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
  return {
    name: `历史数据第${number}批.xlsx`,
    bytes: await writeTable(
      contentsTable(world.catalogue, figures, {
        title: `${act.kind === 'load' ? '历史数据' : '撤销历史数据'}：${act.title}`,
        kind: act.kind,
      }),
    ),
  };
}

/** A load's rows against the data before it was confirmed, a reversal's against what it leaves; while undecided, of today. */
async function readBatch({ db, panels }: World, person: Person, number: number) {
  const acts = await listActs(db);
  const stored = acts.find((one) => one.number === number);
  if (!stored) throw notFound('历史数据');
  const act = actView(stored, acts, await countValues(db), person);
  const load = act.reverses ?? number;
  const found = (await listHistoryValues(db, load)).map(placedOf);
  const panel = await panelBefore(panels, act.dataVersion);
  if (act.kind === 'load') return { act, figures: compareHistory(panel, found) };
  if (!panel) throw notFound('数据版本');
  const others = await listHistoryInForce(db, panel.dataVersion, load);
  return { act, figures: reversedFigures({ load, panel, others }, found) };
}

/** The data before a version, or the latest while there is no version; null before the first. */
async function panelBefore(panels: World['panels'], version: number | null): Promise<Panel | null> {
  if (version === 1) return null;
  const panel = await panels.panel(version === null ? {} : { version: version - 1 });
  if (!panel) throw notFound('数据版本');
  return panel;
}
