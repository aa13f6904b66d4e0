/** The words of headers, labels and titles in reporters' files, made comparable. */
import { isMoneyUnit, MONEY_UNITS } from '#shared/rules/money-unit.ts';
import { remembered } from './remember.ts';

const CIRCLED = /^[\u2460-\u249b\u3220-\u3229\u2776-\u2793]+/;
/** Numbering and 其中 before a name: 一、 (一) 1. 1.2 (3) ① 其中: # — */
const PREFIX =
  /^(?:其中[::]?|[#*※·•●◆■□>]+|[-—–]+|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.:]|\d{1,2}(?:\.\d{1,2}){0,3}(?:[、.):]|(?=[^\d.,%、)万亿]))|[a-z][、.)])/i;
const FOOTNOTE = /[*※\u2460-\u2473]+$/;
const SIGNS = /[、,;:·\-—–_"'“”‘’《》〈〉/\\()[\]【】〔〕。.\s]/g;

/** True when numbering, 其中 or another sign stands before the name. */
export function hasPrefix(text: string): boolean {
  return CIRCLED.test(text.trim()) || PREFIX.test(plainWords(text));
}

/** Full-width to plain, no blanks and no invisible signs at all. */
export const plainWords = remembered((text: string): string =>
  /^[\x21-\x7e]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\s\p{Cf}]+/gu, '')
        .replaceAll('〔', '(')
        .replaceAll('〕', ')'),
);

interface Label {
  /** What is compared: no numbering, no 其中, no unit, no signs. Empty when nothing is left. */
  key: string;
  /** The same without anything in brackets. */
  short: string;
  /** A unit written in brackets behind the name, e.g. 亿元. */
  unit: string | null;
}

/** A row's or column's name taken apart. `units` are the units that may stand in brackets behind it, besides money. */
export function readLabel(text: string, units: ReadonlySet<string> = new Set()): Label {
  let rest = plainWords(text.trim().replace(CIRCLED, '').replace(FOOTNOTE, ''));
  for (let next = rest.replace(PREFIX, ''); next !== rest; next = rest.replace(PREFIX, '')) rest = next;
  rest = rest.replace(/[:;,。.]+$/, '');
  const bracket = /[([](?:计量单位|金额单位|单位)?:?([^()[\]]{1,4})[)\]]$/.exec(rest);
  const inside = bracket?.[1] ?? '';
  const isUnit = isMoneyUnit(inside) || units.has(inside);
  const name = isUnit ? rest.slice(0, -(bracket?.[0].length ?? 0)) : rest;
  return {
    key: name.replace(SIGNS, '').toLowerCase(),
    short: name
      .replace(/\([^()]*\)/g, '')
      .replace(SIGNS, '')
      .toLowerCase(),
    unit: isUnit ? inside : null,
  };
}

const MONEY = [...MONEY_UNITS].sort((a, b) => b.length - a.length).join('|');
const STATED_UNIT = new RegExp(
  `(?:单位(?:均)?(?:为|是|:)?|[(\\[]|^)(?:人民币)?(${MONEY})(?=[()\\],，;。、/]|$)`,
);

/** Units of money that a title, header or note states: 单位：万元 · （亿元） · 万元 · 单位：亿元、万元. */
export function statedMoneyUnits(text: string): string[] {
  const words = plainWords(text);
  const first = STATED_UNIT.exec(words);
  if (!first?.[1]) return [];
  const rest = words.slice(first.index + first[0].length);
  const second = new RegExp(`^(?:[、,/或和]|\\([^()]*?[为是:])(${MONEY})(?![^)\\],;。、/])`).exec(rest)?.[1];
  return [...new Set([first[1], ...(second ? [second] : [])])];
}

/** 小计, 合计, 总计 … standing alone. */
export function isTotalWord(text: string): boolean {
  return /^(?:[全本][市县区])?(?:小计|合计|总计|总和|累计|共计|全部合计|总合计)$/.test(readLabel(text).key);
}

/** 注, 说明 and the signature lines around a form: never an indicator. */
export function isRemark(text: string): boolean {
  return /^\(?(?:注|说明|备注|填报说明|填表说明|编制说明|数据来源|资料来源|模板编号|部分数据因四舍五入)/.test(
    plainWords(text),
  );
}

export function isSignature(text: string): boolean {
  return /填报单位|填报人|填表人|制表|审核人|负责人|联系人|联系电话|电话|手机|填报日期|报送日期|报出日期|盖章|单位[::]|表号|制定机关|批准文号|有效期/.test(
    plainWords(text),
  );
}

/** True for the header of the row's remark or evidence. */
export function isNoteHeader(header: string): boolean {
  return /备注|佐证|说明|依据/.test(plainWords(header));
}

/** True for the header of the column that names each row's unit of measure. */
export function isMeasureHeader(header: string): boolean {
  return /^(?:计量|金额|数据)?单位$/.test(plainWords(header));
}
