/** The programme after a change: nothing is replaced, what held until then keeps its row and gets its last period. Pure. */
import type { Catalogue } from '../catalogue.ts';
import { comparePeriods } from '../period.ts';
import { Rule } from '../rules/rule.ts';
import { withFormRow, withRestatement } from './apply-form.ts';
import { withIndicator, withoutIndicator } from './apply-indicator.ts';
import { withMerge, withNewUnit, withUnitName } from './apply-unit.ts';
import type { ChangeOf, ProgrammeChange } from './change.ts';
import { endBefore, followed, newestRow, withRows } from './rows.ts';

/** @throws ChangeFault where the change names what is not there, or begins before what it follows. */
export function applyChange(catalogue: Catalogue, change: ProgrammeChange): Catalogue {
  switch (change.kind) {
    case 'unit-name':
      return withUnitName(catalogue, change);
    case 'unit-merge':
      return withMerge(catalogue, change);
    case 'unit-new':
      return withNewUnit(catalogue, change);
    case 'definition':
      return followed(catalogue, 'indicators', change.indicator, change.from, (i) => ({
        ...i,
        name: change.name,
        definition: change.definition,
        change: { words: change.words, breaks: change.breaks },
      }));
    case 'indicator-new':
      return withIndicator(catalogue, change);
    case 'indicator-end':
      return withoutIndicator(catalogue, change.indicator, change.from);
    case 'restatement':
      return withRestatement(catalogue, change);
    case 'form-row':
      return withFormRow(catalogue, change);
    case 'rule':
      return followed(catalogue, 'rules', change.rule, change.from, (rule) =>
        Rule.parse({ ...rule, params: change.params, severity: change.severity }),
      );
    case 'target':
      return withTarget(catalogue, change);
    case 'period':
      return { ...catalogue, periods: plannedWith(catalogue.periods, change) };
    case 'scheme':
      return { ...catalogue, scheme: change.scheme };
  }
}

/** All changes, one after the other. */
export function applyChanges(catalogue: Catalogue, changes: readonly ProgrammeChange[]): Catalogue {
  return changes.reduce(applyChange, catalogue);
}

function withTarget(
  catalogue: Catalogue,
  { target, from, value, clause, quote }: ChangeOf<'target'>,
): Catalogue {
  if (value !== '')
    return followed(catalogue, 'targets', target, from, (t) => ({ ...t, value, clause, quote }));
  const row = newestRow(catalogue, 'targets', target);
  return withRows(catalogue, 'targets', (rows) =>
    rows.map((r) => (r === row ? { ...r, ...endBefore(r, from) } : r)),
  );
}

function plannedWith(
  periods: Catalogue['periods'],
  { period, opens, due }: ChangeOf<'period'>,
): Catalogue['periods'] {
  return [...periods.filter((p) => p.period !== period), { period, opens, due }].sort((a, b) =>
    comparePeriods(a.period, b.period),
  );
}
