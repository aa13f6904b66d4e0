/** A change begins after what is collected already: no form is changed under the reporters' hands. */
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import { comparePeriods, type Period, type Periodicity, periodicityOf, periodLabel } from '#shared/period.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';
import type { Db } from '../db/open.ts';
import { loadCalendar } from '../periods/load-calendar.ts';

const BOTH: readonly Periodicity[] = ['half', 'year'];

/** One sentence for each change that would begin in a period of its own series that was opened, or before one. */
export async function openPeriodFaults(
  db: Db,
  catalogue: Catalogue,
  changes: readonly ProgrammeChange[],
): Promise<string[]> {
  const opened = [...(await loadCalendar(db)).keys()].sort(comparePeriods);
  const faults = changes.flatMap((change) => {
    if (!('from' in change)) return [];
    const series = seriesOf(catalogue, change);
    const last = opened.findLast((period) => series.includes(periodicityOf(period)));
    if (last === undefined || comparePeriods(change.from, last) > 0) return [];
    return [beginsTooEarly(change.from, last)];
  });
  return [...new Set(faults)];
}

function beginsTooEarly(from: Period, last: Period): string {
  return `${periodLabel(last)}已经开放报送，制度不能从${periodLabel(from)}起改变：请从它之后的报送期起`;
}

/** The series whose returns a change touches. */
function seriesOf(catalogue: Catalogue, change: ProgrammeChange): readonly Periodicity[] {
  const counted = (code: string) => findIndicator(catalogue, code)?.periodicities ?? BOTH;
  switch (change.kind) {
    case 'definition':
    case 'indicator-end':
      return counted(change.indicator);
    case 'indicator-new':
      return counted(change.like);
    case 'form-row':
    case 'restatement': {
      const form = catalogue.forms.find(({ code }) => code === change.form);
      return form ? [form.periodicity] : BOTH;
    }
    case 'rule': {
      const rule = catalogue.rules.find(({ id }) => id === change.rule);
      return rule && rule.indicators !== 'all' ? rule.indicators.flatMap(counted) : BOTH;
    }
    // Nobody files a target: its years are what it is judged by.
    case 'target':
      return ['year'];
    default:
      return BOTH;
  }
}
