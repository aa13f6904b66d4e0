/** 结构: what the total consists of, over time, by part, by unit and against GDP and the budget. */

import { asOf } from '#shared/as-of.ts';
import { codeIn } from '#shared/breaks.ts';
import { sharesOf, structure } from '#shared/calc/columns.ts';
import { pointDifference, share } from '#shared/calc/shares.ts';
import { figureOf, total, unlisted } from '#shared/calc/totals.ts';
import type { Indicator } from '#shared/catalogue.ts';
import type {
  PlaceRow,
  SharePoint,
  Structure,
  StructurePart,
  StructureRow,
  ViewQuery,
} from '#shared/contract/structure.ts';
import { type Exact, type Figure, isValue, noBase } from '#shared/figure.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { zip } from '#shared/zip.ts';
import { formLabel, readBase, readExact, readExactBase, readFigure } from '../figures/reading.ts';
import type { World } from '../world.ts';
import { describeIntensities } from './intensity.ts';
import { structureSentences } from './structure.words.ts';
import { blockIndicators, openView, type View, viewHead } from './view.ts';

/** Everything the structure page shows. @throws 404 for an unknown unit, period or data version. */
export async function describeStructure(world: World, query: ViewQuery): Promise<Structure> {
  const view = await openView(world, query);
  const reply = {
    ...(await viewHead(world, view)),
    rows: view.series.map((period) => describeRow(view, period)),
    parts: describeParts(view),
    places: describePlaces(view),
    intensities: describeIntensities(view),
  };
  return answerInPlaceWords(view.catalogue, { ...reply, ...structureSentences(reply) });
}

function point(amount: Figure, whole: Figure): SharePoint {
  return { amount: amount, share: share(amount, whole) };
}

function blockPoints(view: View, unit: string, period: Period): SharePoint[] {
  const whole = readFigure(view, unit, view.total.code, period);
  return blockIndicators(view).map((code) => point(readFigure(view, unit, code, period), whole));
}

/** One period of the unit, under the code that it had and with the memo items that there were then. */
function describeRow(view: View, period: Period): StructureRow {
  const unit = codeIn(view.panel.catalogue, view.unit.code, period);
  const whole = readFigure(view, unit, view.total.code, period);
  const then = { ...view, catalogue: asOf(view.panel.catalogue, period) };
  const memos = related(then, 'memo').map((i) => readExact(view, unit, i.code, period));
  const memo = figureOf(total(memos));
  return {
    period,
    label: formLabel(period, view.form),
    total: whole,
    blocks: blockPoints(view, unit, period),
    memo: memos.length === 0 || memo === 'not_applicable' ? null : point(memo, whole),
  };
}

/** Indicators of a relation to a block's own amount, in the order of the form. */
function related(view: View, relation: Indicator['relation'], parent?: string): Indicator[] {
  const blocks = parent === undefined ? blockIndicators(view) : [parent];
  return view.catalogue.indicators
    .filter(
      (i) =>
        i.relation === relation &&
        i.parent !== null &&
        blocks.includes(i.parent) &&
        i.periodicities.includes(periodicityOf(view.period)),
    )
    .sort((a, b) => a.order - b.order);
}

/** 其中 with 未列明, 分解, 附项 of each block, and the components of a block that is itself a sum. */
function describeParts(view: View): StructurePart[] {
  return view.catalogue.city.blocks.flatMap((block) => {
    const whole = block[periodicityOf(view.period)];
    const listed = related(view, 'of_which', whole);
    const line = (group: StructurePart['group']) => (i: Indicator) =>
      describePart(view, block.code, whole, group, i.code, i.name, {
        now: readFigure(view, view.unit.code, i.code, view.period),
        before: readBase(view, view.unit.code, i.code, view.period),
      });
    const restOf = (read: (code: string) => Exact) =>
      figureOf(
        unlisted(
          read(whole),
          listed.map((i) => read(i.code)),
        ),
      );
    const rest = {
      now: restOf((code) => readExact(view, view.unit.code, code, view.period)),
      before: restOf((code) => readExactBase(view, view.unit.code, code, view.period)),
    };
    const lines = [
      ...listed.map(line('of_which')),
      ...(listed.length > 0 ? [describePart(view, block.code, whole, 'of_which', null, '未列明', rest)] : []),
      ...related(view, 'breakdown', whole).map(line('breakdown')),
      ...components(view, whole).map(line('component')),
      ...related(view, 'memo', whole).map(line('memo')),
    ];
    return lines.filter((l) => l.amount !== 'not_applicable');
  });
}

function components(view: View, whole: string): Indicator[] {
  const formula = view.catalogue.indicators.find((i) => i.code === whole)?.formula;
  if (formula?.kind !== 'sum') return [];
  return formula.terms.flatMap(({ indicator, sign }) => {
    const found = view.catalogue.indicators.find((i) => i.code === indicator);
    return found && sign === 1 ? [found] : [];
  });
}

function describePart(
  view: View,
  block: string,
  whole: string,
  group: StructurePart['group'],
  indicator: string | null,
  name: string,
  { now: amount, before }: { now: Figure; before: Figure },
): StructurePart {
  const unit = view.unit.code;
  const shareOfBlock = share(amount, readFigure(view, unit, whole, view.period));
  const shareOfBlockBefore = share(before, readBase(view, unit, whole, view.period));
  return {
    group,
    indicator,
    name,
    block,
    amount: amount,
    shareOfBlock,
    shareOfTotal: share(amount, readFigure(view, unit, view.total.code, view.period)),
    shareOfBlockBefore,
    change: difference(shareOfBlock, shareOfBlockBefore),
  };
}

/** 百分点; a missing base is 'no_base', not the base's own mark. */
function difference(now: Figure, before: Figure): Figure {
  return isValue(now) && !isValue(before) ? noBase(before) : pointDifference(now, before);
}

/** Each part of the city with its share of their sum, so that the shares add up to 100. */
function describePlaces(view: View): PlaceRow[] {
  const now = view.parts.map((u) => readFigure(view, u.code, view.total.code, view.period));
  const before = view.parts.map((u) => readBase(view, u.code, view.total.code, view.period));
  const shares = zip(structure(now), structure(before));
  const blocks = blockIndicators(view).map((code) => {
    const amounts = view.parts.map((u) => readFigure(view, u.code, code, view.period));
    return zip(amounts, sharesOf(amounts, now)).map(([amount, share]): SharePoint => ({ amount, share }));
  });
  return zip(view.parts, zip(now, shares))
    .map(([unit, [amount, [share, shareBefore]]], at) => ({
      unit: unit.code,
      name: unit.name,
      shortName: unit.shortName,
      peer: view.peers.includes(unit),
      amount,
      share,
      shareBefore,
      change: difference(share, shareBefore),
      blocks: blocks.flatMap((points) => points[at] ?? []),
    }))
    .filter((row) => row.amount !== 'not_applicable');
}
