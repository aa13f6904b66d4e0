/** The demonstration figures as the tests read them: every revision, and the state that is known in the end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, findIndicator } from '#shared/catalogue.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';
import { formCells, formFor } from '#shared/forms.ts';
import type { Observation } from '#shared/panel.ts';
import { period as asPeriod, periodicityOf } from '#shared/period.ts';
import { parseCsv } from '../../server/catalogue/csv.ts';

export interface DemoRow {
  organisation: string;
  period: string;
  revision: string;
  unit: string;
  indicator: string;
  /** A decimal in the form's unit, or a mark. */
  value: string;
  origin: string;
  release: string;
  citation: string;
  note: string;
}

export interface DemoEvents {
  open: string;
  returns: {
    period: string;
    organisation: string;
    state: string;
    submittedAt?: string;
    decidedAt?: string;
    remarks?: { unit: string; indicator: string; remark: string }[];
    reasons?: Record<string, string>;
  }[];
  corrections: { period: string; organisation: string; submittedAt: string; add: Record<string, string> }[];
}

export function readDemo(city: string): { rows: DemoRow[]; events: DemoEvents } {
  const fault = (line: number, words: string) => {
    throw new Error(`figures.csv ${line}: ${words}`);
  };
  const text = readFileSync(join(city, 'demo/figures.csv'), 'utf8');
  return {
    rows: parseCsv(text, fault).map((record) => record.fields as unknown as DemoRow),
    events: JSON.parse(readFileSync(join(city, 'demo/events.json'), 'utf8')) as DemoEvents,
  };
}

export const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

/** The latest value of every cell, corrections included, by `organisation/period/unit/indicator`. */
export function latestByCell({ rows, events }: ReturnType<typeof readDemo>): Map<string, DemoRow> {
  const cells = new Map<string, DemoRow>();
  for (const row of [...rows].sort((a, b) => Number(a.revision) - Number(b.revision))) {
    cells.set([row.organisation, row.period, row.unit, row.indicator].join('/'), row);
  }
  for (const { organisation, period, add } of events.corrections) {
    for (const [key, amount] of Object.entries(add)) {
      const place = `${organisation}/${period}/${key}`;
      const row = cells.get(place);
      if (!row) throw new Error(`nothing to correct at ${place}`);
      cells.set(place, { ...row, value: fromMicro(toMicro(row.value) + toMicro(amount)) });
    }
  }
  return cells;
}

/** What the panel would hold were every return approved: first sources only, money in 万元. */
export function observationsOf(catalogue: Catalogue, cells: ReadonlyMap<string, DemoRow>): Observation[] {
  return catalogue.periods.flatMap(({ period }) =>
    catalogue.organisations.flatMap((organisation): Observation[] => {
      const form = formFor(catalogue, organisation.code, periodicityOf(asPeriod(period)));
      const first = form ? formCells(catalogue, form, organisation.code).filter((c) => c.priority === 1) : [];
      return first.flatMap((cell): Observation[] => {
        const row = cells.get(`${organisation.code}/${period}/${cell.key}`);
        return row ? [observation(catalogue, row)] : [];
      });
    }),
  );
}

function observation(catalogue: Catalogue, row: DemoRow): Observation {
  const value = isNumber(row.value);
  const { measure, unit } = findIndicator(catalogue, row.indicator)!;
  const factor = measure === 'money' && unit === '亿元' ? 10_000 : 1;
  return {
    unit: row.unit,
    indicator: row.indicator,
    period: asPeriod(row.period),
    mark: value ? 'value' : (row.value as Observation['mark']),
    amount: value ? fromMicro(toMicro(row.value) * factor) : null,
    source: {
      submission: '',
      organisation: row.organisation,
      approvedAt: '',
      origin: row.origin as Observation['source']['origin'],
      release: row.release,
      citation: row.citation,
    },
  } as Observation;
}
