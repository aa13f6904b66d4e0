/**
 * SDMX-CSV 2.0 (SDMX 3.0 Technical Notes, "SDMX-CSV data message"): STRUCTURE, STRUCTURE_ID and ACTION, then the
 * dimensions, the measure and the attributes of every figure. Half-years are SDMX's own reporting periods (2026-S1).
 * Pure. `OBS_STATUS` is of CL_OBS_STATUS: A normal, P provisional, O missing, M missing because data cannot exist, L not
 * collected for the purpose (缺); UNIT_MULT is a power of ten, so 万元 is CNY with 4.
 */
import type { Catalogue } from '../catalogue.ts';
import { inertText } from '../table-csv.ts';
import type { OpenFigure } from './open-figure.ts';
import { csvText } from './plain-csv.ts';

/** Columns after the first three, in order. */
const SDMX_COLUMNS = [
  'REF_AREA',
  'INDICATOR',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'UNIT_MULT',
  'OBS_STATUS',
  'MARK',
  'BASIS',
  'ORIGIN',
  'SIMULATED',
  'RELEASE',
  'CITATION',
  'UNIT_TEXT',
] as const;
type SdmxRow = Record<(typeof SDMX_COLUMNS)[number], string>;

const SDMX_HEAD = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...SDMX_COLUMNS];

/** AGENCY:ID(VERSION) of the flow: who maintains it is the city, by its code. */
export function flowId({ city }: Pick<Catalogue, 'city'>): string {
  return `${city.code.toUpperCase().replace(/[^A-Z0-9]/g, '_')}:STI_INVESTMENT(1.0)`;
}

/** The whole file: UTF-8 without BOM, CRLF, RFC 4180. */
export function sdmxCsv(catalogue: Pick<Catalogue, 'city'>, figures: readonly OpenFigure[]): string {
  const start = ['dataflow', flowId(catalogue), 'R'];
  const rows = figures.map((figure) => {
    const row = sdmxRow(figure);
    return [...start, ...SDMX_COLUMNS.map((column) => row[column])];
  });
  return csvText([SDMX_HEAD, ...rows]);
}

function sdmxRow(figure: OpenFigure): SdmxRow {
  const { measure, multiplier } = measureOf(figure.measureUnit);
  return {
    REF_AREA: figure.unit,
    INDICATOR: figure.indicator,
    TIME_PERIOD: figure.period,
    OBS_VALUE: figure.amount ?? '',
    UNIT_MEASURE: measure,
    UNIT_MULT: String(multiplier),
    OBS_STATUS: statusOf(figure),
    MARK: figure.mark,
    BASIS: figure.basis,
    ORIGIN: figure.origin ?? '',
    SIMULATED: figure.simulated ? '1' : '0',
    RELEASE: guarded(figure.release),
    CITATION: guarded(figure.citation),
    UNIT_TEXT: figure.measureUnit,
  };
}

/** A figure that is not there says why in one of the standard's words, and in our own in MARK. */
function statusOf({ mark, release }: Pick<OpenFigure, 'mark' | 'release'>): string {
  if (mark === 'not_applicable') return 'M';
  if (mark === 'missing') return 'L';
  if (mark !== 'value') return 'O';
  return release === '初步' ? 'P' : 'A';
}

/** 万元 → CNY × 10⁴; 万人 → PS × 10⁴; per cent is PT, and whatever is merely counted NR. */
export function measureOf(unit: string): { measure: string; multiplier: number } {
  const [, scale = '', bare = unit] = /^([万亿])?(.+)$/.exec(unit) ?? [];
  const multiplier = scale === '万' ? 4 : scale === '亿' ? 8 : 0;
  return { measure: MEASURES[bare] ?? 'NR', multiplier };
}

const MEASURES: Record<string, string> = { 元: 'CNY', '%': 'PT', 人: 'PS', 名: 'PS', 人年: 'FTE' };

/** What `guarded` wrote, as it was. */
export function unguarded(text: string): string {
  return /^'(?=[=+\-@\t\r'])/.test(text) ? text.slice(1) : text;
}

/** Inert in a spreadsheet, and read back as it was: what begins with an apostrophe gets another. */
function guarded(text: string): string {
  return text.startsWith("'") ? `'${text}` : inertText(text);
}
