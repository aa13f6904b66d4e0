/** The page of an official document: sizes, margins, typefaces and indents of GB/T 9704—2012. */
import { convertMillimetersToTwip, type IRunOptions, LineRuleType } from 'docx';

const mm = convertMillimetersToTwip;

/** A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
  /** Width of the text, twips. */
  text: mm(156),
} as const;

/** Half points: 二号, 三号, 四号, 小四, 五号. */
export const SIZE = { title: 44, body: 32, page: 28, caption: 24, table: 21 } as const;
/** 28 points from line to line: 22 lines on a page of 225 mm. */
export const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
/** 首行缩进 two characters of 三号. */
export const INDENT = 640;

/** A typeface by its name; Latin letters and figures in a face that every machine has. */
const face = (eastAsia: string, ascii = 'Times New Roman') => ({ ascii, hAnsi: ascii, eastAsia, cs: ascii });
const FACE = {
  title: face('方正小标宋简体'),
  body: face('仿宋_GB2312'),
  heading: face('黑体'),
  second: face('楷体_GB2312'),
  table: face('宋体'),
} as const;

/**
 * What stands in for a typeface that a machine does not have, in Word's own table of fonts: Windows has 仿宋 and 楷体, LibreOffice and
 * the home-grown systems the 方正 and Source Han ones.
 */
export const FALLBACK: Record<string, string> = {
  方正小标宋简体: '方正小标宋_GBK,小标宋,华文中宋,思源宋体,Source Han Serif SC,Noto Serif CJK SC,宋体',
  仿宋_GB2312: '仿宋,方正仿宋_GBK,华文仿宋,FangSong,Source Han Serif SC,Noto Serif CJK SC',
  黑体: 'SimHei,方正黑体_GBK,华文黑体,Source Han Sans SC,Noto Sans CJK SC',
  楷体_GB2312: '楷体,方正楷体_GBK,华文楷体,KaiTi,Source Han Serif SC,Noto Serif CJK SC',
  宋体: 'SimSun,方正书宋_GBK,华文宋体,Source Han Serif SC,Noto Serif CJK SC',
};

export type Face = keyof typeof FACE;

/** How a run of words looks. */
export function letters(face: Face, size: number, bold = false): IRunOptions {
  return { font: FACE[face], size, bold };
}
