/** The template of an allocation, with the parts in force filled in. */
import { FILL_COLOUR } from '#shared/fill.words.ts';
import { allocationName } from '#shared/targets/allocation/name.ts';
import {
  addsUp,
  allocatableTargets,
  allocationHead,
  allocationUnits,
} from '#shared/targets/allocation/parts.ts';
import { inPlaceWords } from '#shared/tree/place.words.ts';
import { findLatestDataVersion } from '../figures/effective.repository.ts';
import { programmeToday } from '../programme/today.ts';
import { writeAllocationTemplate } from '../workbook/write/allocation-template.ts';
import type { World } from '../world.ts';
import { listAllocationsInForce } from './allocation.repository.ts';

/** A column for every headline target that has a number, and for every other one that is divided already. */
export async function allocationTemplate(world: World): Promise<{ name: string; bytes: Uint8Array }> {
  const catalogue = programmeToday(world);
  const inForce = await listAllocationsInForce(world.db, (await findLatestDataVersion(world.db)).number);
  const units = allocationUnits(catalogue);
  const targets = allocatableTargets(catalogue)
    .filter((t) => t.headline || inForce.some((s) => s.target === t.id))
    .flatMap((target) => {
      const head = allocationHead(catalogue, target);
      if (!head) return [];
      const amounts = inForce.find((s) => s.target === target.id)?.amounts;
      const column = {
        name: allocationName(head),
        measure: head.measure,
        digits: head.digits,
        city: head.city,
        addsUp: addsUp(catalogue, target),
        parts: units.map(({ unit }) => {
          const amount = amounts?.get(unit.code);
          return amount === undefined ? null : Number(amount);
        }),
      };
      return [column];
    });
  const optional = units.filter((u) => !u.required).map((u) => u.unit.shortName);
  const division = inPlaceWords(catalogue, '分县任务');
  const bytes = await writeAllocationTemplate({
    title: `${catalogue.city.name}科技创新投入目标${division}`,
    name: division,
    units: units.map(({ unit }) => ({ name: unit.name })),
    whole: inPlaceWords(catalogue, '全市'),
    targets,
    notes: [
      `${FILL_COLOUR}格填写，按正式下达的文件逐格照录；文件没有下达的目标整列留空，不填0。`,
      `单位见各列表头；金额目标为亿元，不要填成万元。${optional.length > 0 ? `${optional.join('、')}没有任务的留空。` : ''}`,
      `发文日期写作 2026-03-01；${inPlaceWords(catalogue, '合计少于全市目标时')}，载入时须写明原因。`,
    ],
  });
  return { name: `${catalogue.city.name}${division}模板.xlsx`, bytes };
}
