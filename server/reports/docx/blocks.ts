/** The blocks of a document as paragraphs, tables and pictures of Word. */
import { AlignmentType, Bookmark, type FileChild, HeadingLevel, ImageRun, Paragraph, TextRun } from 'docx';
import type { Block, ReportTable } from '#shared/report/model.ts';
import { textOf } from '#shared/report/said.ts';
import { xmlText } from '../../exports/xml-text.ts';
import type { Picture } from '../charts/draw.ts';
import { type Face, INDENT, LINE, letters, SIZE } from './page.ts';
import { tableOf } from './table.ts';

/** From so many columns on a table is set in 小五, half points. */
const WIDE = 8;
const WIDE_SIZE = 18;
/** Pixels of a picture as wide as the text, at 96 to the inch. */
const TEXT_PIXELS = 590;
const FACES = { 1: 'heading', 2: 'second', 3: 'body' } as const satisfies Record<number, Face>;
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** How one document is set: a report in 三号, a sheet or notice that has to stay on one page smaller. */
export interface Setting {
  size: number;
  /** Twips from line to line. */
  line: number;
  table: number;
  /** What a picture takes of the text's width, 0–1. */
  picture: number;
  /** Pictures by the id of their block; one that could not be drawn is told in words. */
  pictures: ReadonlyMap<string, Picture>;
}

/** Where a block stands. */
interface Place {
  /** The bookmark of a heading that the table of contents leads to. */
  mark: string | null;
  /** Not to be parted from what follows. */
  keepNext: boolean;
  /** Nothing follows in the document. */
  last: boolean;
}

/** One block as the paragraphs and tables it takes. */
export function childrenOf(block: Block, setting: Setting, { mark, keepNext, last }: Place): FileChild[] {
  const { size, line } = setting;
  const spacing = { ...LINE, line };
  const indent = { firstLine: Math.round((INDENT * size) / SIZE.body) };
  switch (block.kind) {
    case 'heading': {
      const run = new TextRun({
        text: xmlText(block.text),
        ...letters(FACES[block.level], size, block.level === 3),
        color: '000000',
      });
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          keepNext: true,
          keepLines: true,
          spacing,
          indent,
          children: mark ? [new Bookmark({ id: mark, children: [run] })] : [run],
        }),
      ];
    }
    case 'paragraph':
      return [
        new Paragraph({
          spacing,
          indent,
          alignment: AlignmentType.BOTH,
          widowControl: true,
          children: [
            ...(block.lead
              ? [new TextRun({ text: xmlText(block.lead), ...letters('second', size, true) })]
              : []),
            new TextRun({ text: xmlText(textOf(block.said)), ...letters('body', size) }),
          ],
        }),
      ];
    case 'blank':
      return [block.prompt, '', ''].map(
        (text) =>
          new Paragraph({ spacing, indent, children: [new TextRun({ text, ...letters('body', size) })] }),
      );
    case 'note':
      return [
        new Paragraph({
          keepNext,
          keepLines: true,
          spacing: { ...LINE, line: Math.round(line * 0.8) },
          indent,
          alignment: AlignmentType.BOTH,
          children: [
            new TextRun({ text: xmlText(block.text), ...letters('body', Math.min(size, SIZE.caption)) }),
          ],
        }),
      ];
    case 'table':
      return tableChildren(block.table, setting, last);
    case 'chart':
      return chartChildren(block, setting);
    case 'page':
      return [
        new Paragraph({
          pageBreakBefore: true,
          spacing: { line: 20, lineRule: LINE.lineRule },
          children: [],
        }),
      ];
  }
}

function tableChildren(table: ReportTable, setting: Setting, last: boolean): FileChild[] {
  const size = table.columns.length >= WIDE ? Math.min(setting.table, WIDE_SIZE) : setting.table;
  const caption = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 40 },
    children: [new TextRun({ text: xmlText(table.caption), ...letters('heading', SIZE.caption) })],
  });
  const note = new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    children: [new TextRun({ text: xmlText(table.note), ...letters('table', size) })],
  });
  // Word wants a paragraph after a table; at the end of a document it must not make a page of its own.
  const after = new Paragraph({ spacing: { line: last ? 20 : 160, lineRule: LINE.lineRule }, children: [] });
  return [caption, ...(table.note === '' ? [] : [note]), tableOf(table, size), after];
}

function chartChildren(
  block: Extract<Block, { kind: 'chart' }>,
  { pictures, size, picture: share }: Setting,
): FileChild[] {
  const picture = pictures.get(block.id);
  const caption = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 40, after: 160 },
    children: [new TextRun({ text: xmlText(block.caption), ...letters('heading', SIZE.caption) })],
  });
  if (!picture) {
    const words = `（本机没有可用的中文字体，图未绘出。）${block.alt}`;
    return [
      new Paragraph({
        children: [new TextRun({ text: xmlText(words), ...letters('body', Math.min(size, SIZE.caption)) })],
      }),
    ];
  }
  const { png, width, height } = picture;
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: {
      width: Math.round(TEXT_PIXELS * share),
      height: Math.round((TEXT_PIXELS * share * height) / width),
    },
    altText: { name: xmlText(block.caption), title: xmlText(block.caption), description: xmlText(block.alt) },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 160 },
      children: [image],
    }),
    caption,
  ];
}
