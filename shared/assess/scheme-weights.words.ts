/** The weights of a scheme and what it counts twice, in sentences. */
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import type { BlockMoney, Doubled, PartWeight } from './scheme-weights.ts';

/**
 * 一 地方政府占78%(其中政府科技创新投入56%)，二 企业投入占22%(…)；2025年全市总投入中政府占11.6%、企业占82.8%.
 * The money is left out where it is not known.
 */
export function weightsWords(
  parts: readonly PartWeight[],
  money: readonly BlockMoney[],
  year: number,
): string {
  const whole = (share: number) => `${roundHalfUp(100 * share, 0)}%`;
  const said = parts.map(({ part, weight, block }) => {
    const inner = block && block.weight < weight ? `(其中${block.name}${whole(block.weight)})` : '';
    return `${part}占${whole(weight)}${inner}`;
  });
  const known = money.flatMap(({ name, share }) =>
    isValue(share) ? [`${name}占${roundHalfUp(share, 1)}%`] : [],
  );
  const cash = known.length === money.length ? known.join('、') : '';
  return `${said.join('，')}${cash && `；${year}年全市总投入中${cash}`}`;
}

/** 政府科技创新投入合计与其四项“其中”同时计分，“其中”重复计入一次，占总权重45%. Empty where nothing counts twice. */
export function doubledWords(doubled: readonly Doubled[]): string {
  return doubled
    .map(
      ({ total, parts, weight }) =>
        `${total}与其${parts.length}项“其中”(${parts.join('、')})同时计分，“其中”的数额计了两次，“其中”占总权重${roundHalfUp(100 * weight, 0)}%`,
    )
    .join('；');
}
