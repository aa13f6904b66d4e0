/** Each block's projected figure in the target year against its own target: a surplus in one does not pay for another. */
import { difference } from '../../calc/exact.ts';
import { blockGaps } from '../../calc/target-gap.ts';
import type { Gaps } from '../../contract/target-parts.ts';
import type { Figure } from '../../figure.ts';
import { isValue } from '../../figure.ts';
import { levelTarget } from '../aim.ts';
import { goingOn } from '../projection.ts';
import type { TargetView } from '../view.ts';
import { gapsWords } from './gaps.words.ts';

/** Money of the page. */
const YI = '亿元';

/** 亿元. Null where the city has no blocks. A block without a target of its own stays, and says so. */
export function gapByBlock(view: TargetView, year: number): Gaps | null {
  const { catalogue } = view;
  const blocks = catalogue.city.blocks.map((block) => {
    const value = levelTarget(catalogue, block.year, year)?.value ?? null;
    const projected = goingOn(view, block.year, YI, year);
    const target = value === null ? null : Number(value);
    const gap: Figure =
      target === null ? 'not_applicable' : isValue(projected) ? difference(target, projected) : projected;
    return { block: block.code, name: block.shortName, projected, target, gap };
  });
  if (blocks.length === 0) return null;
  const aimed = blocks.flatMap((b) =>
    b.target === null ? [] : [{ current: b.projected, target: b.target }],
  );
  const none = { net: 'not_applicable', shortfall: 'not_applicable' } as const;
  const { net, shortfall } = aimed.length > 0 ? blockGaps(aimed) : none;
  return { blocks, net, shortfall, finding: gapsWords(blocks, net, year) };
}
