/** A model as bytes of a .docx. */
import { Document, type FileChild, Packer, Paragraph, SectionType } from 'docx';
import type { ReportModel } from '#shared/report/model.ts';
import { xmlText } from '../../exports/xml-text.ts';
import type { Picture } from '../charts/draw.ts';
import { childrenOf, type Setting } from './blocks.ts';
import { withFallbackFonts } from './fallback-fonts.ts';
import { contentsOf, marksOf, pageNumbers, signature, titleOf } from './front.ts';
import { PAGE, SIZE } from './page.ts';

/** Margins of what has to stay on one page. */
const NARROW = { ...PAGE.margin, top: 1418, bottom: 1247, footer: 850 };
/** One page: smaller letters and lines than a report has. */
const ONE_PAGE = { size: 24, line: 380, table: 18, title: 32, picture: 0.75 };
const REPORT = { size: SIZE.body, line: 560, table: SIZE.table, title: SIZE.title, picture: 1 };

/**
 * One document after the other, each beginning a page. The pictures are drawn before: by model and id of their block.
 * A report has its contents, a notice and a sheet have one page and none.
 */
export async function writeDocument(
  models: readonly ReportModel[],
  picturesOf: (model: ReportModel) => ReadonlyMap<string, Picture>,
): Promise<Uint8Array> {
  const [first] = models;
  if (!first) throw new RangeError('a document has at least one model');
  const file = new Document({
    title: xmlText(first.title),
    creator: xmlText(first.office),
    description: xmlText(`${first.label} 数据第${first.source.dataVersion}版`),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: SIZE.body } } } },
    sections: models.map((model) => ({
      properties: {
        type: SectionType.NEXT_PAGE,
        page: { size: PAGE.size, margin: model.kind === 'report' ? PAGE.margin : NARROW },
      },
      footers: pageNumbers(),
      children: bodyOf(model, picturesOf(model)),
    })),
  });
  return withFallbackFonts(new Uint8Array(await Packer.toBuffer(file)));
}

function bodyOf(model: ReportModel, pictures: Setting['pictures']): FileChild[] {
  const isReport = model.kind === 'report';
  const { title, ...look } = isReport ? REPORT : ONE_PAGE;
  const setting = { ...look, pictures };
  const marks = isReport ? marksOf(model.blocks) : new Map();
  // The summary stands on the first page, before the contents; a report is signed where its annexes begin.
  const rest = model.blocks.findIndex((block, i) => i > 0 && block.kind === 'heading' && block.level === 1);
  const annex = model.blocks.findIndex(({ kind }) => kind === 'page');
  return model.blocks.reduce<FileChild[]>(
    (done, block, i) => {
      if (isReport && i === rest)
        done.push(...contentsOf(marks), new Paragraph({ pageBreakBefore: true, spacing: { line: 20 } }));
      if (isReport && i === annex) done.push(...signature(model, look.size));
      const place = {
        mark: marks.get(block) ?? null,
        // The signature never stands alone on a page.
        keepNext: isReport && (i === annex - 1 || i === annex - 2),
        last: i === model.blocks.length - 1,
      };
      done.push(...childrenOf(block, setting, place));
      return done;
    },
    titleOf(model, title),
  );
}
