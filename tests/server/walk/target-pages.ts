/** What 目标总览 and a target's own page claim: verdict, line, charts, tables, scenario, half-year card. */
import { expect } from 'vitest';
import type { HalfYear } from '#shared/contract/half-year.ts';
import type { TargetDetail } from '#shared/contract/target-detail.ts';
import type { TargetRow } from '#shared/contract/target-row.ts';
import type { OtherTargets, TargetScenario, Targets, TargetUnits } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { runScenario } from '#shared/targets/scenario/scenario.ts';
import { gapsTable, rowsTable } from '../../../client/features/targets/overview/target-tables.ts';
import { trajectoryTable } from '../../../client/features/targets/overview/trajectory-table.ts';
import { scenarioTable } from '../../../client/features/targets/scenario/scenario-table.ts';
import { type Claims, inWan } from './claims.ts';

const UNSET = { blocks: {}, units: {} };

export interface Codes {
  city: string;
  /** Total of the year and of a half-year. */
  year: string;
  half: string;
  /** Indicators of the blocks, in the city's order. */
  blocks: { name: string; year: string; half: string }[];
}

/** What the pages of one target year say together. */
export type TargetYear = Targets & Pick<TargetScenario, 'scenario' | 'gaps'> & Pick<TargetUnits, 'yardstick'>;

/** Asks every page of a target year; `rows` are those of all of them. */
export async function askTargetYear(
  get: (url: string) => Promise<unknown>,
  query: string,
): Promise<TargetYear> {
  const [front, others, scenario, units] = await Promise.all([
    get(`/api/targets?${query}`) as Promise<Targets>,
    get(`/api/targets/all?${query}`) as Promise<OtherTargets>,
    get(`/api/targets/scenario?${query}`) as Promise<TargetScenario>,
    get(`/api/targets/units?${query}`) as Promise<TargetUnits>,
  ]);
  // One page says what another says.
  expect(scenario.verdict).toBe(front.verdict);
  expect([units.counties, others.finding]).toEqual([front.counties, front.othersFinding]);
  const rows = [...front.rows, ...others.rows];
  const { gaps } = scenario;
  return { ...front, rows, gaps, scenario: scenario.scenario, yardstick: units.yardstick };
}

/** A target is judged by the data of a year: `sti_total_2027@2025|needed`. */
function rowClaims(claims: Claims, where: string, row: TargetRow, at: string, codes: Codes): void {
  const told = (what: string) => `${row.id}@${at}|${what}`;
  for (const what of ['actual', 'distance', 'target', 'growthObserved', 'ratio', 'status', 'rule'] as const)
    claims.say(where, told(what), row[what]);
  claims.say(where, told('needed'), row.growthNeeded);
  if (row.kind === 'level' && row.actualYear !== null)
    claims.say(where, `${codes.city}|${row.indicator}|${row.actualYear}|figure`, inWan(row.actual, row.unit));
}

export function overviewClaims(claims: Claims, t: TargetYear, codes: Codes): void {
  const where = `/targets ${t.year} ${t.period}`;
  for (const row of t.rows) rowClaims(claims, where, row, t.period, codes);
  rowsTable(t, t.rows).rows.forEach((row, i) => {
    const id = `${t.rows[i]!.id}@${t.period}`;
    if (typeof row.actual === 'number') claims.say(`${where} table`, `${id}|actual`, row.actual);
    if (typeof row.distance === 'number') claims.say(`${where} table`, `${id}|distance`, row.distance);
  });
  const head = t.rows.find((r) => r.indicator === codes.year && r.targetYear === t.year);
  projectionClaims(claims, where, t, head);
  neededClaims(claims, where, t, head, codes);
  for (const row of t.yardstick?.rows ?? [])
    claims.say(`${where} yardstick`, `${row.unit}|${t.yardstick!.indicator}|${t.period}|growth`, row.growth);
}

/** The projection of the target year by constant growth: one number for the line, the gaps, the scenario, the verdict. */
function projectionClaims(claims: Claims, where: string, t: TargetYear, head: TargetRow | undefined): void {
  const { trajectory: line, gaps, scenario, year } = t;
  const thing = `projection ${t.period} → ${year}`;
  const ends = (line?.projections ?? []).flatMap((p) =>
    p.points.filter((at) => at.year === year).map((at) => at.figure),
  );
  const cagr = line?.projections
    .find((p) => p.method === 'cagr')
    ?.points.find((p) => p.year === year)?.figure;
  if (line && cagr !== undefined) {
    claims.say(`${where} line`, `${thing}|total`, cagr);
    const printed = trajectoryTable(line, '', 1, { notes: [], simulated: false }).rows.find(
      (r) => r.year === String(year),
    );
    if (typeof printed?.cagr === 'number') claims.say(`${where} line table`, `${thing}|total`, printed.cagr);
  }
  if (ends.length > 0) {
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    claims.say(`${where} line`, `${thing}|low`, low);
    claims.say(`${where} line`, `${thing}|high`, high);
    for (const [place, sentence] of [
      ['verdict', t.verdict],
      ['line title', line?.finding ?? ''],
    ] as const) {
      claims.read(`${where} ${place}`, `${thing}|low`, sentence, /(?:总投入|推算)([\d.]+)—/, 1);
      claims.read(`${where} ${place}`, `${thing}|high`, sentence, /—([\d.]+)亿元[，,](?:比|各)/, 1);
    }
    if (head && isValue(head.target)) {
      claims.say(`${where} line`, `${thing}|least short`, head.target - high);
      claims.say(`${where} line`, `${thing}|most short`, head.target - low);
      claims.read(`${where} verdict`, `${thing}|least short`, t.verdict, /目标少([\d.]+)—/, 1);
      claims.read(`${where} verdict`, `${thing}|most short`, t.verdict, /目标少[\d.]+—([\d.]+)亿元/, 1);
    }
  }
  if (!gaps) return;
  for (const b of gaps.blocks) {
    claims.say(`${where} gaps`, `${thing}|${b.block}`, b.projected);
    claims.say(`${where} gaps`, `${thing}|${b.block} gap`, b.gap);
    if (!isValue(b.gap)) continue;
    const short = `${thing}|${b.block} size`;
    claims.say(`${where} gaps`, short, Math.abs(b.gap));
    claims.read(
      `${where} gap title`,
      short,
      gaps.finding,
      new RegExp(`${b.name}(?:缺|超出的)([\\d.]+)亿元`),
      1,
    );
    claims.read(`${where} subline`, short, t.subline, new RegExp(`${b.name}[多少]([\\d.]+)亿元`), 1);
  }
  for (const row of gapsTable(t).rows) {
    const block = gaps.blocks.find((b) => b.name === row.name);
    if (block && typeof row.projected === 'number')
      claims.say(`${where} gap table`, `${thing}|${block.block}`, row.projected);
  }
  if (gaps.blocks.every((b) => isValue(b.projected)))
    claims.say(
      `${where} gaps summed`,
      `${thing}|total`,
      gaps.blocks.reduce((sum, b) => sum + (b.projected as number), 0),
    );
  if (isValue(gaps.net)) claims.say(`${where} gaps`, `${thing}|least short`, gaps.net);
  if (!scenario) return;
  const result = runScenario(scenario, UNSET);
  claims.say(`${where} scenario`, `${thing}|total`, result.total);
  claims.read(`${where} scenario title`, `${thing}|total`, result.verdict, /约([\d.]+)亿元/, 1);
  for (const b of result.blocks) {
    claims.say(`${where} scenario`, `${thing}|${b.code}`, b.projected);
    claims.say(`${where} scenario`, `${thing}|${b.code} gap`, b.gap);
  }
  const printed = scenarioTable(scenario, result, { notes: [], simulated: false }).rows[0];
  if (typeof printed?.projected === 'number')
    claims.say(`${where} scenario table`, `${thing}|total`, printed.projected);
}

/** Growth needed from now on, each county's distance from it, and the amounts the scenario starts from. */
function neededClaims(
  claims: Claims,
  where: string,
  t: TargetYear,
  head: TargetRow | undefined,
  codes: Codes,
): void {
  if (!head) return;
  claims.say(`${where} counties`, `${head.id}@${t.period}|needed`, t.counties.required);
  for (const [place, sentence] of [
    ['counties', t.counties.requiredLabel],
    ['counties title', t.counties.finding],
    ['subline', t.subline],
  ] as const)
    claims.read(
      `${where} ${place}`,
      `${head.id}@${t.period}|needed`,
      sentence,
      /(?:需(?:年均)?增长|所需的)([\d.]+)%/,
      1,
    );
  for (const row of t.counties.rows) {
    claims.say(
      `${where} counties`,
      `${row.unit}|${codes.year}|${t.period}|figure`,
      inWan(row.figure, '亿元'),
    );
    claims.say(`${where} counties`, `${row.unit}|${codes.year}|${t.period}|growth`, row.growth);
    claims.say(`${where} counties`, `${row.unit}|${codes.year}|${t.period}|rank`, row.rank);
    claims.say(`${where} counties`, `${head.id}@${t.period}|${row.unit} margin`, row.margin);
  }
  if (!t.scenario) return;
  const result = runScenario(t.scenario, UNSET);
  claims.say(`${where} scenario`, `${head.id}@${t.period}|needed`, result.required);
  for (const unit of result.units) {
    claims.say(`${where} scenario`, `${unit.code}|${codes.year}|${t.period}|growth`, unit.growth);
    claims.say(`${where} scenario`, `${head.id}@${t.period}|${unit.code} margin`, unit.margin);
    claims.say(
      `${where} scenario`,
      `${unit.code}|${codes.year}|${t.period}|figure`,
      inWan(unit.current, '亿元'),
    );
  }
  t.scenario.blocks.forEach((block, i) => {
    claims.say(
      `${where} scenario`,
      `${codes.city}|${codes.blocks[i]!.year}|${t.period}|figure`,
      inWan(block.current, '亿元'),
    );
  });
}

/** 半年监测: every figure against the other pages of the half-year, and its card about the usual pace. */
export function halfYearClaims(claims: Claims, t: HalfYear, codes: Codes): void {
  const where = `/half-year ${t.period}`;
  const base = `${Number(t.period.slice(0, 4)) - 1}${t.period.slice(4)}`;
  for (const b of t.blocks) {
    claims.say(where, `${codes.city}|${b.indicator}|${t.period}|figure`, b.current);
    claims.say(where, `${codes.city}|${b.indicator}|${base}|figure`, b.base);
    claims.say(where, `${codes.city}|${b.indicator}|${t.period}|growth`, b.growth);
  }
  for (const { unit, cells } of t.units)
    cells.forEach((cell, i) => {
      claims.say(where, `${unit}|${t.blocks[i]!.indicator}|${t.period}|figure`, cell.current);
      claims.say(where, `${unit}|${t.blocks[i]!.indicator}|${t.period}|growth`, cell.growth);
    });
  paceClaims(claims, where, t, codes);
}

function paceClaims(claims: Claims, where: string, t: Pick<HalfYear, 'pace'>, codes: Codes): void {
  const year = /(\d{4})年/.exec(t.pace?.label ?? '')?.[1];
  const indicators = [codes.half, ...codes.blocks.map((b) => b.half)];
  t.pace?.rows.forEach((row, i) => {
    const thing = (period: string) => `${codes.city}|${indicators[i]}|${year}-${period}`;
    claims.say(`${where} pace`, `${thing('S1')}|figure`, inWan(row.firstHalf, '亿元'));
    claims.say(`${where} pace`, `${thing('S1')}|growth`, row.growth);
    if (t.pace?.yearKnown) claims.say(`${where} pace`, `${thing('S2')}|figure`, inWan(row.year, '亿元'));
  });
  const total = t.pace?.rows[0];
  if (total && isValue(total.firstHalf)) {
    claims.say(`${where} pace`, `pace ${year} total`, total.firstHalf);
    claims.read(`${where} pace title`, `pace ${year} total`, t.pace!.finding, /(?:总投入)([\d.]+)亿元/, 1);
  }
}

export function detailClaims(claims: Claims, d: TargetDetail, codes: Codes): void {
  const where = `/targets/${d.row.id} ${d.period}`;
  rowClaims(claims, where, d.row, d.period, codes);
  for (const input of d.inputs)
    for (const at of input.figures)
      claims.say(where, `${codes.city}|${input.indicator}|${at.year}|figure`, inWan(at.figure, input.unit));
  if (d.trajectory && d.row.kind === 'level')
    for (const p of d.trajectory.actual)
      claims.say(
        `${where} line`,
        `${codes.city}|${d.row.indicator}|${p.year}|figure`,
        inWan(p.figure, d.row.unit),
      );
}
