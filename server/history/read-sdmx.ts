/** Figures of past years in our own SDMX-CSV (shared/open/sdmx-csv.ts): what another installation let out, read back exactly. */
import { type Catalogue, findIndicator, findUnit, type Indicator } from '#shared/catalogue.ts';
import { flowId, measureOf, unguarded } from '#shared/open/sdmx-csv.ts';
import type { ObservationSource } from '#shared/panel.ts';
import { Period } from '#shared/period.ts';
import { storedUnit } from '#shared/rules/stored-amount.ts';
import { parseCsv } from '../catalogue/csv.ts';
import type { FoundFigure, FoundTable } from './read-history.ts';

const HEAD = /^\uFEFF?STRUCTURE(\[.\])?,STRUCTURE_ID,ACTION,/;
/** What can be stored: fifteen digits, six decimals. */
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;
const MARKS = ['value', 'not_applicable', 'missing'] as const;
const ORIGINS = ['reported', 'published', 'simulated'] as const;

/** Whether a file is SDMX-CSV 2.0. */
export function isSdmxCsv(bytes: Uint8Array): boolean {
  return HEAD.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'));
}

/** Every figure that somebody reported; sums and ratios are computed here as they were there, and 未报 is nothing to load. */
export function readSdmx(bytes: Uint8Array, catalogue: Catalogue): FoundTable {
  const faults: FoundFigure[] = [];
  const text = Buffer.from(bytes).toString('utf8');
  const records = parseCsv(text, (line, words) => faults.push(blank(line, words)));
  const figures = records
    .filter(({ fields }) => fields.BASIS === undefined || fields.BASIS === 'reported')
    .filter(({ fields }) => fields.MARK !== 'unreported')
    .map(({ line, fields }) => readLine(catalogue, line, fields));
  return { figures: [...faults, ...figures], skipped: { sheets: [], columns: [], lines: [] } };
}

function readLine(catalogue: Catalogue, line: number, fields: Record<string, string>): FoundFigure {
  const { REF_AREA = '', INDICATOR = '', TIME_PERIOD = '', OBS_VALUE = '', OBS_STATUS = '' } = fields;
  const period = Period.safeParse(TIME_PERIOD);
  const indicator = findIndicator(catalogue, INDICATOR);
  const mark = MARKS.find((one) => one === markOf(fields));
  const figure: FoundFigure = {
    ...blank(line, null),
    raw: OBS_VALUE || OBS_STATUS,
    period: period.success ? period.data : null,
    unit: findUnit(catalogue, REF_AREA) ? REF_AREA : null,
    indicator: indicator ? INDICATOR : null,
    mark: mark ?? 'value',
    amount: mark === 'value' && NUMBER.test(OBS_VALUE) ? OBS_VALUE : null,
    sourceUnit: indicator ? storedUnit(indicator) : null,
    release: unguarded(fields.RELEASE ?? ''),
    citation: unguarded(fields.CITATION ?? ''),
    origin: originOf(fields),
  };
  const fault = strangeWord(fields) ?? faultOf(catalogue, fields, figure, indicator);
  return { ...figure, fault };
}

/** Our own mark, or what the standard's OBS_STATUS says. */
function markOf({ MARK, OBS_STATUS, OBS_VALUE = '' }: Record<string, string>): string {
  if (MARK) return MARK;
  if (OBS_VALUE !== '') return 'value';
  return OBS_STATUS === 'M' ? 'not_applicable' : OBS_STATUS === 'L' ? 'missing' : 'unreported';
}

/** A simulated figure stays one wherever it goes, whatever else its line says. */
function originOf({ SIMULATED, ORIGIN }: Record<string, string>): ObservationSource['origin'] | undefined {
  return SIMULATED === '1' ? 'simulated' : ORIGINS.find((one) => one === ORIGIN);
}

/** A word of our own columns that is none of theirs: which figure it was nobody can say. */
function strangeWord(fields: Record<string, string>): string | null {
  const { MARK, ORIGIN = '', SIMULATED = '' } = fields;
  if (!MARKS.some((one) => one === markOf(fields))) return `MARK 写的是“${MARK}”，不认识`;
  if (ORIGIN !== '' && !ORIGINS.some((one) => one === ORIGIN))
    return `ORIGIN 写的是“${ORIGIN}”，应为 ${ORIGINS.join('、')}`;
  return ['', '0', '1'].includes(SIMULATED) ? null : `SIMULATED 写的是“${SIMULATED}”，应为 0 或 1`;
}

function faultOf(
  catalogue: Catalogue,
  fields: Record<string, string>,
  { period, unit, mark, amount }: FoundFigure,
  indicator: Indicator | undefined,
): string | null {
  if (fields.STRUCTURE_ID !== flowId(catalogue))
    return `数据流是“${fields.STRUCTURE_ID}”，本市是“${flowId(catalogue)}”`;
  if (fields.ACTION === 'D') return 'ACTION 是 D（删除），历史数据不能这样删除，请用“撤销”';
  if (unit === null) return `没有代码为“${fields.REF_AREA}”的地区或机构`;
  if (!indicator) return `没有代码为“${fields.INDICATOR}”的指标`;
  if (period === null) return `期别“${fields.TIME_PERIOD}”应写作 2025-S1、2025-S2 或 2025`;
  const { measure, multiplier } = measureOf(storedUnit(indicator));
  if (fields.UNIT_MEASURE !== measure || fields.UNIT_MULT !== String(multiplier))
    return `计量单位写的是 ${fields.UNIT_MEASURE}×10^${fields.UNIT_MULT}，“${indicator.name}”应为 ${measure}×10^${multiplier}（${storedUnit(indicator)}）`;
  if (mark === 'value' && amount === null)
    return `OBS_VALUE 写的是“${fields.OBS_VALUE}”，应为数，最多六位小数`;
  return null;
}

const blank = (line: number, fault: string | null): FoundFigure => ({
  sheet: 'SDMX-CSV',
  cell: `第${line}行`,
  raw: '',
  period: null,
  unit: null,
  indicator: null,
  mark: 'value',
  amount: null,
  sourceUnit: null,
  release: '',
  citation: '',
  reason: '',
  fault,
});
