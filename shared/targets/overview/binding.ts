/** Which of an amount and an intensity target asks for more, at the GDP that recent growth leads to (domain.md §6). */
import { bindingTarget } from '../../calc/target-gap.ts';
import type { TargetScenario } from '../../contract/targets.ts';
import { roundHalfUp } from '../../decimal.ts';
import { isValue } from '../../figure.ts';
import { goingOn } from '../projection.ts';
import type { TargetView } from '../view.ts';

export interface BindingGoals {
  amount: number;
  intensity: number;
  /** GDP of the target year if it goes on growing as it did, 亿元; undefined without figures. */
  gdp: number | undefined;
  gdpFrom: number | null;
}

/** The two targets of a year and the GDP they meet at; null where the city has no such pair. */
export function bindingGoals(view: TargetView, year: number): BindingGoals | null {
  const { binding } = view.catalogue.city;
  const amount = binding && headlineGoal(view, binding.amount, year);
  const intensity = binding && headlineGoal(view, binding.intensity, year);
  if (!binding || amount === null || intensity === null) return null;
  const gdp = goingOn(view, binding.denominator, '亿元', year);
  const gdpFrom = view.run(binding.denominator, '亿元').at(-1)?.year ?? null;
  return { amount, intensity, gdp: isValue(gdp) ? gdp : undefined, gdpFrom };
}

function headlineGoal({ catalogue }: TargetView, indicator: string, year: number): number | null {
  const target = catalogue.targets.find((t) => t.indicator === indicator && t.year === year && t.headline);
  return target?.value == null ? null : Number(target.value);
}

/** The sentence about them, and the GDP (亿元) at which both ask for the same. */
export function bindingOf({ amount, intensity, gdp }: BindingGoals, year: number): TargetScenario['binding'] {
  const balance = (100 * amount) / intensity;
  if (gdp === undefined)
    return {
      sentence: `GDP为${roundHalfUp(balance, 0)}亿元时，${amount}亿元与${intensity}%两项要求相同。`,
      gdpOfBalance: balance,
    };
  const { binds, required } = bindingTarget(amount, intensity, gdp);
  const which = {
    amount: `总量目标${amount}亿元更紧`,
    intensity: `强度目标${intensity}%更紧`,
    both: '两项要求相同',
  }[binds];
  return {
    sentence:
      `情景：按近年增速，${year}年GDP约${roundHalfUp(gdp, 0)}亿元，${which}，` +
      `R&D经费需达${roundHalfUp(required, 1)}亿元(GDP为${roundHalfUp(balance, 0)}亿元时两者相同)。`,
    gdpOfBalance: balance,
  };
}
