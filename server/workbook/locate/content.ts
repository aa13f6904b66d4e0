/** What a cell holds as a figure in the form's unit: the one the eye sees, or a doubt that tells both. */
import { convertMoney, isMoneyUnit, shiftPoint } from '#shared/rules/money-unit.ts';
import { parseNumberText, statedNumber } from '#shared/rules/number-text.ts';
import type { Cell } from '../sheets.ts';
import type { LayoutRow, LocatedValue } from '../types.ts';

export type Content = Pick<LocatedValue, 'standsFor' | 'number' | 'value' | 'why' | 'suggestion'> & {
  unit?: string;
  /** Few words on why the cell is no figure, for a text that does not say so by itself. */
  tag?: string;
};

/** What a figure is asked for in. */
type Measured = Pick<LayoutRow, 'money' | 'measureUnit'>;

/** As for typed figures (number-text.ts): more digits before the point are no amount of a city. */
const MAX_WHOLE_DIGITS = 15;

/** A cell that is no figure; `suggestion` is the decimal it probably means, in the form's unit. */
export function doubt(why: string, tag?: string, suggestion?: string): Content {
  return {
    standsFor: 'text',
    why,
    ...(tag === undefined ? {} : { tag }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function inFormUnit(decimal: string, unit: string | null, row: Measured): string {
  if (!row.money || unit === null || !isMoneyUnit(unit) || !isMoneyUnit(row.measureUnit)) return decimal;
  return convertMoney(decimal, unit, row.measureUnit);
}

/** The unit of money that a number's format shows behind it: stored 5.23, seen 5.23亿元. */
export function formattedUnit(cell: Cell): string | null {
  const unit = statedNumber(cell.text)?.unit;
  return isMoneyUnit(unit) ? unit : null;
}

/** A stored decimal as a suggestion in the form's unit; none where the unit is not known. */
function suggested(decimal: string | undefined, unit: string | null, row: Measured): string | undefined {
  if (decimal === undefined || (row.money && unit === null)) return undefined;
  return inFormUnit(decimal, unit, row);
}

/** Accounting formats show a dash for 0. */
const DASH = /^[-—–―]+$/;
const DIGITS = /[-−]?\d[\d,]*(?:\.\d+)?(?:E[+-]?\d+)?/gi;

/** The number in what a cell shows: alone, or the only one among words (5,000 个); null when there is none or several. */
function shownNumber(text: string): ReturnType<typeof statedNumber> {
  const alone = statedNumber(text);
  if (alone) return alone;
  const among = text.match(DIGITS) ?? [];
  return among.length === 1 ? statedNumber(among[0] ?? '') : null;
}

/** True when the shown number is the stored one but for rounding to the places shown. */
function showsStored(cell: Cell, number: string): boolean {
  const seen = shownNumber(cell.text);
  if (!seen) return number === '0' && DASH.test(cell.text.trim());
  const [shown, stored] = [Number(seen.decimal), Number(number)];
  // Half a unit of the last place shown, and a hair for what rounding in binary leaves.
  const step = 10 ** ((seen.power ?? 0) - seen.places);
  return Math.abs(shown - stored) <= step * 0.500001 + Math.abs(stored) * 1e-12;
}

/** What stands around a figure without saying anything of it: digits, signs, brackets, blanks, the currency. */
const AROUND = /\d[Ee](?=[+-]?\d)|^(?:CNY?|RMB)(?=\s*[¥￥\d])|[\d.,，'\s\u00a0\u202f¥￥()（）+\-−—–]/g;
const COUNTERS = ['个', '家', '项', '名', '人', '件', '场', '年'];

/**
 * The words that a number's format shows beside it where they may change what it means (约5,200 · 5,200以上 · 5.23(亿元));
 * null for a plain number, one with its unit, and counters of things where things are asked for.
 */
function strangeWords(seen: string, { money, measureUnit }: Measured): string | null {
  const stated = statedNumber(seen);
  if (stated && (stated.unit === undefined || stated.unit === measureUnit || !money)) return null;
  if (isMoneyUnit(stated?.unit)) return null;
  const words = stated?.unit ?? seen.replace(AROUND, '').trim();
  if (words === '' || words === measureUnit || (!money && COUNTERS.includes(words))) return null;
  return words.slice(0, 20);
}

const HIDDEN_HOW = {
  format: '数字格式不显示内容，看不见',
  colour: '字的颜色与底色相同或字太小，看不见',
  condition: '有条件格式，看不见或可能看不见',
} as const;

/** What lies between the eye and the content: nothing of it seen, or not all of it meant. */
function obscured(cell: Cell, unit: string | null, row: Measured): Content | null {
  const { unseen, stored = '', covered, marks } = cell;
  const plain = statedNumber(stored)?.decimal;
  const suggestion = cell.percent ? undefined : suggested(plain, unit, row);
  if (unseen === 'merged') {
    const seen = `${covered?.by} 的合并单元格${covered?.text ? `（看到“${covered.text.slice(0, 20)}”）` : ''}`;
    const under = stored === '' ? '' : `，下面还存着 ${stored.slice(0, 20)}`;
    return doubt(
      `这一格并入了 ${seen}${under}，请拆分合并单元格后逐行填写`,
      `并入${covered?.by}的合并单元格${stored === '' ? '' : `，下面还存着${stored.slice(0, 20)}`}`,
    );
  }
  if (unseen !== undefined) {
    const how = HIDDEN_HOW[unseen];
    const tag = `${how}，实存${stored.slice(0, 30)}`;
    return doubt(`这一格${how}，实际存的是 ${stored.slice(0, 30)}，请核对`, tag, suggestion);
  }
  return marks ? obscuredByMarks(marks, unit, row) : null;
}

function obscuredByMarks(marks: NonNullable<Cell['marks']>, unit: string | null, row: Measured): Content {
  const [struck, raised, unseen, rest] = [marks.struck, marks.raised, marks.unseen, marks.rest].map((part) =>
    part.trim().slice(0, 30),
  );
  const parts = [
    struck && `划去“${struck}”`,
    raised && `上下标“${raised}”`,
    unseen && `看不见的“${unseen}”`,
  ].filter(Boolean);
  const left = rest ? `，其余是“${rest}”` : '';
  const read = rest ? writtenText(rest, unit, row) : null;
  const suggestion = read?.standsFor === 'number' ? read.value : undefined;
  return doubt(
    `这一格里有${parts.join('、')}${left}，请只填确切的数字`,
    `有${parts.join('、')}${left}`,
    suggestion,
  );
}

/** A formula whose stored result is missing, a placeholder, or not what its cells give. */
function formulaDoubt(cell: Cell, unit: string | null, row: Measured): Content | null {
  if (cell.formula === undefined) return null;
  const { computed, number } = cell;
  const suggestion = cell.percent ? undefined : suggested(computed, unit, row);
  const gives = computed === undefined ? '' : `，按引用的单元格应为 ${computed}`;
  if (cell.uncalculated)
    return doubt(
      `公式没有计算结果${gives}，请用 Excel 或 WPS 打开，保存后再上传`,
      `公式没有计算结果${gives}`,
      suggestion,
    );
  if (cell.fromBlanks)
    return doubt(
      '公式引用的单元格都是空的，算出的 0 不是没有发生；没有发生请直接填 0',
      '公式引用的单元格都是空的',
    );
  if (computed !== undefined && number !== undefined)
    return doubt(
      `公式结果与所引用的单元格不符：存的是 ${number}${gives}`,
      `公式结果与所引用的单元格不符，存的是${number}${gives}`,
      suggestion,
    );
  const silent = cell.kind === 'text' && cell.text.trim() === '' && !cell.formula.includes('""');
  return silent ? doubt('公式没有计算结果，请用 Excel 或 WPS 打开，保存后再上传', '公式没有计算结果') : null;
}

function storedNumber(cell: Cell, unit: string | null, row: Measured): Content {
  const number = cell.number ?? '';
  const seen = cell.text.trim();
  if (cell.scaled)
    return doubt(
      `单元格用数字格式缩小显示（看到“${seen}”，实际存的是 ${number}），请改为普通格式后填写`,
      `缩小显示，实存${number}`,
    );
  if (number.replace(/^-|\..*$/g, '').length > MAX_WHOLE_DIGITS)
    return doubt(`“${seen}”超出可填的范围`, '超出可填的范围');
  if (cell.percent) {
    if (row.measureUnit !== '%')
      return doubt(`“${seen}”是百分比格式，本格应填以${row.measureUnit}为单位的数字`, '是百分比格式');
    const percent = shiftPoint(number, 2);
    return { standsFor: 'number', number: percent, value: percent, unit: '%' };
  }
  if (/[$€£]/.test(seen)) return doubt(`“${seen}”是外币格式，请填${row.measureUnit}数`, '是外币格式');
  if (!showsStored(cell, number))
    return doubt(
      `看到的“${seen}”与实际存的 ${number} 不一致，请改为普通数字格式后核对`,
      `实存${number}，与看到的不一致`,
      suggested(number, unit, row),
    );
  const words = strangeWords(seen, row);
  if (words !== null)
    return doubt(
      `看到的“${seen.slice(0, 30)}”带有文字“${words}”（数字格式里写的），实际存的是 ${number}；请填确切的数字，单位和说明写在表头或备注里`,
      `数字格式带有文字“${words}”，实存${number}`,
      /[万亿元]/.test(words) ? undefined : suggested(number, unit, row),
    );
  const own = row.money ? formattedUnit(cell) : null;
  if (own === null || own === unit)
    return { standsFor: 'number', number, value: inFormUnit(number, unit, row) };
  const value = inFormUnit(number, own, row);
  if (unit === null) return { standsFor: 'number', number, value, unit: own };
  return doubt(
    `“${seen}”带有单位“${own}”，与表里写的“${unit}”不一致`,
    `带有单位“${own}”，实存${number}，与表里写的“${unit}”不一致`,
    value,
  );
}

function writtenText(written: string, unit: string | null, row: Measured): Content {
  const parsed = parseNumberText(written, row.money ? (unit ?? undefined) : row.measureUnit);
  if (parsed.kind === 'blank') return { standsFor: 'blank' };
  if (parsed.kind === 'mark') return { standsFor: parsed.mark };
  if (parsed.kind === 'text') {
    const suggestion = suggested(parsed.suggestion, unit, row);
    return doubt(parsed.why, undefined, suggestion);
  }
  if (row.money && parsed.unit !== undefined && !isMoneyUnit(parsed.unit)) {
    return doubt(`“${written.trim()}”的单位与这一格要求的“${row.measureUnit}”不符`);
  }
  const own = parsed.unit ?? unit;
  const content: Content = {
    standsFor: 'number',
    number: parsed.decimal,
    value: inFormUnit(parsed.decimal, own, row),
  };
  return parsed.unit === undefined ? content : { ...content, unit: parsed.unit };
}

/**
 * What a cell states, in the unit of measure the table asks for; `unit` is the unit of money its header or title names.
 * An empty cell is 'blank', what is no number says why.
 */
export function cellContent(cell: Cell | undefined, unit: string | null, row: Measured): Content {
  if (!cell) return { standsFor: 'blank' };
  const hindered = obscured(cell, unit, row) ?? formulaDoubt(cell, unit, row);
  if (hindered) return hindered;
  if (cell.kind === 'empty') return { standsFor: 'blank' };
  if (cell.malformed)
    return doubt(`文件里存的“${cell.text}”不是规范的数字，请用 Excel 打开核对后重新填写`, '不是规范的数字');
  if (cell.kind === 'number') return storedNumber(cell, unit, row);
  if (cell.kind === 'date')
    return doubt(`单元格是日期格式（“${cell.text.trim()}”），请改为数字`, '是日期格式');
  if (cell.kind === 'error') return doubt(`单元格是公式错误“${cell.text.trim()}”，请改正公式或直接填数字`);
  if (cell.kind === 'boolean') return doubt(`“${cell.text}”不是数字`);
  return writtenText(cell.text, unit, row);
}
