/** What each page claims, as its reply, its sentences and its tables give it. */
import type { Contribution } from '#shared/contract/contribution.ts';
import type { IndicatorHistory } from '#shared/contract/indicator.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import type { Structure } from '#shared/contract/structure.ts';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { isValue } from '#shared/figure.ts';
import { unitsTable } from '../../../client/features/monitoring/ranking-units-table.ts';
import { stepsTable } from '../../../client/features/structure/contribution-tables.ts';
import { placesTable } from '../../../client/features/structure/structure-tables.ts';
import { type Claims, inWan } from './claims.ts';

const of = (unit: string, indicator: string, period: string, what: string) =>
  `${unit}|${indicator}|${period}|${what}`;

/** 2025年全市总投入727.8亿元，同比增长6.4% */
function money(claims: Claims, where: string, thing: string, sentence: string, name: string): void {
  const pattern = new RegExp(`${name}(\\d[\\d,.]*)亿元`);
  const found = pattern.exec(sentence);
  if (found) claims.say(where, `${thing} 亿元`, Number(found[1]!.replaceAll(',', '')), 1);
}

export function regionClaims(claims: Claims, r: UnitRanking, indicator: string): void {
  const where = `/regions ${r.period} ${r.metric.metric}`;
  for (const row of [r.city, ...r.rows, ...r.others]) {
    const said = (what: string) => of(row.unit, indicator, r.period, what);
    claims.say(where, said('figure'), row.figure);
    claims.say(where, of(row.unit, indicator, r.basePeriod, 'figure'), row.base);
    claims.say(where, said('growth'), row.growth);
    if (isValue(row.figure) && r.metric.measure === 'money')
      claims.say(where, `${said('figure')} 亿元`, row.figure / 10_000);
    if (r.rows.includes(row)) {
      claims.say(where, said('rank'), row.rank);
      claims.say(where, said('growthRank'), row.growthRank);
    }
    if (row !== r.city && r.metric.measure !== 'percent') claims.say(where, said('share'), row.share);
  }
  const printed = [r.city, ...r.rows, ...r.others];
  unitsTable(r, r.rows).rows.forEach((row, i) => {
    const said = (what: string) => of(printed[i]!.unit, indicator, r.period, what);
    if (typeof row.figure === 'number') claims.say(`${where} table`, said('figure'), row.figure);
    if (typeof row.growth === 'number') claims.say(`${where} table`, said('growth'), row.growth);
  });
  const city = of(r.city.unit, indicator, r.period, 'figure');
  money(claims, `${where} title`, city, r.finding, `全市${r.metric.shortName}`);
  const growth = of(r.city.unit, indicator, r.period, 'growth');
  claims.read(`${where} title`, growth, r.finding, /同比(?:增长|下降)([\d.]+)%/, 1);
  if (r.requiredGrowth && isValue(r.requiredGrowth.percent)) {
    const needed = `${r.requiredGrowth.target}@${r.period}|needed`;
    claims.say(where, needed, r.requiredGrowth.percent);
    claims.read(`${where} sentence`, needed, r.sentences.join(''), /今后每年需增长([\d.]+)%/, 1);
  }
}

export function unitClaims(claims: Claims, p: UnitProfile, total: string): void {
  const where = `/regions/${p.unit.code} ${p.period}`;
  for (const line of p.lines) {
    const said = (what: string) => of(p.unit.code, line.indicator, p.period, what);
    claims.say(where, said('figure'), line.figure);
    claims.say(where, of(p.unit.code, line.indicator, p.basePeriod, 'figure'), line.base);
    claims.say(where, said('growth'), line.growth);
    claims.say(where, said('rank'), line.rank);
    claims.say(where, said('growthRank'), line.growthRank);
  }
  for (const series of p.series)
    for (const point of series.points) {
      const said = (what: string) => of(p.unit.code, series.indicator, point.period, what);
      claims.say(`${where} trend`, said('figure'), point.figure);
      claims.say(`${where} trend`, said('growth'), point.growth);
      claims.say(`${where} trend`, said('rank'), point.rank);
    }
  for (const m of p.margins) {
    claims.say(where, `${m.target}@${p.period}|needed`, m.required);
    claims.say(where, `${m.target}@${p.period}|${p.unit.code} margin`, m.margin);
  }
  const own = of(p.unit.code, total, p.period, 'figure');
  money(claims, `${where} title`, own, p.finding, '科技创新投入(?:\\(半年口径\\))?');
  claims.read(
    `${where} title`,
    of(p.unit.code, total, p.period, 'rank'),
    p.finding,
    /数额居全市(?:并列)?第(\d+)位/,
    0,
  );
  claims.read(
    `${where} title`,
    of(p.unit.code, total, p.period, 'growthRank'),
    p.finding,
    /增速居(?:全市)?(?:并列)?第(\d+)位/,
    0,
  );
}

export function structureClaims(claims: Claims, s: Structure): void {
  const where = `/structure ${s.unit.code} ${s.period}`;
  for (const row of s.rows) {
    claims.say(where, of(s.unit.code, s.total.indicator, row.period, 'figure'), row.total);
    row.blocks.forEach((b, i) => {
      claims.say(where, of(s.unit.code, s.blocks[i]!.indicator, row.period, 'figure'), b.amount);
      claims.say(where, of(s.unit.code, s.blocks[i]!.indicator, row.period, 'of total'), b.share);
    });
  }
  for (const part of s.parts)
    if (part.indicator) claims.say(where, of(s.unit.code, part.indicator, s.period, 'figure'), part.amount);
  const table = placesTable(s, '各地').rows;
  s.places.forEach((place, i) => {
    claims.say(where, of(place.unit, s.total.indicator, s.period, 'figure'), place.amount);
    if (s.form === 'to_date')
      claims.say(where, of(place.unit, s.total.indicator, s.period, 'share'), place.share);
    place.blocks.forEach((b, k) => {
      claims.say(where, of(place.unit, s.blocks[k]!.indicator, s.period, 'figure'), b.amount);
      claims.say(where, of(place.unit, s.blocks[k]!.indicator, s.period, 'of total'), b.share);
    });
    const printed = table[i]?.amount;
    if (typeof printed === 'number')
      claims.say(`${where} table`, of(place.unit, s.total.indicator, s.period, 'figure'), printed);
  });
  const now = s.rows.find((r) => r.period === s.period);
  s.blocks.forEach((b, i) => {
    const share = now?.blocks[i]?.share;
    if (share === undefined || !isValue(share)) return;
    claims.read(
      `${where} title`,
      of(s.unit.code, b.indicator, s.period, 'of total'),
      s.finding,
      new RegExp(`(?:中|、)${b.shortName}占([\\d.]+)%`),
      1,
    );
  });
}

/** `target`: the total's target that the page asks the growth of. */
export function contributionClaims(claims: Claims, c: Contribution, target: string): void {
  const where = `/contribution ${c.unit.code} ${c.period} ${c.by}`;
  const total = c.total.indicator;
  claims.say(where, of(c.unit.code, total, c.period, 'figure'), c.whole.current);
  claims.say(where, of(c.unit.code, total, c.basePeriod, 'figure'), c.whole.base);
  claims.say(where, of(c.unit.code, total, c.period, 'growth'), c.whole.growth);
  claims.read(
    `${where} title`,
    of(c.unit.code, total, c.period, 'growth'),
    c.finding,
    /(?:增长|下降)([\d.]+)%/,
    1,
  );
  for (const step of c.steps) {
    const block = c.blocks.find((b) => b.code === step.key);
    const [unit, indicator] = block ? [c.unit.code, block.indicator] : [step.key, total];
    claims.say(where, of(unit, indicator, c.period, 'figure'), step.current);
    claims.say(where, of(unit, indicator, c.basePeriod, 'figure'), step.base);
    claims.say(where, of(unit, indicator, c.period, 'growth'), step.growth);
  }
  for (const row of stepsTable(c).rows) {
    const step = c.steps.find((s) => s.name === row.name || s.shortName === row.name);
    if (step && typeof row.pull === 'number')
      claims.say(`${where} table`, `${where} ${step.key} pull`, row.pull);
    if (step) claims.say(where, `${where} ${step.key} pull`, step.pull);
  }
  for (const peer of c.peers) {
    claims.say(where, of(peer.unit, total, c.period, 'figure'), peer.amount);
    claims.say(where, of(peer.unit, total, c.period, 'growth'), peer.growth);
    peer.trend.forEach((t, i) => {
      claims.say(where, of(peer.unit, total, c.series[i]!.period, 'growth'), t.growth);
      claims.say(where, of(peer.unit, total, c.series[i]!.period, 'rank'), t.rank);
    });
  }
  if (c.required && isValue(c.required.percent)) {
    const needed = `${target}@${c.period}|needed`;
    claims.say(where, needed, c.required.percent);
    claims.read(`${where} sentence`, needed, c.sentences.join(''), /今后每年需增长([\d.]+)%/, 1);
  }
}

export function indicatorClaims(claims: Claims, h: IndicatorHistory): void {
  const where = `/indicators/${h.indicator} ${h.form}`;
  for (const series of h.series)
    series.figures.forEach((figure, i) => {
      const { period } = h.periods[i]!;
      claims.say(where, of(series.unit, h.indicator, period, 'figure'), inWan(figure, h.unit));
    });
}

/** A publication freezes a data version: its figures are those that pages pinned to that version show. */
export function publicationClaims(claims: Claims, d: PublicationDocument): void {
  const where = `/publications/${d.period}/${d.version}`;
  for (const { indicator, rows } of d.results)
    for (const row of rows) {
      const said = (what: string) => of(row.unit, indicator, d.period, what);
      claims.say(where, said('figure'), row.figure);
      claims.say(where, said('growth'), row.growth);
      if (row.rank !== null) claims.say(where, said('rank'), row.rank);
    }
  for (const run of d.runs)
    for (const [unit, figures] of Object.entries(run.figures))
      for (const [key, figure] of Object.entries(figures)) {
        const [indicator = '', period = ''] = key.split('@');
        claims.say(`${where} run ${run.number}`, of(unit, indicator, period, 'figure'), figure);
      }
}
