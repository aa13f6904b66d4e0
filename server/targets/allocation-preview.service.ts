/** What a file of county parts would put in force. */

import { civilDay } from '#shared/civil-time.ts';
import type { AllocationPreview } from '#shared/contract/allocation.ts';
import { type CheckedAllocation, checkAllocation } from '#shared/targets/allocation/check-allocation.ts';
import { allocationUnits } from '#shared/targets/allocation/parts.ts';
import { findLatestDataVersion } from '../figures/effective.repository.ts';
import type { Actor } from '../http/actor.ts';
import { openUpload } from '../http/open-upload.ts';
import { fileRefused } from '../http/problem.ts';
import { programmeToday } from '../programme/today.ts';
import { keepOfficeFile, type OfficeUpload } from '../workflow/keep-office-file.ts';
import type { World } from '../world.ts';
import { ALLOCATION_FILES, listAllocationsInForce } from './allocation.repository.ts';
import { readAllocationSheet } from './allocation-sheet.ts';

/** Reads a file and says what it would put in force; only the file is kept. @throws 422 for a file that cannot be read. */
export async function previewAllocation(
  world: World,
  actor: Actor,
  upload: OfficeUpload,
): Promise<AllocationPreview> {
  const checked = await checkFile(world, actor, upload.bytes, upload.fileName);
  const latest = await findLatestDataVersion(world.db);
  const inForce = await listAllocationsInForce(world.db, latest.number);
  const file = await keepOfficeFile(world, actor, upload, {
    shelf: ALLOCATION_FILES,
    action: 'allocation-upload',
  });
  return {
    file,
    dataVersion: latest.number,
    document: checked.document,
    targets: checked.targets.map(({ head, target, amounts, total, missing }) => {
      const before = inForce.find((s) => s.target === target.id)?.amounts;
      return {
        ...head,
        rows: allocationUnits(programmeToday(world))
          .filter(({ unit, required }) => required || amounts.has(unit.code) || before?.has(unit.code))
          .map(({ unit }) => ({
            unit: unit.code,
            shortName: unit.shortName,
            old: figureOf(before?.get(unit.code)),
            next: figureOf(amounts.get(unit.code)),
          })),
        total,
        missing,
      };
    }),
    findings: checked.findings,
    confirmable: isConfirmable(checked),
    short: checked.short,
  };
}

const figureOf = (amount: string | undefined) => (amount === undefined ? 'missing' : Number(amount));

/** Whether nothing stands in the way of putting it in force. */
export const isConfirmable = ({ targets, findings }: CheckedAllocation) =>
  targets.length > 0 && findings.every((f) => f.severity !== 'error');

/** The table a file holds, checked. @throws 422 for a file that cannot be read or names no target. */
export async function checkFile(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
  fileName: string,
): Promise<CheckedAllocation> {
  const catalogue = programmeToday(world);
  const workbook = await openUpload({ bytes, fileName });
  const sheet = readAllocationSheet(catalogue, workbook);
  if (!sheet)
    throw fileRefused(
      'no-targets',
      '没有找到写有目标名称的表头。请下载本页的模板填写，或在自己的表里用“地区”和目标名称作行、列标题。',
    );
  const today = civilDay(actor.at, catalogue.city.utcOffsetMinutes);
  return checkAllocation(catalogue, sheet, today);
}
