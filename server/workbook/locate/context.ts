/** What stands around a table: its period, its owner and its unit of money, in its own lines or inherited from above. */
import type { Place } from '#shared/contract/understood.ts';
import type { Cell } from '../sheets.ts';
import type { UnitSource } from '../types.ts';
import { type Block, blockAbove } from './block.ts';
import { isFiling, madeBefore } from './filing.ts';
import type { Vocabulary } from './meaning.ts';
import { NO_OWNER, namedOwner, type OwnerFact, ownerSaid, place, titleWords } from './owner-said.ts';
import { comparePeriodWords, periodMentions, wantedPeriod } from './period.words.ts';
import { headWords } from './row-kinds.ts';
import { isRemark, isSignature, statedMoneyUnits } from './words.ts';

export interface UnitEvidence {
  unit: string;
  source: UnitSource;
  address: string | null;
}

interface PeriodFact {
  /** `unclear`: two places of the file contradict each other. */
  state: 'same' | 'other' | 'none' | 'unclear';
  place: Place | null;
  /** Only a sheet's, a cover's or the file's name says so. */
  weak: boolean;
  /** Named without its year: 半年度监测表. */
  undated?: true;
  /** The table says nothing itself and what stands above does not agree: the person may say that it is ours. */
  open?: true;
}

export interface Context {
  period: PeriodFact;
  owner: OwnerFact;
  units: UnitEvidence[];
  title: string;
}

/** Words outside the sheet's tables that may speak for it: sheet's name, cover, file's name; strongest first. */
export interface Surroundings {
  texts: { text: string; cells: string }[];
}

/** 截至…底, 数据截止日期：…, 所属期：…: the day up to which the figures are. */
const AS_OF = /^(?:以上|本表|报表)?(?:数据|统计|资料)?(?:均?为)?(?:截[至止]|所属期|报告期|统计期|时点)/;

const NO_PERIOD: PeriodFact = { state: 'none', place: null, weak: false };

function periodSaid(block: Block, { layout }: Vocabulary): PeriodFact | null {
  const said = block.lines
    .filter((cell) => !isRemark(cell.text) && !isFiling(cell, block))
    .map((cell) => ({ cell, ...comparePeriodWords(headWords(cell), layout.period) }))
    .filter(({ words }) => words !== '');
  const same = said.find((v) => v.same);
  const stray = said.filter((v) => v.other);
  const explicit = stray.find(({ words }) => /\d/.test(words));
  if (same && explicit) {
    const text = `${same.cell.text.trim()}；${explicit.cell.text.trim()}`;
    return {
      state: 'unclear',
      open: true,
      place: { text, cells: `${same.cell.address}、${explicit.cell.address}` },
      weak: false,
    };
  }
  if (same) {
    const dated = said.some((v) => v.same && v.dated);
    return { state: 'same', place: place(same.cell), weak: false, ...(dated ? {} : { undated: true }) };
  }
  const other = explicit ?? stray[0];
  if (other) return { state: 'other', place: place(other.cell), weak: false };
  const year = said[0];
  return year ? { state: 'none', place: place(year.cell), weak: false } : null;
}

function unitsSaid({ lines, tail, heads, grid, left, right }: Block): UnitEvidence[] {
  // Beside another table a line of its own may stand in the row of the heads.
  const inHeads = heads.flatMap((row) =>
    grid.row(row).filter(({ col, text }) => left <= col && col <= right && /单位[:：].*元/.test(text)),
  );
  const own = inHeads.length > 0 ? inHeads : lines;
  const heard = [...own, ...tail.filter((cell) => /单位/.test(cell.text))];
  return heard.flatMap((cell) =>
    statedMoneyUnits(cell.text).map((unit) => ({ unit, source: 'title' as const, address: cell.address })),
  );
}

/** The longest line that is no label with its value. */
function titleOf(block: Block): string {
  const labelled = ({ row, col }: Cell) =>
    block.grid
      .row(row)
      .some((cell) => cell.col < col && (isSignature(cell.text) || /^.{2,5}[:：]?$/.test(cell.text.trim())));
  const words = block.lines.filter(
    (cell) =>
      titleWords(cell) !== '' &&
      !isSignature(titleWords(cell)) &&
      !isRemark(cell.text) &&
      !isFiling(cell, block) &&
      !labelled(cell),
  );
  const longest = words.reduce<Cell | null>(
    (a, b) => (a && a.text.trim().length >= b.text.trim().length ? a : b),
    null,
  );
  return longest?.text.trim().slice(0, 100) ?? '';
}

/**
 * Nothing of its own: what the table right above says. Where that is another's while the top of the sheet is ours,
 * nothing says to which of them the table belongs.
 */
function inherited<T extends { state: string }>(
  top: T | null,
  above: T | null,
  unclear: (a: T, b: T) => T,
): T | null {
  if (top === null || above === null || above.state === 'none') return above ?? top;
  const ours = top.state === 'same' || top.state === 'own';
  return above.state === 'other' && ours ? unclear(top, above) : above;
}

/**
 * A heading between the rows of one table that names another owner or period (市本级安排, 2025年结转): it may be a part of
 * ours or another's, which only the person knows.
 */
function asHeading<T extends { state: string; open?: true }>(
  said: T | null,
  { goesOn }: Block,
  above: { state: string } | undefined,
): T | null {
  const ours = above !== undefined && ['same', 'own', 'none'].includes(above.state);
  return said && goesOn && ours && said.state === 'other' ? { ...said, open: true } : said;
}

/** 半年度监测表 on a sheet called 2025年上半年: the name with a year knows better. */
function datedBy(weak: PeriodFact, period: PeriodFact): PeriodFact {
  const contradicts = period.undated && weak.state === 'other' && !weak.undated;
  return contradicts ? weak : period;
}

function weakly(surroundings: Surroundings, vocabulary: Vocabulary): Pick<Context, 'period' | 'owner'> {
  let period = NO_PERIOD;
  let owner = NO_OWNER;
  for (const { text, cells } of surroundings.texts) {
    const { same, other } = comparePeriodWords(text, vocabulary.layout.period);
    if (period.state === 'none' && (same || other)) {
      const { year } = wantedPeriod(vocabulary.layout.period);
      const dated = periodMentions(text, year).mentions.some((mention) => mention.year !== null);
      const state = same ? 'same' : 'other';
      period = { state, place: { text, cells }, weak: true, ...(dated ? {} : { undated: true }) };
    }
    if (owner.state === 'none') owner = namedOwner(text, { text, cells }, vocabulary) ?? owner;
  }
  return { period, owner };
}

/** Contexts of the tables of one sheet, in their order. */
export function contextsOf(
  blocks: readonly Block[],
  surroundings: Surroundings,
  vocabulary: Vocabulary,
): Map<Block, Context> {
  const contexts = new Map<Block, Context>();
  const first = blocks[0];
  // A remark below counts for the period only where nothing else says it.
  const remarks = blocks.flatMap(({ grid, tail }) =>
    tail.filter((cell) => {
      const label = grid.row(cell.row).find((left) => left.col < cell.col)?.text ?? '';
      return cell.text.length < 60 && (isRemark(cell.text) || AS_OF.test(cell.text) || AS_OF.test(label));
    }),
  );
  const heard = weakly({ texts: [...surroundings.texts, ...remarks.map(place)] }, vocabulary);
  const made = heard.period.state === 'none' ? madeBefore(blocks, vocabulary) : null;
  const weak = made ? { ...heard, period: { state: 'other' as const, place: made, weak: true } } : heard;
  const top = first
    ? {
        period: periodSaid(first, vocabulary),
        owner: ownerSaid(first, vocabulary),
        units: unitsSaid({ ...first, tail: [] }),
      }
    : { period: null, owner: null, units: [] };
  const notes = blocks.flatMap((block) => unitsSaid({ ...block, lines: [] }));
  for (const block of blocks) {
    const above = block === first ? null : blockAbove(blocks, block);
    const before = above ? (contexts.get(above) ?? null) : null;
    const unclear = <T extends { place: Place | null }>(a: T, b: T): T => ({
      ...a,
      state: 'unclear',
      open: true,
      place: {
        text: `${a.place?.text ?? ''}；${b.place?.text ?? ''}`,
        cells: [a.place?.cells, b.place?.cells].filter(Boolean).join('、'),
      },
    });
    const period =
      asHeading(periodSaid(block, vocabulary), block, before?.period) ??
      inherited(top.period, before?.period ?? null, unclear);
    const severalOwners =
      before && top.owner && before.owner.code !== top.owner.code && before.owner.state === 'none';
    const owner =
      asHeading(ownerSaid(block, vocabulary), block, before?.owner) ??
      (severalOwners ? NO_OWNER : inherited(top.owner, before?.owner ?? null, unclear));
    const own = unitsSaid(block);
    const units = own.length > 0 ? own : [...(before?.units ?? []), ...top.units, ...notes];
    contexts.set(block, {
      period: datedBy(
        weak.period,
        period && (period.state !== 'none' || weak.period.state === 'none') ? period : weak.period,
      ),
      owner: owner && owner.state !== 'none' ? owner : owner?.code ? owner : weak.owner,
      units: [...new Map(units.map((unit) => [`${unit.unit}${unit.address}`, unit])).values()],
      title: titleOf(block) || (first ? titleOf(first) : ''),
    });
  }
  return contexts;
}
