/** What a table of past years would do: against what is there, against the forms, and by the rules that returns must pass. */
import { asOf } from '#shared/as-of.ts';
import { type Catalogue, findIndicator, findOrganisation, type Indicator } from '#shared/catalogue.ts';
import type { HistoryRowState } from '#shared/contract/history.ts';
import type { Figure } from '#shared/figure.ts';
import { cellKey, formCells, formFor } from '#shared/forms.ts';
import { cellAt, type Panel } from '#shared/panel.ts';
import { type Period, type Periodicity, periodicityOf, periodLabel } from '#shared/period.ts';
import { historyActOf } from '../figures/history.repository.ts';
import { type HistoryCheck, isPlaced, nextOf, type PlacedFigure, placeOf } from './history-figure.ts';
import { ruleFindings } from './history-rules.ts';
import type { FoundFigure } from './read-history.ts';

export interface CheckedFigure extends FoundFigure {
  /** In the stored unit. */
  next: Figure;
  old: Figure;
  oldSimulated: boolean;
  state: HistoryRowState;
  words: string;
  /** The checks ask for a reason and the row gives none. */
  asks: boolean;
}

/** Every figure of a file with its state; the order stays. */
export function checkHistory(check: HistoryCheck, figures: readonly FoundFigure[]): CheckedFigure[] {
  const askedOf = responsibleFor(check.catalogue);
  const first = new Map<string, FoundFigure>();
  const refused = figures.map((figure) => {
    if (!isPlaced(figure)) return figure.fault;
    const key = `${figure.period}|${cellKey(figure.unit, figure.indicator)}`;
    const twin = first.get(key);
    if (twin) return `与 ${placeOf(twin)} 是同一个数，只能有一个`;
    first.set(key, figure);
    return refusal(check, figure, askedOf(figure));
  });
  const sound = figures.filter(
    (figure, i): figure is PlacedFigure => isPlaced(figure) && refused[i] === null,
  );
  const findings = ruleFindings(check, sound, askedOf);
  return figures.map((figure, i): CheckedFigure => {
    const said = findings.get(figure);
    const fault = refused[i] ?? said?.fault ?? null;
    const [next, old] = [nextOf(figure), oldOf(check, figure)];
    const base = { ...figure, fault, next, old: old.figure, oldSimulated: old.simulated };
    if (fault !== null) return { ...base, state: 'fault', words: fault, asks: false };
    const words = said?.asks ?? '';
    return { ...base, state: stateOf(next, old), words, asks: words !== '' && figure.reason === '' };
  });
}

/** Figures that were checked when they were proposed, against what is or was there; `panel` is null before there was any data. */
export function compareHistory(panel: Panel | null, figures: readonly FoundFigure[]): CheckedFigure[] {
  return figures.map((figure): CheckedFigure => {
    const [next, old] = [nextOf(figure), oldOf({ panel }, figure)];
    const state = stateOf(next, old);
    return { ...figure, next, old: old.figure, oldSimulated: old.simulated, state, words: '', asks: false };
  });
}

type Old = { figure: Figure; simulated: boolean; source: 'report' | 'history' | null };
const NOTHING: Old = { figure: 'unreported', simulated: false, source: null };

function oldOf({ panel }: { panel: Panel | null }, { period, unit, indicator }: FoundFigure): Old {
  if (panel === null || period === null || unit === null || indicator === null) return NOTHING;
  if (!panel.position.period.has(period)) return NOTHING;
  const { figure, basis, simulated, source } = cellAt(panel, unit, indicator, period);
  if (basis !== 'reported' || !source) return NOTHING;
  return { figure, simulated, source: historyActOf(source.submission) === null ? 'report' : 'history' };
}

function stateOf(next: Figure, { figure, source }: Old): HistoryRowState {
  if (source === null || figure === 'unreported') return 'new';
  if (figure === next) return 'same';
  return source === 'report' ? 'kept' : 'replaces';
}

/** The organisation whose form asks for a cell as first source, in each period. */
function responsibleFor(catalogue: Catalogue) {
  const known = new Map<Period, Map<string, string>>();
  return ({ period, unit, indicator }: PlacedFigure) => {
    const asked = known.get(period) ?? askedIn(asOf(catalogue, period), periodicityOf(period));
    known.set(period, asked);
    return asked.get(cellKey(unit, indicator));
  };
}

function askedIn(catalogue: Catalogue, series: Periodicity): Map<string, string> {
  const asked = new Map<string, string>();
  for (const { code } of catalogue.organisations) {
    const form = formFor(catalogue, code, series);
    for (const cell of form ? formCells(catalogue, form, code) : [])
      if (cell.priority === 1) asked.set(cell.key, code);
  }
  return asked;
}

const RELEASES: readonly string[] = ['', '初步', '最终', '普查修订'];

function refusal(check: HistoryCheck, figure: PlacedFigure, asked: string | undefined): string | null {
  const { catalogue, calendar, today } = check;
  const indicator = findIndicator(catalogue, figure.indicator);
  const { period, unit } = figure;
  if (!indicator) return '目录中没有这项指标';
  if (isComputed(indicator)) return `“${indicator.name}”由系统计算，不用载入`;
  if (asked === undefined) {
    const name = catalogue.units.find(({ code }) => code === unit)?.name ?? unit;
    return `报表不收${name}的“${indicator.name}”${periodicityOf(period) === 'year' ? '年度数' : '半年度数'}，载入后也不会用到`;
  }
  if (lastDay(period) >= today) return `${periodLabel(period)}还没有结束`;
  if (!RELEASES.includes(figure.release))
    return `数据性质写的是“${figure.release}”，应为初步、最终或普查修订`;
  const { source } = oldOf(check, figure);
  if (calendar.has(period) && source !== 'report')
    return `${periodLabel(period)}已开始报送，由${findOrganisation(catalogue, asked)?.shortName ?? asked}填报或补报，不由历史数据载入`;
  return null;
}

function isComputed({ formula }: Indicator): boolean {
  return formula !== null && (formula.kind === 'sum' || formula.kind === 'share_of_units');
}

const lastDay = (period: Period) => `${period.slice(0, 4)}-${period.endsWith('S1') ? '06-30' : '12-31'}`;
