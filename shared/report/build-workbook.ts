/** 监测数据工作簿: one sheet an annex table; every sum is a formula over the cells that it adds, so that a reader can check it. */
import { type Catalogue, findIndicator, type Indicator } from '../catalogue.ts';
import type { Figure } from '../figure.ts';
import type { Panel } from '../panel.ts';
import { type Period, periodicityOf, periodLabel, sameLastYear } from '../period.ts';
import { annexOne, annexTwo } from './annex.ts';
import type { ReportFacts } from './facts.ts';
import { type Line, linesOf } from './lines.ts';
import type { ReportTable } from './model.ts';
import { noteWords } from './note.words.ts';
import { sourceTable } from './source-table.ts';

/** A cell: a figure, a text, or a formula in terms of other cells of its sheet, with its result. */
export type SheetCell =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; figure: Figure; digits: number }
  /** Rows are counted from the first row of figures, columns from 0. */
  | { kind: 'sum'; terms: { row: number; column: number; sign: 1 | -1 }[]; figure: Figure; digits: number }
  | { kind: 'growth'; now: number; base: number; figure: Figure; digits: number };

export interface Sheet {
  name: string;
  title: string;
  /** 单位：万元. */
  unit: string;
  columns: {
    title: string;
    kind: 'text' | 'number';
    width: number;
    /** A printed page may begin with it: the columns of one indicator stay together. */
    begins: boolean;
  }[];
  rows: { cells: SheetCell[]; strong: boolean; indent: number }[];
  notes: string[];
}

export interface Workbook {
  title: string;
  simulated: boolean;
  /** On every sheet. */
  source: string;
  sheets: Sheet[];
}

export function buildWorkbook(facts: ReportFacts, panel: Panel): Workbook {
  const { catalogue, period, label, yearly } = facts;
  const notes = noteWords(facts);
  const annex = yearly ? annexTwo(catalogue, panel, period) : annexOne(catalogue, panel, period);
  return {
    title: `${catalogue.city.name}${label}${catalogue.city.system}数据`,
    simulated: facts.simulated,
    source: notes.find((note) => note.includes('数据第')) ?? '',
    sheets: [
      unitsSheet('总表', catalogue, panel, facts, [
        catalogue.city.totals[periodicityOf(period)],
        ...catalogue.city.blocks.map((block) => block[periodicityOf(period)]),
      ]),
      ...catalogue.city.blocks.map((block) =>
        unitsSheet(block.shortName, catalogue, panel, facts, indicatorsOf(catalogue, block, period)),
      ),
      tableSheet(yearly ? '附件2' : '附件1', annex, facts),
      { ...tableSheet('说明', sourceTable(facts), facts), notes },
    ],
  };
}

/** A block's own amount, then everything under it in the order of the form. */
function indicatorsOf(
  catalogue: Catalogue,
  block: Catalogue['city']['blocks'][number],
  period: Period,
): string[] {
  const own = block[periodicityOf(period)];
  const inside = catalogue.indicators
    .filter(
      (i) => i.block === block.code && i.code !== own && i.periodicities.includes(periodicityOf(period)),
    )
    .sort((a, b) => a.order - b.order);
  return [own, ...inside.map(({ code }) => code)];
}

/**
 * Units down, indicators across: this period, the year before, growth. The city's row is the sum of its parts and a total's
 * column the sum of its terms wherever the figures are exactly that; a reported figure that differs stays a figure.
 */
function unitsSheet(
  name: string,
  catalogue: Catalogue,
  panel: Panel,
  { period, label, total }: ReportFacts,
  codes: readonly string[],
): Sheet {
  const lines = codes.map((code) => linesOf(catalogue, panel, code, period));
  const everyone = [total.city, ...total.peers, ...total.others];
  const at = (column: number, unit: string): Line | undefined => {
    const of = lines[column];
    return of && [of.city, ...of.peers, ...of.others].find((line) => line.unit === unit);
  };
  // The treasury has government money only: no row where it has nothing.
  const units = everyone.filter(({ unit }) => codes.some((_, column) => at(column, unit)));
  const rows = units.map((unit, row) => ({
    strong: row === 0,
    indent: 0,
    cells: [
      { kind: 'text' as const, text: unit.name },
      ...codes.flatMap((code, i): SheetCell[] => {
        const own = at(i, unit.unit);
        if (!own) return [NONE, NONE, NONE];
        const digits = own.measureUnit === '万元' ? 2 : own.decimals;
        const indicator = findIndicator(catalogue, code);
        const amount = (which: 'current' | 'base', column: number): SheetCell => {
          const terms = row === 0 ? partsOf(units, i, column, at) : termsOf(indicator, codes, row, which);
          return terms.length > 0
            ? { kind: 'sum', terms, figure: own[which], digits }
            : { kind: 'figure', figure: own[which], digits };
        };
        const first = 1 + 3 * i;
        const growth: SheetCell =
          own.rate || own.published
            ? { kind: 'figure', figure: own.growth, digits: own.rate ? 2 : 1 }
            : { kind: 'growth', now: first, base: first + 1, figure: own.growth, digits: 1 };
        return [amount('current', first), amount('base', first + 1), growth];
      }),
    ],
  }));
  return {
    name,
    title: `${label}${name === '总表' ? total.indicator.name : (lines[0]?.indicator.name ?? name)}`,
    unit: '单位：万元、%',
    columns: [
      { title: '地区', kind: 'text', width: 24, begins: false },
      ...lines.flatMap(({ indicator }) =>
        [`${indicator.name}${periodLabel(period)}`, periodLabel(sameLastYear(period)), '增速'].map(
          (title, i) => ({
            title,
            kind: 'number' as const,
            width: i === 2 ? 8 : 15,
            begins: i === 0,
          }),
        ),
      ),
    ],
    rows,
    notes: [catalogue.city.footnote],
  };
}

const NONE: SheetCell = { kind: 'text', text: '' };

/** The city's parts in a column. */
function partsOf(
  units: readonly Line[],
  indicator: number,
  column: number,
  at: (column: number, unit: string) => Line | undefined,
): { row: number; column: number; sign: 1 | -1 }[] {
  return units.flatMap(({ unit }, row) =>
    row > 0 && at(indicator, unit) ? [{ row, column, sign: 1 as const }] : [],
  );
}

/** The terms of an indicator's own formula, where all of them stand in the sheet. */
function termsOf(
  indicator: Indicator | undefined,
  codes: readonly string[],
  row: number,
  which: 'current' | 'base',
): { row: number; column: number; sign: 1 | -1 }[] {
  const formula = indicator?.formula;
  if (formula?.kind !== 'sum') return [];
  const places = formula.terms.map((term) => ({ ...term, at: codes.indexOf(term.indicator) }));
  if (places.some(({ at }) => at < 0)) return [];
  return places.map(({ at, sign }) => ({ row, column: 1 + 3 * at + (which === 'base' ? 1 : 0), sign }));
}

/** A table of the report as a sheet of figures. */
function tableSheet(name: string, table: ReportTable, { catalogue }: ReportFacts): Sheet {
  return {
    name,
    title: table.caption,
    unit: table.note,
    columns: table.columns.map(({ title, kind, width }) => ({
      title,
      kind,
      width: Math.max(8, Math.round(width * 1.1)),
      begins: false,
    })),
    rows: table.rows.map(({ cells, strong, indent }) => ({
      strong,
      indent,
      cells: cells.map(
        (cell): SheetCell =>
          typeof cell === 'string' ? { kind: 'text', text: cell } : { kind: 'figure', ...cell },
      ),
    })),
    notes: [catalogue.city.footnote],
  };
}
