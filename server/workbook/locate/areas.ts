/** Headings between the rows of a county's own table that name places, or levels of the county itself. */
import type { Block } from './block.ts';
import { isTotalWord, readLabel } from './words.ts';

/** Names of places only, for a form about one unit: its parts may be called 中心 or 院. */
const AREA = /(?:[市县镇乡]|(?<!地|市)区|街道|管委会)$/;
/** 县本级, 镇级: a part of what is asked for where another part or 合计 stands in the same table. */
const LEVEL = /(?:本级|[县区镇乡]级)$/;

function isWhole(text: string): boolean {
  return isTotalWord(text) || /^全[市县区]$/.test(readLabel(text).key);
}

/** The heading ends the rows of the reporter's unit (`part`), begins them again (`whole`), or says nothing of places. */
export function areaOf(text: string, block: Block): 'part' | 'whole' | null {
  const { short } = readLabel(text);
  if (/^按|分/.test(short)) return null;
  if (isWhole(text)) return 'whole';
  if (AREA.test(short)) return 'part';
  return LEVEL.test(short) &&
    headings(block)
      .filter((other) => other !== text)
      .some(saysPlace)
    ? 'part'
    : null;
}

function saysPlace(text: string): boolean {
  const { short } = readLabel(text);
  return AREA.test(short) || LEVEL.test(short) || isWhole(text);
}

/** Words that stand alone in their row. */
function headings({ grid, body, left, right }: Block): string[] {
  return body.flatMap((row) => {
    const cells = grid.row(row).filter(({ col }) => left <= col && col <= right);
    return cells.length === 1 ? cells.map(({ text }) => text) : [];
  });
}
