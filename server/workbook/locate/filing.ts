/** When a file was made or sent: no period of its figures, but an earlier year says that they are not of this one. */
import type { Place } from '#shared/contract/understood.ts';
import type { Cell } from '../sheets.ts';
import type { Block } from './block.ts';
import type { Vocabulary } from './meaning.ts';
import { headWords } from './row-kinds.ts';
import { plainWords } from './words.ts';

const FILING =
  /(?:填报|报送|制表|填表|编制|上报|报出|打印|审核|印发|提交|录入|导出|更新|盖章|签发)(?:日期|时间|日)|^日期/;

/** True for a line that says when the file was made or sent. */
export function isFiling(cell: Cell, block: Block): boolean {
  const before = block.grid
    .row(cell.row)
    .filter(({ col }) => col < cell.col)
    .at(-1);
  const label = before && FILING.test(plainWords(before.text)) && /[:：]?$/.test(before.text.trim());
  return FILING.test(plainWords(cell.text)) || (label === true && !/[:：].*\S/.test(before?.text ?? ''));
}

/** A table that says nothing of its period but was made in an earlier year is no table of this one. */
export function madeBefore(blocks: readonly Block[], { layout }: Vocabulary): Place | null {
  const wanted = Number(layout.period.slice(0, 4));
  for (const block of blocks)
    for (const cell of [...block.lines, ...block.tail]) {
      if (!isFiling(cell, block)) continue;
      const beside = block.grid.row(cell.row).find(({ col }) => col > cell.col);
      const said = [cell, beside].flatMap(
        (c) => (c ? /20\d\d(?=[年./-])/.exec(headWords(c))?.[0] : []) ?? [],
      );
      if (said.length > 0 && said.every((year) => Number(year) < wanted))
        return { text: `${said[0]}年填报`, cells: cell.address };
    }
  return null;
}
