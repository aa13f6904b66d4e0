/**
 * What a person or a file wrote in a cell, read once and the same way on the page and in the server: a number, one of
 * the marks that are not zero, nothing, or a text with the reason why it is no figure (domain.md §7).
 */
import { canonicalDecimal, convertMoney, isMoneyUnit, type MoneyUnit, shiftPoint } from './money-unit.ts';
import { plainText, turnsDirection } from './plain-text.ts';
import { type Remarked, readRemark } from './remark.ts';

type NumberText =
  /** `decimal` is canonical and in `unit` when the text names one, else in the declared unit. */
  | { kind: 'number'; decimal: string; unit?: string }
  | { kind: 'blank' }
  /** `dash` (—, -, /) says nothing: the reporter must choose between 未报, 不适用, 缺 and 0. */
  | { kind: 'mark'; mark: 'unreported' | 'not_applicable' | 'missing' | 'dash' }
  /** `suggestion` is the figure in the declared unit when the text states exactly one. */
  | { kind: 'text'; why: string; suggestion?: string };

const MARKS: [pattern: RegExp, mark: Extract<NumberText, { kind: 'mark' }>['mark']][] = [
  [/^(未报|未报送|未上报|未填报|待报)$/, 'unreported'],
  [/^(不适用|不涉及|无此项|n\/?a|n\.a\.)$/i, 'not_applicable'],
  [/^(缺|缺失|缺报|缺数|数据缺失|暂缺)$/, 'missing'],
  [/^([-－—–‒―─_]+|[/／\\])$/, 'dash'],
];

const UNIT_WORDS: Record<string, MoneyUnit | '%'> = {
  元: '元',
  千元: '千元',
  万: '万元',
  万元: '万元',
  百万: '百万元',
  百万元: '百万元',
  千万: '千万元',
  千万元: '千万元',
  亿: '亿元',
  亿元: '亿元',
  '%': '%',
};
const UNIT_PATTERN = '(?:人民币)?(百万元|千万元|千元|万元|亿元|百万|千万|元|万|亿|%)?(?:整)?';
const NUMBER_PATTERN = new RegExp(
  `^(?:[¥￥]|rmb|cny|人民币)?([+-]?)(\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d+|(?=\\.))(?:\\.(\\d*))?(?:e([+-]?\\d{1,4}))?${UNIT_PATTERN}$`,
  'i',
);
/** Beyond this many digits before the point no amount of a city is meant, and sums would leave exact integers. */
const MAX_WHOLE_DIGITS = 15;
const MAX_FRACTION_DIGITS = 30;

/** Plain text with commas, minus signs and the blanks around signs and units brought to one form. */
function normalised(text: string): string {
  return plainText(text)
    .replace(/，/g, ',')
    .replace(/^['‘’`](?=.)/, '')
    .replace(/^[−‐‑‒–] ?(?=[\d.])/, '-')
    .replace(/^([+-]) (?=[\d.])/, '$1')
    .replace(/ (?=[%元千万百亿])/g, '');
}

interface Written {
  decimal: string;
  unit?: MoneyUnit | '%';
  /** Digits after the point as written. */
  places: number;
  /** Power of ten of scientific notation; absent without. */
  power?: number;
  /** Written as a narrow column shows a number (3.7E+04): perhaps not all of its digits. */
  shortened?: true;
}

/** The form in which spreadsheet programs shorten numbers; people and other programs write 3.7e4 or 3.7E4. */
const SHORTENED = /\dE[+-]\d{2,3}(?!\d)/;

/** The number a normalised text states; null when it is none, 'range' when it is too large or too fine to be meant. */
function writtenNumber(text: string): Written | 'range' | null {
  const bracketed = /^\((.+)\)(%?)$/.exec(text);
  const match = NUMBER_PATTERN.exec(bracketed ? `${bracketed[1]}${bracketed[2]}` : text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent, unitWord] = match;
  if ((whole === '' && fraction === '') || (bracketed && sign)) return null;
  const power = Number(exponent ?? 0);
  const digits = whole.replace(/[, ]/g, '');
  if (Math.abs(power) > MAX_FRACTION_DIGITS || fraction.length > MAX_FRACTION_DIGITS) return 'range';
  const negative = sign === '-' || bracketed ? '-' : '';
  const decimal = shiftPoint(canonicalDecimal(`${negative}${digits || '0'}.${fraction || '0'}`), power);
  if (decimal.replace(/^-|\..*$/g, '').length > MAX_WHOLE_DIGITS) return 'range';
  return {
    decimal,
    places: fraction.length,
    ...(unitWord ? { unit: UNIT_WORDS[unitWord] } : {}),
    ...(exponent === undefined ? {} : { power }),
    ...(SHORTENED.test(text) && fraction.length < Math.abs(power) ? { shortened: true } : {}),
  };
}

/** The number that a text states by the strict rule, in whatever notation; null when it states none. */
export function statedNumber(text: string): Written | null {
  const written = turnsDirection(text) ? null : writtenNumber(normalised(text));
  return written === 'range' ? null : written;
}

/** The declared unit in the form used for comparison: 万 and 万元 are one. */
function unitOf(declared: string | undefined): string | undefined {
  return declared === undefined ? undefined : (UNIT_WORDS[declared] ?? declared);
}

/** What a narrow column left of a number, which may have had more digits. */
function shortened(written: Written, declaredUnit: string | undefined, shown: string): NumberText {
  const { shortened: _shortened, ...rest } = written;
  const fitted = fitUnit(rest, declaredUnit, shown);
  const suggestion = fitted.kind === 'number' ? fitted.decimal : undefined;
  const why = `“${shown}”是科学计数法，可能因列窄丢了位数，请填完整的数字`;
  return { kind: 'text', why, ...(suggestion === undefined ? {} : { suggestion }) };
}

function fitUnit(written: Written, declaredUnit: string | undefined, shown: string): NumberText {
  if (written.shortened) return shortened(written, declaredUnit, shown);
  const { decimal, unit } = written;
  const declared = unitOf(declaredUnit);
  if (unit === undefined) return { kind: 'number', decimal };
  if (declared === undefined || unit === declared) return { kind: 'number', decimal, unit };
  if (isMoneyUnit(unit) && isMoneyUnit(declared)) {
    const suggestion = convertMoney(decimal, unit, declared);
    return { kind: 'text', why: `“${shown}”带有单位“${unit}”，这一格按${declared}填数字`, suggestion };
  }
  return { kind: 'text', why: `“${shown}”的单位与这一格要求的“${declared}”不符` };
}

function unreadable(text: string, shown: string): NumberText {
  if (/^(nan|[+-]?infinity|[+-]?inf|∞)$/i.test(text)) return { kind: 'text', why: `“${shown}”不是有限的数` };
  if (/^#+$/.test(text))
    return { kind: 'text', why: `“${shown}”是列太窄时显示的符号，看不到数字，请加宽该列或直接填数字` };
  if (/^#/.test(text)) return { kind: 'text', why: `单元格是公式错误“${shown}”，请改正公式或直接填数字` };
  if (text === '零') return { kind: 'text', why: '请用阿拉伯数字填写', suggestion: '0' };
  if (text === '无')
    return { kind: 'text', why: '“无”含义不明：没有发生填0，没有此项填“不适用”，暂时没有数据填“缺”' };
  if (/^—\d/.test(text) && statedNumber(text.slice(1)) !== null)
    return { kind: 'text', why: `“${shown}”前面是破折号，负数请用减号` };
  if (/\d[^\d]*[\t\n\v\f\r\u2028\u2029][^\d]*\d/.test(text))
    return { kind: 'text', why: `“${shown}”一格里写了几行，只填一个数字` };
  if (/[约近超过突破左右多以上下余不足大于小于><≥≤~～]/.test(text) && /\d/.test(text))
    return { kind: 'text', why: `“${shown}”不是确切的数，请填确切数字` };
  if (/^[+-]?[\d, ]+(\.\d*)?$/.test(text))
    return { kind: 'text', why: `“${shown}”中的分隔符位置不对，分不清是千分位还是小数点` };
  if (/\d/.test(text)) return { kind: 'text', why: `“${shown}”夹有文字或符号，只填数字，说明写在备注里` };
  return { kind: 'text', why: `“${shown}”不是数字` };
}

function remarkedText({ seen, remark, suggestion }: Remarked): NumberText {
  const shown = seen.trim().slice(0, 40);
  const why = shown === '' ? `这一格${remark}` : `“${shown}”${remark}`;
  return { kind: 'text', why, ...(suggestion === undefined ? {} : { suggestion }) };
}

/**
 * Reads the text of a cell. `declaredUnit` (万元, 亿元, %, 家 …) is what the cell must be in: a text that names another
 * unit of money is never silently converted, it is a `text` with the converted figure as suggestion. Never throws.
 */
export function parseNumberText(text: string, declaredUnit?: string): NumberText {
  const remarked = readRemark(text);
  if (remarked) return remarkedText(remarked);
  const shown = text.trim().length > 40 ? `${text.trim().slice(0, 40)}…` : text.trim();
  if (turnsDirection(text))
    return { kind: 'text', why: `“${shown}”里有改变书写方向的字符，看到的次序与实际的相反，请重新填写数字` };
  const plain = normalised(text);
  if (plain === '') return { kind: 'blank' };
  const mark = MARKS.find(([pattern]) => pattern.test(plain.replace(/ /g, '')));
  if (mark) return { kind: 'mark', mark: mark[1] };
  const written = writtenNumber(plain);
  if (written === 'range') return { kind: 'text', why: `“${shown}”超出可填的范围` };
  return written ? fitUnit(written, declaredUnit, shown) : unreadable(plain, shown);
}
