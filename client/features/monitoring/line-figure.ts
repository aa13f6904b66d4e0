import type { UnitLine } from '#shared/contract/unit-profile.ts';
import { atPoint, money, number } from '../../lib/format.ts';

const decimalsOf = ({ measure, decimals }: UnitLine): number => (measure === 'money' ? 2 : decimals);

/** How the figures of a column of lines are printed: each line with its own decimals, all points under each other. */
export function lineFormat(lines: readonly UnitLine[]) {
  const most = Math.max(0, ...lines.map(decimalsOf));
  return (line: UnitLine) => (figure: number | string) => {
    const text = line.measure === 'money' ? money(figure, '万元') : number(figure, line.decimals);
    return atPoint(text, decimalsOf(line), most);
  };
}
