/** A document before it is a file or a page: headings, paragraphs of sentences, tables and drawings, in their order. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Said } from './said.ts';

/** The state of the data that every number of a document comes from. */
export const ReportSource = z.object({
  /** Null while the period is not published: the document is a draft. */
  publication: z
    .object({
      version: z.int(),
      digest: z.string(),
      publishedAt: z.string(),
      proposedBy: z.string(),
      confirmedBy: z.string(),
    })
    .nullable(),
  dataVersion: z.int(),
  asOf: z.string(),
  catalogueVersion: z.int(),
});
export type ReportSource = z.infer<typeof ReportSource>;

/** A number as a table prints it: its unit stands in the head. */
const Cell = z.union([z.string(), z.object({ figure: Figure, digits: z.int() })]);
export type Cell = z.infer<typeof Cell>;

export const ReportTable = z.object({
  id: z.string(),
  caption: z.string(),
  /** 单位：万元, at the right above the table. */
  note: z.string(),
  columns: z.array(z.object({ title: z.string(), kind: z.enum(['text', 'number']), width: z.number() })),
  rows: z.array(z.object({ cells: z.array(Cell), strong: z.boolean(), indent: z.int() })),
});
export type ReportTable = z.infer<typeof ReportTable>;

const Labelled = z.object({ key: z.string(), label: z.string(), value: Figure });

/** A drawing as data: the same figures are drawn on the page, on paper and as a native chart of a slide. */
export const Drawing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bars'),
    rows: z.array(Labelled),
    measureUnit: z.string(),
    focus: z.string().nullable(),
  }),
  z.object({ kind: z.literal('diverging'), rows: z.array(Labelled), measureUnit: z.string() }),
  z.object({
    kind: z.literal('stacked'),
    rows: z.array(z.string()),
    parts: z.array(z.object({ name: z.string(), colour: z.string(), values: z.array(Figure) })),
    measureUnit: z.string(),
  }),
  z.object({
    kind: z.literal('waterfall'),
    steps: z.array(
      z.object({
        label: z.string(),
        value: Figure,
        kind: z.enum(['part', 'total']),
        colour: z.string().optional(),
      }),
    ),
    measureUnit: z.string(),
  }),
  z.object({
    kind: z.literal('lines'),
    x: z.array(z.string()),
    series: z.array(
      z.object({
        name: z.string(),
        values: z.array(Figure.nullable()),
        style: z.enum(['actual', 'required', 'projection']),
        labelled: z.boolean().optional(),
      }),
    ),
    points: z.array(z.object({ x: z.string(), y: z.number(), label: z.string() })),
    measureUnit: z.string(),
  }),
]);
export type Drawing = z.infer<typeof Drawing>;

export const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
  }),
  z.object({
    kind: z.literal('paragraph'),
    id: z.string(),
    said: Said,
    /** What stands in bold before it: 海宁市。 */
    lead: z.string(),
  }),
  /** Left for the writer, with what is expected there. */
  z.object({ kind: z.literal('blank'), id: z.string(), prompt: z.string() }),
  z.object({ kind: z.literal('table'), table: ReportTable }),
  z.object({
    kind: z.literal('chart'),
    id: z.string(),
    caption: z.string(),
    /** Read out in place of the drawing. */
    alt: z.string(),
    drawing: Drawing,
  }),
  z.object({ kind: z.literal('note'), text: z.string() }),
  z.object({ kind: z.literal('page') }),
]);
export type Block = z.infer<typeof Block>;

export const DOCUMENT_KINDS = ['report', 'notice', 'sheet', 'sheets', 'slides', 'workbook'] as const;
export const DocumentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const ReportModel = z.object({
  kind: DocumentKind,
  period: Period,
  label: z.string(),
  title: z.string(),
  /** 市委科技办, and the day. */
  office: z.string(),
  day: z.string(),
  /** 文号, empty for the office to give; none on a sheet. */
  number: z.string(),
  source: ReportSource,
  simulated: z.boolean(),
  blocks: z.array(Block),
});
export type ReportModel = z.infer<typeof ReportModel>;
