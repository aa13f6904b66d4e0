/** What other systems read: approved figures of a data version, what the codes mean, how definitions and figures changed. */
import { z } from 'zod';
import { type Catalogue, findIndicator, Indicator, type Unit } from '#shared/catalogue.ts';
import { civilMinute } from '#shared/civil-time.ts';
import type {
  FiguresQuery,
  FileFormat,
  IndicatorRecord,
  OpenFigures,
  OpenMetadata,
} from '#shared/contract/open.ts';
import { type PageQuery, pageOf } from '#shared/contract/pages.ts';
import { basisText } from '#shared/metric.ts';
import { openFigures } from '#shared/open/open-figure.ts';
import { excelCsv, machineCsv } from '#shared/open/plain-csv.ts';
import { flowId, measureOf, sdmxCsv } from '#shared/open/sdmx-csv.ts';
import { periodLabel } from '#shared/period.ts';
import { storedUnit } from '#shared/rules/stored-amount.ts';
import { byBeginning } from '#shared/validity.ts';
import { catalogueDigest } from '../catalogue/load-catalogue.ts';
import { readStored } from '../db/stored-json.ts';
import { openWholeCut } from '../figures/cut.ts';
import { listVintagesByUnit } from '../figures/vintages.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { listCatalogueContents } from '../programme/programme.repository.ts';
import type { World } from '../world.ts';

/** The figures of a cut. @throws 404 for an unknown version, period, unit or indicator. */
export async function describeFigures(world: World, query: FiguresQuery): Promise<OpenFigures> {
  const { panel, catalogue, cut, figures } = await readFigures(world, query);
  return {
    city: catalogue.city.name,
    cut,
    catalogueVersion: panel.catalogueVersion,
    catalogueDigest: catalogueDigest(catalogue),
    simulated: figures.some((figure) => figure.simulated),
    figures,
  };
}

/** Cells that one answer goes through: a whole period of the nation, or ten years of a province. */
const MOST_CELLS = 120_000;

async function readFigures(world: World, query: FiguresQuery) {
  const opened = await openWholeCut(world, query);
  const { position } = opened.panel;
  const known =
    (query.unit === undefined || position.unit.has(query.unit)) &&
    (query.indicator === undefined || position.indicator.has(query.indicator)) &&
    (query.period === undefined || position.period.has(query.period));
  if (!known) throw notFound('地区、指标或期别');
  const { units, indicators, periods } = opened.panel;
  const cells = [query.unit ?? units, query.indicator ?? indicators, query.period ?? periods].reduce(
    (product, of) => product * (typeof of === 'string' ? 1 : of.length),
    1,
  );
  if (cells > MOST_CELLS) throw badRequest('数据太多，一次取不完：请指明期别、地区或指标');
  return { ...opened, figures: openFigures(opened.panel, query) };
}

/** The same as a file; its name says the data version. */
export async function figuresFile(
  world: World,
  query: FiguresQuery & { format: FileFormat },
): Promise<{ name: string; bytes: Buffer; type: string }> {
  const { catalogue, cut, figures } = await readFigures(world, query);
  const asOf = civilMinute(new Date(cut.asOf), catalogue.city.utcOffsetMinutes);
  const about = [
    `${catalogue.city.name}科技创新投入数据（已核定）`,
    `数据第${cut.dataVersion}版，截至 ${asOf}`,
  ];
  const texts: Record<FileFormat, () => string> = {
    sdmx: () => sdmxCsv(catalogue, figures),
    csv: () => machineCsv(figures),
    excel: () => excelCsv(catalogue, figures, about),
  };
  const which = [
    catalogue.city.code,
    'figures',
    query.period,
    query.unit,
    query.indicator,
    `v${cut.dataVersion}`,
  ];
  return {
    name: `${which.filter(Boolean).join('-')}${query.format === 'sdmx' ? '.sdmx' : ''}.csv`,
    bytes: Buffer.from(texts[query.format]()),
    type: 'text/csv; charset=utf-8',
  };
}

/** Of 120 bytes each. */
const UNITS_A_PAGE = 1000;

/** What the codes of figures mean. */
export async function describeMetadata(world: World, asked: PageQuery): Promise<OpenMetadata> {
  const { catalogue } = world;
  const panel = await world.panels.panel();
  const { rows, paging } = pageOf(
    catalogue.units,
    asked,
    ({ code, name }) => `${name} ${code}`,
    UNITS_A_PAGE,
  );
  const ordered = [...catalogue.indicators].sort((a, b) => a.order - b.order);
  return {
    city: catalogue.city.name,
    flow: flowId(catalogue),
    catalogueVersion: world.catalogueVersion,
    catalogueDigest: catalogueDigest(catalogue),
    units: rows.map(unitRecord),
    paging,
    indicators: ordered.map((indicator) => indicatorHead(catalogue, indicator)),
    periods: (panel?.periods ?? []).map((period) => ({ period, label: periodLabel(period) })),
  };
}

const unitRecord = ({ code, gbCode, name, kind, parent, coverage }: Unit) => ({
  ...{ code, gbCode, name, kind, parent, coverage },
});

function indicatorHead(catalogue: Catalogue, indicator: Indicator): OpenMetadata['indicators'][number] {
  const unit = storedUnit(indicator);
  const { measure, multiplier } = measureOf(unit);
  const { code, name, periodicities, accumulation, parent, relation, definition, source, responsible } =
    indicator;
  return {
    ...{ code, name, periodicities, accumulation, parent, relation, definition, source, responsible },
    ...{ unit, unitMeasure: measure, unitMultiplier: multiplier },
    decimals: indicator.measure === 'money' ? 2 : indicator.decimals,
    basis: basisText(catalogue, indicator.document, indicator.clause),
    formula: indicator.formula,
  };
}

/** How an indicator was defined and what of its figures was revised. @throws 404 for an unknown indicator or version. */
export async function describeIndicator(
  world: World,
  code: string,
  query: Pick<FiguresQuery, 'v' | 'asof'>,
): Promise<IndicatorRecord> {
  const { catalogue, cut } = await openWholeCut(world, query);
  const indicator = findIndicator(catalogue, code);
  if (!indicator) throw notFound('指标');
  const revisions: IndicatorRecord['revisions'] = [];
  // Also of what is not in force any more: a figure that was withdrawn was revised before.
  const byUnit = await listVintagesByUnit(world, code, cut.dataVersion);
  for (const unit of catalogue.units) {
    for (const [period, values] of byUnit.get(unit.code) ?? [])
      if (values.length > 1) revisions.push({ unit: unit.code, period, values });
  }
  return {
    indicator: indicatorHead(catalogue, indicator),
    wordings: await wordingsOf(world, code),
    revisions,
  };
}

const DefinedRow = Indicator.pick({ code: true, definition: true, validFrom: true, change: true });
const Defined = z.object({
  indicators: z.array(DefinedRow),
  others: z.object({ indicators: z.array(DefinedRow) }).optional(),
});

/** Every version of a definition that any version of the programme has; the same words are one. */
async function wordingsOf({ db }: World, code: string): Promise<IndicatorRecord['wordings']> {
  const found = new Map<string, IndicatorRecord['wordings'][number]>();
  for (const { number, content, loaded_at } of await listCatalogueContents(db)) {
    const { indicators, others } = readStored(Defined, content, `catalogue ${number}`);
    const rows = [...indicators, ...(others?.indicators ?? [])].filter((one) => one.code === code);
    for (const { definition, validFrom, change } of rows.sort(byBeginning))
      if (!found.has(definition))
        found.set(definition, {
          ...{ catalogueVersion: number, since: loaded_at, definition },
          from: validFrom ?? null,
          change: change ?? null,
        });
  }
  return [...found.values()];
}
