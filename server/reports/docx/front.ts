/** The head of a document: title, number and day, 模拟数据 where it is, and the contents with their pages. */
import {
  AlignmentType,
  Footer,
  InternalHyperlink,
  LeaderType,
  PageNumber,
  PageReference,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block, ReportModel } from '#shared/report/model.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import { xmlText } from '../../exports/xml-text.ts';
import { textWidth } from '../../workbook/read/sheet-styles.ts';
import { LINE, letters, PAGE, SIZE } from './page.ts';

/** What a line of text takes at most, in points. */
const TEXT_POINTS = PAGE.text / 20;

/**
 * The lines of a title: a long one is parted where its period begins, so that no word is torn and no single letter stands on a line.
 * @param size half points.
 */
function titleLines({ title, label }: Pick<ReportModel, 'title' | 'label'>, size: number): string[] {
  const at = title.indexOf(label);
  const fits = (textWidth(title) * size) / 4 <= TEXT_POINTS;
  return fits || at <= 0 ? [title] : [title.slice(0, at), title.slice(at)];
}

/** Title in 小标宋, then who, which number, which day. */
export function titleOf(model: ReportModel, size: number = SIZE.title): Paragraph[] {
  const { number, office, day, source, simulated } = model;
  const small = Math.round(size * 0.6);
  const centred = (text: string | string[], face: 'title' | 'second', points: number, after: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { after },
      children: [text]
        .flat()
        .map(
          (line, i) =>
            new TextRun({ text: xmlText(line), ...letters(face, points), ...(i > 0 ? { break: 1 } : {}) }),
        ),
    });
  const standing = [
    ...(source.publication ? [] : ['草稿，数据尚未发布']),
    ...(simulated ? [SIMULATED_NOTE] : []),
  ].join('；');
  return [
    centred(titleLines(model, size), 'title', size, 160),
    ...(number === '' ? [] : [centred(number, 'second', small, 60)]),
    centred(`${office}　${day}`, 'second', small, standing === '' ? 240 : 60),
    ...(standing === '' ? [] : [centred(`（${standing}）`, 'second', small, 240)]),
  ];
}

/** The headings that the contents list, each with its bookmark. */
export function marksOf(blocks: readonly Block[]): Map<Block, string> {
  const listed = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  return new Map(listed.map((block, i) => [block, `part${i + 1}`]));
}

/**
 * 目录: each heading with the number of its page, which Word and LibreOffice calculate by themselves (a reference to its bookmark),
 * so that nothing has to be updated by hand.
 */
export function contentsOf(marks: ReadonlyMap<Block, string>): Paragraph[] {
  const head = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: '目　录', ...letters('heading', SIZE.body) })],
  });
  const lines = [...marks].flatMap(([block, mark], i) => {
    if (block.kind !== 'heading') return [];
    const look = letters('body', SIZE.page);
    return [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: PAGE.text, leader: LeaderType.DOT }],
        keepNext: i < marks.size - 1,
        spacing: { ...LINE, line: 420 },
        children: [
          new InternalHyperlink({
            anchor: mark,
            children: [new TextRun({ text: xmlText(block.text), ...look })],
          }),
          new TextRun({ text: '\t', ...look }),
          new PageReference(mark, { hyperlink: true }),
        ],
      }),
    ];
  });
  return [head, ...lines];
}

/** — 1 — in 四号 半角宋体, at the outer edge: odd pages right, even pages left. */
export function pageNumbers(): { default: Footer; even: Footer } {
  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 },
          children: [
            new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...letters('table', SIZE.page) }),
          ],
        }),
      ],
    });
  return { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) };
}

/** 落款: the office and the day at the right. */
export function signature({ office, day }: ReportModel, size: number): Paragraph[] {
  return [office, day].map(
    (text, i) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        keepNext: i === 0,
        indent: { right: 640 },
        spacing: { ...LINE, before: i === 0 ? 480 : 0 },
        children: [new TextRun({ text: xmlText(text), ...letters('body', size) })],
      }),
  );
}
