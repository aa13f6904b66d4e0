/** What stands around a table: its period, its owner and its unit of money, in its own lines or inherited from above. */
import type { Place } from '#shared/contract/understood.ts';
import type { Cell } from '../sheets.ts';
import type { UnitSource } from '../types.ts';
import { type Block, blockAbove } from './blocks.ts';
import { isFiling, madeBefore } from './filing.ts';
import type { Vocabulary } from './meaning.ts';
import { comparePeriodWords } from './period.words.ts';
import { headWords } from './row-kinds.ts';
import { isRemark, isSignature, plainWords, statedMoneyUnits } from './words.ts';

export interface UnitEvidence {
  unit: string;
  source: UnitSource;
  address: string | null;
}

export interface PeriodFact {
  /** `unclear`: two places of the file contradict each other. */
  state: 'same' | 'other' | 'none' | 'unclear';
  place: Place | null;
  /** Only a sheet's, a cover's or the file's name says so. */
  weak: boolean;
  /** The table says nothing itself and what stands above does not agree: the person may say that it is ours. */
  open?: true;
}

export interface OwnerFact {
  state: 'own' | 'other' | 'none' | 'unclear';
  /** The unit named, also in a department's file about one unit. */
  code: string | null;
  place: Place | null;
  /** As for periods. */
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

const OWNER = /(?:填报|报送|填表|编制|上报|报表|责任)单位(?:名称)?(?:\((?:公?章|盖章|签章)\))?:?(.*)$/;
const NEXT_LABEL =
  /(?:填报人|填表人|制表人|经办人|联系人|联系电话|电话|审核人|负责人|分管领导|填报日期|报送日期|日期|(?:计量|金额)?单位:|表号).*$/;

const NO_PERIOD: PeriodFact = { state: 'none', place: null, weak: false };
const NO_OWNER: OwnerFact = { state: 'none', code: null, place: null };
const place = (cell: Cell): Place => ({ text: cell.text.trim().slice(0, 100), cells: cell.address });

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
  if (same) return { state: 'same', place: place(same.cell), weak: false };
  const other = explicit ?? stray[0];
  if (other) return { state: 'other', place: place(other.cell), weak: false };
  const year = said[0];
  return year ? { state: 'none', place: place(year.cell), weak: false } : null;
}

/** What stands behind 填报单位（盖章）：, in the same cell or the next one. */
function reporterSaid({ grid, lines, tail }: Block): { text: string; cell: Cell } | null {
  for (const cell of [...lines, ...tail]) {
    const match = OWNER.exec(plainWords(cell.text));
    if (!match) continue;
    const inside = (match[1] ?? '').replace(NEXT_LABEL, '');
    if (inside !== '') return { text: inside, cell };
    const beside = grid.row(cell.row).find((c) => c.col > cell.col);
    if (beside && !isSignature(beside.text)) return { text: beside.text, cell: beside };
  }
  return null;
}

function namedOwner(text: string, at: Place, { owners }: Vocabulary): OwnerFact | null {
  const all = owners.within(text);
  const stranger = all.length === 0 ? owners.elsewhere(text) : null;
  if (stranger) return { state: 'other', code: null, place: { ...at, text: stranger.name } };
  const named = all.filter(({ code }) => code !== owners.city);
  const one = named[0];
  if (!one || named.length > 1) {
    const ours = named.some(({ code }) => code !== null && code === owners.own);
    return ours ? { state: 'own', code: owners.own, place: at } : null;
  }
  return { state: ownerState(one.code, owners.own), code: one.code, place: at };
}

function ownerState(code: string | null, own: string | null): OwnerFact['state'] {
  if (own === null) return code === null ? 'other' : 'none';
  return code === own ? 'own' : 'other';
}

function ownerSaid(block: Block, vocabulary: Vocabulary): OwnerFact | null {
  const { owners } = vocabulary;
  const reporter = reporterSaid(block);
  const stated = reporter ? owners.stated(reporter.text) : null;
  if (reporter && stated === 'own') return { state: 'own', code: owners.own, place: place(reporter.cell) };
  if (reporter && stated !== null && stated !== 'own')
    return { state: 'other', code: stated.code, place: { text: stated.name, cells: reporter.cell.address } };
  const titles = block.lines.filter((cell) => !isSignature(cell.text) && !isRemark(cell.text));
  for (const cell of titles) {
    const found = namedOwner(cell.text, place(cell), vocabulary);
    if (found) return found;
  }
  return null;
}

function unitsSaid({ lines, tail }: Block): UnitEvidence[] {
  const heard = [...lines, ...tail.filter((cell) => /单位/.test(cell.text))];
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
    (cell) => !isSignature(cell.text) && !isRemark(cell.text) && !isFiling(cell, block) && !labelled(cell),
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

function weakly(surroundings: Surroundings, vocabulary: Vocabulary): Pick<Context, 'period' | 'owner'> {
  let period = NO_PERIOD;
  let owner = NO_OWNER;
  for (const { text, cells } of surroundings.texts) {
    const { same, other } = comparePeriodWords(text, vocabulary.layout.period);
    if (period.state === 'none' && (same || other))
      period = { state: same ? 'same' : 'other', place: { text, cells }, weak: true };
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
  const remarks = blocks.flatMap(({ tail }) =>
    tail.filter((cell) => isRemark(cell.text) && cell.text.length < 60),
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
    const period = periodSaid(block, vocabulary) ?? inherited(top.period, before?.period ?? null, unclear);
    const severalOwners =
      before && top.owner && before.owner.code !== top.owner.code && before.owner.state === 'none';
    const owner =
      ownerSaid(block, vocabulary) ??
      (severalOwners ? NO_OWNER : inherited(top.owner, before?.owner ?? null, unclear));
    const own = unitsSaid(block);
    const units = own.length > 0 ? own : [...(before?.units ?? []), ...top.units, ...notes];
    contexts.set(block, {
      period: period && (period.state !== 'none' || weak.period.state === 'none') ? period : weak.period,
      owner: owner && owner.state !== 'none' ? owner : owner?.code ? owner : weak.owner,
      units: [...new Map(units.map((unit) => [`${unit.unit}${unit.address}`, unit])).values()],
      title: titleOf(block) || (first ? titleOf(first) : ''),
    });
  }
  return contexts;
}
