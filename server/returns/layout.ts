/** The form as the workbook rooms need it: what to look for in a file, and what to write into one. */

import { atNode, everyRow } from '#shared/as-of.ts';
import { type Catalogue, findOrganisation, type Indicator, type Unit } from '#shared/catalogue.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { requireIndicator } from '#shared/required.ts';
import { nodeOf } from '#shared/tree/belonging.ts';
import type { FormLayout } from '../workbook/types.ts';
import type { TemplateSpec } from '../workbook/written.ts';
import type { Programme } from '../workflow/programme.ts';

/**
 * Names under which a form's rows may stand in a reporter's own file: among the reporter's neighbours and the area above
 * them, since elsewhere in the tree others have the same names (市本级, 鼓楼区).
 */
export function formLayout(
  whole: Catalogue,
  programme: Pick<Programme, 'form' | 'cells'>,
  period: Period,
  organisation: string,
): FormLayout {
  const catalogue = atNode(whole, nodeOf(whole, organisation));
  const unitLabels = labelsOf(catalogue);
  const labels = new Map(unitLabels.map(({ code, names }) => [code, names]));
  const org = findOrganisation(catalogue, organisation)!;
  return {
    title: programme.form.title,
    formCode: programme.form.code,
    period,
    organisation: { code: org.code, name: org.name, aliases: [org.shortName, ...org.aliases] },
    unitLabels,
    otherOrganisations: catalogue.organisations
      .filter(({ code, kind }) => code !== org.code && kind !== 'unit')
      .flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases]),
    cityUnit: catalogue.city.unit,
    otherIndicators: catalogue.indicators
      .filter(({ code }) => !programme.cells.some((cell) => cell.indicator === code))
      .flatMap(indicatorNames),
    rows: programme.cells.map((cell) => {
      const indicator = requireIndicator(catalogue, cell.indicator);
      return {
        key: cell.key,
        unit: cell.unit,
        indicator: cell.indicator,
        unitNames: labels.get(cell.unit) ?? [],
        indicatorNames: indicatorNames(indicator),
        measureUnit: indicator.unit,
        money: indicator.measure === 'money',
      };
    }),
  };
}

/** Every unit by all the names it ever had: an office's file may still carry the old one, or be another unit's. */
function labelsOf(catalogue: Catalogue): FormLayout['unitLabels'] {
  const rows = Map.groupBy(everyRow(catalogue, 'units'), (u) => u.code);
  return Array.from(rows, ([code, own]) => ({ code, names: [...new Set(own.flatMap(unitNames))] }));
}

function unitNames(unit: Unit): string[] {
  return [...new Set([unit.name, unit.shortName, ...unit.aliases])];
}

function indicatorNames(indicator: Indicator): string[] {
  return [...new Set([indicator.name, indicator.shortName, ...indicator.aliases])];
}

/** The pre-filled template of one reporter and period. */
export function templateSpec(catalogue: Catalogue, view: ReturnView, catalogueVersion: number): TemplateSpec {
  const units = new Set(view.rows.map((r) => r.unit));
  return {
    title: `${catalogue.city.name}${view.form.title}（${view.label}）`,
    formCode: view.form.code,
    period: view.period,
    periodLabel: periodLabel(view.period),
    organisation: { code: view.organisation, name: view.organisationName },
    version: String(catalogueVersion),
    moneyUnit: '万元',
    valueHeader: view.period.length === 4 ? '本年' : '本期累计',
    unitColumn: units.size > 1,
    rows: view.rows.map((row, i) => ({
      key: row.key,
      number: String(i + 1),
      unitName: row.unitName,
      indicatorName: row.relation === 'of_which' ? `其中：${row.name}` : row.name,
      indent: row.indent,
      measureUnit: row.measureUnit,
      decimals: row.decimals,
      current:
        row.cell.amount ??
        (row.cell.mark === 'not_applicable' || row.cell.mark === 'missing'
          ? REASON_MARK[row.cell.mark]
          : null),
      lastYear: figureText(row.lastYear),
      rate: row.measureUnit === '%',
      negativeAllowed: false,
      note: row.cell.note || null,
      source: row.source,
      responsible: row.responsible,
      definition: row.definition,
      ...headingOf(view.rows, i),
    })),
    notes: view.form.notes,
    ...(view.form.survey ? { survey: view.form.survey } : {}),
    ...(view.simulated ? { dataMark: '模拟数据：上年同期数为演示用模拟数据' } : {}),
  };
}

/** A line where another group of the same unit begins: 预算来源, 附项. A change of unit stands in its own column. */
function headingOf(rows: ReturnView['rows'], i: number): { heading?: string } {
  const [row, before] = [rows[i], rows[i - 1]];
  if (!row || !before || before.group === row.group || before.unit !== row.unit) return {};
  return { heading: row.group };
}

function figureText(figure: Figure): string | null {
  return isValue(figure) ? roundHalfUp(figure, 6).replace(/\.?0+$/, '') : REASON_MARK[figure];
}
