/** 分县任务 as every reader sees it: what is in force at a data version, how it came about, one unit's parts. */
import type { z } from 'zod';
import { codeIn } from '#shared/breaks.ts';
import { findUnit } from '#shared/catalogue.ts';
import type {
  AllocationStep,
  Allocations,
  AllocationsQuery,
  UnitAllocation,
} from '#shared/contract/allocation.ts';
import { allocations } from '#shared/targets/allocation/standing.ts';
import { unitAllocation } from '#shared/targets/allocation/unit-allocation.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import {
  findAllocationFile,
  isLoadedFile,
  listAllocatedTargets,
  listAllocationSteps,
} from './allocation.repository.ts';
import { openYear } from './targets.service.ts';

/** @throws 400 for a half-year, 404 for an unknown period or version. */
export async function describeAllocations(
  world: World,
  query: z.infer<typeof AllocationsQuery>,
): Promise<Allocations> {
  const { view, cut, at, label } = await openYear(world, query);
  // What somebody wrote as a reason stays as it was written.
  const history = await listHistory(world, cut.dataVersion);
  const said = { inForce: allocations(view), notes: [view.catalogue.city.footnote] };
  return { cut, period: at, label, ...answerInPlaceWords(view.catalogue, said), history };
}

async function listHistory({ db, catalogue }: World, dataVersion: number): Promise<AllocationStep[]> {
  const named = await listAllocatedTargets(db, dataVersion);
  const steps = await listAllocationSteps(db, dataVersion);
  const known = [...catalogue.targets].sort((a, b) => a.order - b.order).map((t) => t.id);
  // A target that the programme has dropped since stays on record.
  const order = [...new Set([...known, ...named.map((t) => t.target)])];
  return steps.map((s) => ({
    number: s.number,
    kind: s.kind,
    dataVersion: s.dataVersion,
    document: { title: s.title, number: s.document_number, clause: s.clause, issuedOn: s.issued_on },
    targets: order.filter((id) => named.some((t) => t.number === s.number && t.target === id)),
    reason: s.reason,
    shortfallReason: s.shortfall_reason,
    file: s.fileId === null || s.fileName === null ? null : { id: s.fileId, name: s.fileName },
    organisation: s.organisation,
    by: s.by,
    at: s.created_at,
  }));
}

/** @throws 400 for a half-year, 404 for an unknown unit, period or version. */
export async function describeUnitAllocation(
  world: World,
  code: string,
  query: z.infer<typeof AllocationsQuery>,
): Promise<UnitAllocation> {
  const { view, cut, at, label } = await openYear(world, query);
  const unit = findUnit(view.catalogue, codeIn(view.catalogue, code, at));
  if (!unit) throw notFound('地区');
  return answerInPlaceWords(view.catalogue, { cut, period: at, label, ...unitAllocation(view, unit) });
}

/** The workbook of a load. @throws 404 for a file that never came into force: an upload that was only tried. */
export async function allocationFile(world: World, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const found = await findAllocationFile(world.db, id);
  if (!found || !(await isLoadedFile(world.db, id))) throw notFound('文件');
  return { name: found.name, bytes: found.content };
}
