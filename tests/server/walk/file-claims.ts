/** What the rows of a downloaded table claim; rows are known by the names that the page prints. */
import type { Contribution } from '#shared/contract/contribution.ts';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { PublicationView } from '#shared/contract/publications.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import type { Structure } from '#shared/contract/structure.ts';
import { type Figure, REASON_MARK, Reason } from '#shared/figure.ts';
import type { TableCell } from '#shared/table.ts';
import { type Claims, inWan } from './claims.ts';
import type { FileRow } from './exported.ts';
import type { TargetYear } from './target-pages.ts';

/** The figure that a cell states: a number, or the reason whose mark stands there; undefined for an empty cell. */
function figureOf(cell: TableCell | undefined): Figure | undefined {
  if (typeof cell === 'number') return cell;
  return Reason.options.find((reason) => REASON_MARK[reason] === cell);
}

/** One claim; nothing where the cell is empty. */
function claim(
  claims: Claims,
  where: string,
  thing: string,
  cell: TableCell | undefined,
  unit = '万元',
): void {
  const figure = figureOf(cell);
  if (figure !== undefined) claims.say(where, thing, inWan(figure, unit));
}

export function regionFile(
  claims: Claims,
  r: UnitRanking,
  indicator: string,
  rows: readonly FileRow[],
): void {
  const where = `/regions ${r.period} ${r.metric.metric} file`;
  [r.city, ...r.rows, ...r.others].forEach(({ unit }, i) => {
    const row = rows[i]!;
    claim(claims, where, `${unit}|${indicator}|${r.period}|figure`, row.figure);
    claim(claims, where, `${unit}|${indicator}|${r.basePeriod}|figure`, row.base);
    claim(claims, where, `${unit}|${indicator}|${r.period}|growth`, row.growth);
    if (i === 0 || i > r.rows.length) return;
    claim(claims, where, `${unit}|${indicator}|${r.period}|rank`, row.rank);
    claim(claims, where, `${unit}|${indicator}|${r.period}|growthRank`, row.growthRank);
  });
}

export function structureFiles(
  claims: Claims,
  s: Structure,
  files: { periods: readonly FileRow[]; parts: readonly FileRow[]; places: readonly FileRow[] },
): void {
  const where = `/structure ${s.unit.code} ${s.period} file`;
  s.rows.forEach((row, i) => {
    const line = files.periods[i]!;
    claim(claims, where, `${s.unit.code}|${s.total.indicator}|${row.period}|figure`, line.total);
    for (const { code, indicator } of s.blocks) {
      claim(claims, where, `${s.unit.code}|${indicator}|${row.period}|figure`, line[`${code}_amount`]);
      claim(claims, where, `${s.unit.code}|${indicator}|${row.period}|of total`, line[`${code}_share`]);
    }
  });
  s.parts.forEach(({ indicator }, i) => {
    if (indicator)
      claim(claims, where, `${s.unit.code}|${indicator}|${s.period}|figure`, files.parts[i]!.amount);
  });
  s.places.forEach(({ unit }, i) => {
    const line = files.places[i]!;
    claim(claims, where, `${unit}|${s.total.indicator}|${s.period}|figure`, line.amount);
    for (const { code, indicator } of s.blocks)
      claim(claims, where, `${unit}|${indicator}|${s.period}|of total`, line[code]);
  });
}

export function contributionFiles(
  claims: Claims,
  c: Contribution,
  files: {
    steps: readonly FileRow[];
    scatter: readonly FileRow[];
    growths: readonly FileRow[];
    ranks: readonly FileRow[];
  },
): void {
  const where = `/contribution ${c.unit.code} ${c.period} ${c.by}`;
  const total = c.total.indicator;
  const [whole, ...steps] = files.steps;
  claim(claims, `${where} file`, `${c.unit.code}|${total}|${c.period}|figure`, whole!.current);
  claim(claims, `${where} file`, `${c.unit.code}|${total}|${c.period}|growth`, whole!.growth);
  c.steps.forEach((step, i) => {
    const block = c.blocks.find((b) => b.code === step.key);
    const thing = block ? `${c.unit.code}|${block.indicator}` : `${step.key}|${total}`;
    claim(claims, `${where} file`, `${thing}|${c.period}|figure`, steps[i]!.current);
    claim(claims, `${where} file`, `${thing}|${c.basePeriod}|figure`, steps[i]!.base);
    claim(claims, `${where} file`, `${thing}|${c.period}|growth`, steps[i]!.growth);
    claim(claims, `${where} file`, `${where} ${step.key} pull`, steps[i]!.pull);
  });
  c.peers.forEach(({ unit }, i) => {
    claim(claims, `${where} file`, `${unit}|${total}|${c.period}|figure`, files.scatter[i]!.amount);
    claim(claims, `${where} file`, `${unit}|${total}|${c.period}|growth`, files.scatter[i]!.growth);
    for (const { period } of c.series) {
      // The first line of growths is the city's.
      claim(claims, `${where} file`, `${unit}|${total}|${period}|growth`, files.growths[i + 1]![period]);
      claim(claims, `${where} file`, `${unit}|${total}|${period}|rank`, files.ranks[i]![period]);
    }
  });
}

export function historyFile(claims: Claims, h: IndicatorHistory, rows: readonly FileRow[]): void {
  h.periods.forEach(({ period }, i) => {
    for (const { unit } of h.series)
      claim(
        claims,
        `/indicators/${h.indicator} file`,
        `${unit}|${h.indicator}|${period}|figure`,
        rows[i]![unit],
        h.unit,
      );
  });
}

export function publishedFile(
  claims: Claims,
  view: PublicationView,
  code: string,
  rows: readonly FileRow[],
): void {
  const where = `/publications/${view.period}/${view.version} file`;
  const results = view.results.find((r) => r.indicator === code)?.rows ?? [];
  results.forEach(({ unit }, i) => {
    claim(claims, where, `${unit}|${code}|${view.period}|figure`, rows[i]!.figure);
    claim(claims, where, `${unit}|${code}|${view.period}|growth`, rows[i]!.growth);
    claim(claims, where, `${unit}|${code}|${view.period}|rank`, rows[i]!.rank);
  });
}

/** Raw values of a run are figures of the pages; its totals are printed in two tables. */
export function runFiles(
  claims: Claims,
  run: AssessmentRun,
  group: GroupAssessment,
  files: { ranking: readonly FileRow[]; detail: readonly FileRow[]; robustness: readonly FileRow[] },
): void {
  const codes = new Map(group.result.units.map((u) => [u.name ?? u.unit, u.unit]));
  const columns = new Map(group.columns.map((c) => [`${c.dimension}|${c.name}`, c]));
  for (const row of files.ranking)
    claim(
      claims,
      `run ${run.number} file`,
      `run ${run.number} ${codes.get(String(row.unit))} rank`,
      row.rank,
    );
  for (const row of files.robustness)
    claim(
      claims,
      `run ${run.number} robustness file`,
      `run ${run.number} ${codes.get(String(row.unit))} rank`,
      row.rank,
    );
  for (const row of files.detail) {
    const column = columns.get(`${row.dimension}|${row.indicator}`)!;
    const unit = codes.get(String(row.unit));
    const what = { level: 'figure', growth: 'growth', ratio: null }[column.measure];
    if (what)
      claim(
        claims,
        `run ${run.number} file`,
        `${unit}|${column.indicator}|${column.period}|${what}`,
        row.value,
        column.unit,
      );
  }
}

export function targetFiles(
  claims: Claims,
  t: TargetYear,
  files: { rows: readonly FileRow[]; counties: readonly FileRow[]; gaps: readonly FileRow[] },
  total: string,
): void {
  const where = `/targets ${t.year} ${t.period} file`;
  t.rows.forEach((row, i) => {
    claim(claims, where, `${row.id}@${t.period}|actual`, files.rows[i]!.actual, '');
    claim(claims, where, `${row.id}@${t.period}|target`, files.rows[i]!.target, '');
    claim(claims, where, `${row.id}@${t.period}|distance`, files.rows[i]!.distance, '');
    claim(claims, where, `${row.id}@${t.period}|needed`, files.rows[i]!.needed, '');
    claim(claims, where, `${row.id}@${t.period}|ratio`, files.rows[i]!.ratio, '');
  });
  t.counties.rows.forEach(({ unit }, i) => {
    claim(claims, where, `${unit}|${total}|${t.period}|figure`, files.counties[i]!.figure, '亿元');
    claim(claims, where, `${unit}|${total}|${t.period}|growth`, files.counties[i]!.growth);
    claim(claims, where, `${unit}|${total}|${t.period}|rank`, files.counties[i]!.rank);
  });
  (t.gaps?.blocks ?? []).forEach(({ block }, i) => {
    claim(claims, where, `projection ${t.period} → ${t.year}|${block}`, files.gaps[i]!.projected, '');
    claim(claims, where, `projection ${t.period} → ${t.year}|${block} gap`, files.gaps[i]!.gap, '');
  });
}
