/**
 * 情景: what would come of other yearly growth rates and another GDP. Pure, so that a page answers while the hand is
 * still on the control. A county that is given a growth of its own grows by it in every block; all the others, and
 * what no county accounts for (市本级), grow block by block.
 */
import { difference, sumOf } from '../../calc/exact.ts';
import { cagr } from '../../calc/growth.ts';
import { bindingTarget, blockGaps, growthMargin } from '../../calc/target-gap.ts';
import type { ScenarioBasis } from '../../contract/targets.ts';
import { roundHalfUp } from '../../decimal.ts';
import { type Figure, isValue } from '../../figure.ts';

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

export interface ScenarioUnit {
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
  const grown = (amount: number, rate: Figure): Figure =>
    isValue(rate) ? amount * (1 + rate / 100) ** years : rate;
  const rates = basis.blocks.map((b): Figure => choice.blocks[b.code] ?? b.growth);
  const known = basis.units.map((u) => ({ unit: u, amounts: knownAmounts(u.amounts) }));
  const unitParts = known.map(({ unit, amounts }) => {
    const own = choice.units[unit.code];
    return amounts?.map((amount, b) => (amount === 0 ? 0 : grown(amount, own ?? rates[b]!)));
  });
  const projected = basis.blocks.map((block, b) => {
    const counted = sumOf(known.map(({ amounts }) => amounts?.[b] ?? 0));
    return add([
      grown(difference(block.current, counted), rates[b]!),
      ...unitParts.map((parts) => parts?.[b] ?? 0),
    ]);
  });
  const total = add(projected);
  const parts = blockResults(basis, projected, years);
  const required = cagr(basis.current, basis.target, years);
  const gap = isValue(total) ? basis.target - total : total;
  return {
    total,
    gap,
    verdict: verdictWords(basis, total, parts.blocks),
    ...parts,
    required,
    units: known.map(({ unit, amounts }, i) => {
      const current: Figure = amounts ? add(amounts) : 'incomplete';
      const later: Figure = unitParts[i] ? add(unitParts[i]) : 'incomplete';
      const growth = choice.units[unit.code] ?? cagr(current, later, years);
      return {
        code: unit.code,
        shortName: unit.shortName,
        current,
        projected: later,
        growth,
        margin: growthMargin(growth, required),
        increase: isValue(later) && isValue(current) ? later - current : later,
        chosen: choice.units[unit.code] !== undefined,
      };
    }),
    binding: bindingResult(basis, choice),
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
  const blocks = basis.blocks.map((block, b) => {
    const value = projected[b]!;
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
  if (!isValue(total)) return `情景：数据不足，不能推算${basis.year}年总投入`;
  const gap = Number(roundHalfUp(basis.target - total, 1));
  const outcome = gap > 0 ? `少${yi(gap)}` : gap < 0 ? `多${yi(-gap)}` : '';
  const against = outcome ? `比${yi(basis.target)}目标${outcome}` : `与${yi(basis.target)}目标持平`;
  const short = blocks.filter((b) => isValue(b.gap) && Number(roundHalfUp(b.gap, 1)) > 0);
  const still =
    gap <= 0 && short.length > 0
      ? `，但${short.map((b) => `${b.name}仍少${yi(b.gap as number)}`).join('、')}`
      : '';
  return `情景：${basis.year}年总投入约${yi(total)}，${against}${still}`;
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
