/** 开放接口: figures, publications and their description for other systems, with a key or a reader's session. Only reading. */
import { z } from 'zod';
import { Catalogue, Formula, Indicator } from '../catalogue.ts';
import { OpenFigure } from '../open/open-figure.ts';
import { Period } from '../period.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { Vintage } from './lineage.ts';
import { Paging, pageQuery } from './pages.ts';
import { PublicationDocument } from './publication-document.ts';
import { PublicationSummary } from './publications.ts';
import { READERS } from './roles.ts';

/** sdmx: SDMX-CSV 2.0; csv: codes, for machines; excel: Chinese heads and a BOM, for people. */
export const FileFormat = z.enum(['sdmx', 'csv', 'excel']);
export type FileFormat = z.infer<typeof FileFormat>;
export const FILE_FORMAT_NAME: Record<FileFormat, string> = {
  sdmx: 'SDMX-CSV 2.0',
  csv: 'CSV（代码，供程序读取）',
  excel: 'CSV（中文表头，供 Excel、WPS 打开）',
};

const Code = z.string().max(60);
export const FiguresQuery = z.object({
  period: Period.optional(),
  unit: Code.optional().meta({ examples: ['330481'] }),
  indicator: Code.optional().meta({ examples: ['gov_total'] }),
  ...cutQuery,
});
export type FiguresQuery = z.infer<typeof FiguresQuery>;

export const OpenFigures = z.object({
  city: z.string(),
  cut: Cut,
  catalogueVersion: z.int(),
  catalogueDigest: z.string(),
  /** True when any figure below is simulated: none of them is then to be used. */
  simulated: z.boolean(),
  figures: z.array(OpenFigure),
});
export type OpenFigures = z.infer<typeof OpenFigures>;

const OpenIndicator = z.object({
  code: z.string(),
  name: z.string(),
  /** Stored unit: money in 万元. */
  unit: z.string(),
  /** The same in SDMX: UNIT_MEASURE, and the power of ten UNIT_MULT. */
  unitMeasure: z.string(),
  unitMultiplier: z.int(),
  decimals: z.int(),
  periodicities: z.array(z.enum(['half', 'year'])),
  accumulation: z.enum(['to_date', 'single', 'stock']),
  parent: z.string().nullable(),
  relation: z.enum(['of_which', 'breakdown', 'memo', 'overlap']).nullable(),
  definition: z.string(),
  source: z.string(),
  responsible: z.string(),
  /** Number and clause of the document that defines it: 嘉政发〔2025〕14号 附件1. */
  basis: z.string(),
  formula: Formula.nullable(),
});

export const OpenMetadata = z.object({
  city: z.string(),
  flow: z.string(),
  catalogueVersion: z.int(),
  catalogueDigest: z.string(),
  units: z.array(
    Catalogue.shape.units.element.pick({
      code: true,
      gbCode: true,
      name: true,
      kind: true,
      parent: true,
      coverage: true,
    }),
  ),
  /** Of the units: a nation's come by the thousand. */
  paging: Paging,
  indicators: z.array(OpenIndicator),
  periods: z.array(z.object({ period: Period, label: z.string() })),
});
export type OpenMetadata = z.infer<typeof OpenMetadata>;

export const IndicatorRecord = z.object({
  indicator: OpenIndicator,
  /** Every version of its definition, oldest first, with the version of the programme that brought it. */
  wordings: z.array(
    z.object({
      catalogueVersion: z.int(),
      since: z.string(),
      definition: z.string(),
      /** First period of which it holds; null: from the beginning. */
      from: Period.nullable(),
      /** What changed, and whether figures before it can be compared; null for the first. */
      change: Indicator.shape.change.unwrap().nullable(),
    }),
  ),
  /** Figures that had more than one value in force: every value, oldest first. In `indicator.unit`. */
  revisions: z.array(z.object({ unit: z.string(), period: Period, values: z.array(Vintage) })),
});
export type IndicatorRecord = z.infer<typeof IndicatorRecord>;

const OfVersion = z.object({ period: Period, version: z.coerce.number().int().positive() });

export const openApi = {
  metadata: endpoint({
    about: '地区、指标、期别的代码和口径',
    method: 'GET',
    path: '/api/open/metadata',
    who: READERS,
    keys: 'published',
    query: z.object(pageQuery),
    reply: OpenMetadata,
  }),
  indicator: endpoint({
    about: '一个指标的口径沿革和数据修订',
    method: 'GET',
    path: '/api/open/indicators/:code',
    who: READERS,
    keys: 'approved',
    params: z.object({ code: Code.meta({ examples: ['gov_total'] }) }),
    query: z.object(cutQuery),
    reply: IndicatorRecord,
  }),
  figures: endpoint({
    about: '已核定的数据',
    method: 'GET',
    path: '/api/open/figures',
    who: READERS,
    keys: 'approved',
    query: FiguresQuery,
    reply: OpenFigures,
  }),
  file: endpoint({
    about: '已核定的数据，文件：SDMX-CSV 或 CSV',
    method: 'GET',
    path: '/api/open/figures/file',
    who: READERS,
    keys: 'approved',
    query: FiguresQuery.extend({ format: FileFormat.default('sdmx') }),
    reply: 'file',
  }),
  publications: endpoint({
    about: '已发布的各期',
    method: 'GET',
    path: '/api/open/publications',
    who: READERS,
    keys: 'published',
    reply: z.object({ publications: z.array(PublicationSummary) }),
  }),
  publication: endpoint({
    about: '一次发布的全部内容，含校验码',
    method: 'GET',
    path: '/api/open/publications/:period/:version',
    who: READERS,
    keys: 'published',
    params: OfVersion,
    reply: PublicationDocument,
    stored: true,
  }),
} as const;
