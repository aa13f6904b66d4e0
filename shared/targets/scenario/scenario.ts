/**
 * 情景: what would come of other yearly growth rates and another GDP. Pure, so that a page answers while the hand is
 * still on the control. Blocks grow by their own rates and make the total; a county that is given another growth than
 * its own moves every block by the difference.
 */

import { difference, sumOf } from '../../calc/exact.ts';
import { cagr } from '../../calc/growth.ts';
import { bindingTarget, blockGaps, growthMargin } from '../../calc/target-gap.ts';
import type { ScenarioBasis } from '../../contract/target-parts.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';
import { zip } from '../../zip.ts';

/** What somebody has set, in per cent a year and 亿元; what is left out goes on as before. */
export interface ScenarioChoice {
  blocks: Record<string, number>;
  units: Record<string, number>;
  rd?: number | undefined;
  gdp?: number | undefined;
}

export interface ScenarioResult {
  total: Figure;
  /** Target − total: positive = short. */
  gap: Figure;
  verdict: string;
  blocks: {
    code: string;
    name: string;
    growth: Figure;
    projected: Figure;
    target: number | null;
    gap: Figure;
  }[];
  /** Over the blocks that have a target; null where none has (2030). */
  net: Figure | null;
  shortfall: Figure | null;
  /** Yearly growth the city needs from now on. */
  required: Figure;
  units: ScenarioUnit[];
  binding: ScenarioBinding | null;
}

interface ScenarioUnit {
  code: string;
  shortName: string;
  current: Figure;
  projected: Figure;
  growth: Figure;
  /** growth − required, 百分点. */
  margin: Figure;
  /** projected − current. */
  increase: Figure;
  chosen: boolean;
}

export interface ScenarioBinding {
  gdp: Figure;
  rd: Figure;
  required: Figure;
  sentence: string;
}

/** True when anything is set: the page then says 情景 wherever a figure depends on it. */
export function isScenario({ blocks, units, rd, gdp }: ScenarioChoice): boolean {
  return (
    Object.keys(blocks).length > 0 || Object.keys(units).length > 0 || rd !== undefined || gdp !== undefined
  );
}

export function runScenario(basis: ScenarioBasis, choice: ScenarioChoice): ScenarioResult {
  const years = basis.year - basis.fromYear;
  const rates = basis.blocks.map((b): Figure => choice.blocks[b.code] ?? b.growth);
  const units = basis.units.map((unit) => unitPart(unit, choice, years, rates));
  const projected = basis.blocks.map((block, b) =>
    add([grown(block.current, rates[b] ?? 'undefined', years), ...units.map((u) => u.shift[b] ?? 0)]),
  );
  const total = add(projected);
  const parts = blockResults(basis, projected, years);
  const required = cagr(basis.current, basis.target, years);
  return {
    total,
    gap: isValue(total) ? difference(basis.target, total) : total,
    verdict: verdictWords(basis, total, parts.blocks),
    ...parts,
    required,
    units: units.map(({ shift, ...unit }) => ({ ...unit, margin: growthMargin(unit.growth, required) })),
    binding: bindingResult(basis, choice),
  };
}

function grown(amount: number, rate: Figure, years: number): Figure {
  return isValue(rate) ? amount * (1 + rate / 100) ** years : rate;
}

/**
 * A county starts from its own growth, as the chart of growth − required shows it. What it is given instead moves the
 * blocks by the difference to that start, so that nothing set is exactly the projection of the page.
 */
function unitPart(
  unit: ScenarioBasis['units'][number],
  choice: ScenarioChoice,
  years: number,
  rates: readonly Figure[],
): Omit<ScenarioUnit, 'margin'> & { shift: Figure[] } {
  const chosen = choice.units[unit.code];
  const amounts = knownAmounts(unit.amounts);
  const rate = chosen ?? unit.growth;
  const current: Figure = amounts ? add(amounts) : 'incomplete';
  const projected: Figure = isValue(current) ? grown(current, rate, years) : current;
  const shift = unit.amounts.map((_, b): Figure => {
    if (chosen === undefined) return 0;
    const amount = amounts?.[b];
    if (amount === undefined) return 'incomplete';
    const start = isValue(unit.growth) ? unit.growth : (rates[b] ?? 'undefined');
    const before = grown(amount, start, years);
    const after = grown(amount, chosen, years);
    return isValue(before) && isValue(after) ? after - before : before;
  });
  return {
    code: unit.code,
    shortName: unit.shortName,
    current,
    projected,
    growth: isValue(current) ? rate : current,
    increase: isValue(projected) && isValue(current) ? projected - current : projected,
    chosen: chosen !== undefined,
    shift,
  };
}

/** All amounts of a unit, 不适用 counting as nothing; undefined when one is missing, for then its part is unknown. */
export function knownAmounts(amounts: readonly Figure[]): number[] | undefined {
  const known = amounts.map((a) => (a === 'not_applicable' ? 0 : a));
  return known.every(isValue) ? known : undefined;
}

function add(figures: readonly Figure[]): Figure {
  return figures.find((figure) => !isValue(figure)) ?? sumOf(figures.filter(isValue));
}

function blockResults(basis: ScenarioBasis, projected: readonly Figure[], years: number) {
  const blocks = zip(basis.blocks, projected).map(([block, value]) => {
    const gap: Figure =
      block.target === null ? 'not_applicable' : isValue(value) ? block.target - value : value;
    return {
      code: block.code,
      name: block.name,
      growth: cagr(block.current, value, years),
      projected: value,
      target: block.target,
      gap,
    };
  });
  const aimed = blocks.flatMap((b) =>
    b.target === null ? [] : [{ current: b.projected, target: b.target }],
  );
  const sums = aimed.length > 0 ? blockGaps(aimed) : null;
  return { blocks, net: sums?.net ?? null, shortfall: sums?.shortfall ?? null };
}

/** The total against its target; when it is reached, the blocks that are short all the same. */
function verdictWords(basis: ScenarioBasis, total: Figure, blocks: ScenarioResult['blocks']): string {
  if (!isValue(total)) return `情景：数据不足，不能推算${basis.year}年${basis.name}`;
  const gap = Number(roundHalfUp(basis.target - total, 1));
  const outcome = gap > 0 ? `少${yi(gap)}` : gap < 0 ? `多${yi(-gap)}` : '';
  const against = outcome ? `比${yi(basis.target)}目标${outcome}` : `与${yi(basis.target)}目标持平`;
  const short = blocks.flatMap(({ name, gap: own }) =>
    isValue(own) && Number(roundHalfUp(own, 1)) > 0 ? [`${name}仍少${yi(own)}`] : [],
  );
  const still = gap <= 0 && short.length > 0 ? `，但${short.join('、')}` : '';
  return `情景：${basis.year}年${basis.name}约${yi(total)}，${against}${still}`;
}

function bindingResult(basis: ScenarioBasis, choice: ScenarioChoice): ScenarioBinding | null {
  const { binding, year } = basis;
  if (!binding) return null;
  const gdp = choice.gdp ?? binding.gdp;
  const rate = choice.rd ?? binding.rdGrowth;
  const rd: Figure =
    isValue(binding.rd) && isValue(rate) && binding.rdYear !== null
      ? binding.rd * (1 + rate / 100) ** (year - binding.rdYear)
      : isValue(binding.rd)
        ? rate
        : binding.rd;
  if (!isValue(gdp)) return { gdp, rd, required: gdp, sentence: `情景：没有GDP数据，请填写${year}年GDP。` };
  const { binds, required } = bindingTarget(binding.amount, binding.intensity, gdp);
  const which =
    binds === 'amount'
      ? `总量目标${yi(binding.amount)}更紧`
      : binds === 'intensity'
        ? `强度目标${binding.intensity}%更紧`
        : '总量和强度两项要求相同';
  const demand = `情景：GDP为${roundHalfUp(gdp, 0)}亿元时${which}，R&D经费需达${yi(required)}`;
  if (!isValue(rd)) return { gdp, rd, required, sentence: `${demand}。` };
  const gap = Number(roundHalfUp(required - rd, 1));
  const outcome = gap > 0 ? `少${yi(gap)}` : gap < 0 ? `多${yi(-gap)}` : '与要求持平';
  return { gdp, rd, required, sentence: `${demand}；按设定增速约${yi(rd)}，${outcome}。` };
}

/** 850亿元, 23.2亿元. */
function yi(amount: number): string {
  return `${roundHalfUp(amount, 1).replace(/\.0$/, '')}亿元`;
}
