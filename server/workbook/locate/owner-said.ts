/** Whose a table says it is: behind 填报单位, or in its title. */
import type { Place } from '#shared/contract/understood.ts';
import type { Cell } from '../sheets.ts';
import type { Block } from './block.ts';
import type { Vocabulary } from './meaning.ts';
import { isRemark, isSignature, plainWords } from './words.ts';

export interface OwnerFact {
  state: 'own' | 'other' | 'none' | 'unclear';
  /** The unit named, also in a department's file about one unit. */
  code: string | null;
  place: Place | null;
  /** As for periods. */
  open?: true;
}

const OWNER =
  /(?:填报|报送|填表|编制|上报|报表|责任|制表|填制|申报|报出|提供)单位(?:名称)?(?:\((?:公?章|盖章|签章)\))?:?(.*)$/;
const NEXT_LABEL =
  /(?:填报人|填表人|制表人|经办人|联系人|联系电话|电话|审核人|负责人|分管领导|填报日期|报送日期|日期|(?:计量|金额)?单位:|表号).*$/;

export const NO_OWNER: OwnerFact = { state: 'none', code: null, place: null };
export const place = (cell: Cell): Place => ({ text: cell.text.trim().slice(0, 100), cells: cell.address });

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

export function namedOwner(text: string, at: Place, { owners }: Vocabulary): OwnerFact | null {
  const all = owners.within(text);
  const stranger = all.length === 0 ? owners.elsewhere(text) : null;
  if (stranger) return { state: 'other', code: null, place: { ...at, text: stranger.name } };
  const named = all.filter(({ code }) => code !== owners.city);
  const together = owners.joint(text);
  if (together) return { state: 'other', code: null, place: { ...at, text: together.name } };
  const one = named[0];
  if (!one || named.length > 1) {
    const ours = named.some(({ code }) => code !== null && code === owners.own);
    if (ours && one?.code !== owners.own) return { state: 'unclear', code: null, place: at, open: true };
    return ours ? { state: 'own', code: owners.own, place: at } : null;
  }
  return { state: ownerState(one.code, owners.own), code: one.code, place: at };
}

function ownerState(code: string | null, own: string | null): OwnerFact['state'] {
  if (own === null) return code === null ? 'other' : 'none';
  return code === own ? 'own' : 'other';
}

/** A title without what a form writes behind it in the same cell: 单位：万元, 填报人：…. */
export function titleWords({ text }: Cell): string {
  const words = plainWords(text);
  return words.replace(NEXT_LABEL, '');
}

export function ownerSaid(block: Block, vocabulary: Vocabulary): OwnerFact | null {
  const { owners } = vocabulary;
  const reporter = reporterSaid(block);
  const stated = reporter ? owners.stated(reporter.text) : null;
  if (reporter && stated === 'own') return { state: 'own', code: owners.own, place: place(reporter.cell) };
  if (reporter && stated !== null && stated !== 'own')
    return { state: 'other', code: stated.code, place: { text: stated.name, cells: reporter.cell.address } };
  const titles = block.lines.filter((cell) => !isSignature(titleWords(cell)) && !isRemark(cell.text));
  for (const cell of titles) {
    const found = namedOwner(titleWords(cell), place(cell), vocabulary);
    if (found) return found;
  }
  return null;
}
