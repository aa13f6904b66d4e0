/** Where one unit is strong and weak, what the next place takes, and how it stands against what the city needs. */
import { difference } from '../calc/exact.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { moneyWords } from '../words.ts';
import type { ReportFacts } from './facts.ts';
import type { Line, Lines } from './lines.ts';
import { againstCitySaid, growthSaid, percentSaid } from './number.words.ts';
import { joined, num, type Said, said } from './said.ts';
import { requiredRow } from './target.words.ts';
import { lineOf } from './unit.words.ts';

/** Indicators in the first or last third of the ranked count as strong or weak; of fewer than three nobody is. */
const THIRD = 1 / 3;
const FEWEST = 3;

/** 优势：企业投入居第1位；短板：政府投入增速居第8位。 Empty while no places are given. */
export function strengthsSaid(facts: ReportFacts, unit: string): Said {
  const places = facts.blocks
    .flatMap(({ name, lines, ofWhich }) => [
      { name, lines },
      ...ofWhich.map((part) => ({ name: part.indicator.name, lines: part })),
    ])
    .flatMap(({ name, lines }) => {
      const own = lineOf(lines, unit);
      if (!own || own.rank === null) return [];
      const of = rivals(facts, lines, unit).filter(({ rank }) => rank !== null).length;
      return of >= FEWEST ? [{ name, own, rank: own.rank, of }] : [];
    });
  const edge = (of: number) => Math.ceil(of * THIRD);
  const list = (some: typeof places) =>
    joined(
      some
        .slice(0, 3)
        .map(
          ({ name, own, rank }) =>
            said`${name}居${num(own, 'rank', rank, '位', `${own.tied ? '并列' : ''}第${rank}位`)}`,
        ),
      '、',
    );
  const best = places.filter(({ rank, of }) => rank <= edge(of)).toSorted((a, b) => a.rank - b.rank);
  const worst = places.filter(({ rank, of }) => rank > of - edge(of)).toSorted((a, b) => b.rank - a.rank);
  const parts = [
    ...(best.length > 0 ? [said`排位靠前的有${list(best)}`] : []),
    ...(worst.length > 0 ? [said`排位靠后的有${list(worst)}`] : []),
  ];
  return parts.length === 0 ? [] : said`${joined(parts, '；')}。`;
}

/** A place is one among the unit's own group: the lines of that group, its own among them. */
function rivals({ catalogue }: ReportFacts, { peers }: Lines, unit: string): Line[] {
  const groups = new Map(catalogue.units.map(({ code, peerGroup }) => [code, peerGroup]));
  return peers.filter((line) => groups.get(line.unit) === groups.get(unit));
}

/** 总量比前一位的桐乡少3.7亿元；增速比前一位的海盐低0.1个百分点。 */
export function nextPlaceSaid(facts: ReportFacts, unit: string): Said {
  const own = lineOf(facts.total, unit);
  if (!own) return [];
  const others = rivals(facts, facts.total, unit);
  const ahead = before(others, own, ({ rank }) => rank);
  const faster = before(others, own, ({ growthRank }) => growthRank);
  const parts = [
    ...(own.rank === 1 ? [said`总量已居首位`] : []),
    ...(ahead && isValue(ahead.current) && isValue(own.current)
      ? [said`总量比前一位的${ahead.shortName}少${gap(own, difference(ahead.current, own.current))}`]
      : []),
    ...(own.growthRank === 1 ? [said`增速已居首位`] : []),
    ...(faster && isValue(faster.growth) && isValue(own.growth)
      ? [said`增速比前一位的${faster.shortName}低${points(own, difference(faster.growth, own.growth))}`]
      : []),
  ];
  return parts.length === 0 ? [] : said`${joined(parts, '；')}。`;
}

/** The unit with the nearest better place. */
function before(
  others: readonly Line[],
  own: Line,
  placeOf: (line: Line) => number | null,
): Line | undefined {
  const place = placeOf(own);
  if (place === null) return undefined;
  return others
    .filter((line) => (placeOf(line) ?? place) < place)
    .toSorted((a, b) => (placeOf(b) ?? 0) - (placeOf(a) ?? 0))[0];
}

const gap = (own: Line, amount: number) =>
  num(own, 'next_place', amount, own.measureUnit, moneyWords(amount), 'amount');
const points = (own: Line, value: number) => {
  const text = roundHalfUp(value, 1);
  return num(
    own,
    'next_place',
    value,
    '百分点',
    Number(text) === 0 ? '不足0.05个百分点' : `${text}个百分点`,
    'growth',
  );
};

/** 全市实现2027年目标需年均增长8.1%（目标未分解到各地，仅作参照），本地增速低于所需4.0个百分点。 Yearly only. */
export function unitRequiredSaid(facts: ReportFacts, unit: string): Said {
  const row = facts.yearly ? requiredRow(facts) : null;
  const target = facts.targets.find(({ year }) => year === row?.targetYear);
  const county = target?.overview.counties.rows.find((one) => one.unit === unit);
  const own = lineOf(facts.total, unit);
  if (!row || !target || !county || !own || !isValue(county.margin) || !isValue(county.required)) return [];
  const needed = percentSaid(own, 'required', county.required, 1, row.id);
  const text = roundHalfUp(Math.abs(county.margin), 1);
  const how = county.margin < 0 ? '低于' : '高于';
  const against =
    Number(text) === 0
      ? said`与所需持平`
      : said`${how}所需${num(own, 'against_required', county.margin, '百分点', `${text}个百分点`, row.id)}`;
  const whose = target.overview.counties.allocation
    ? said`按分县任务，本地需年均增长${needed}`
    : said`全市实现${String(row.targetYear)}年目标需年均增长${needed}（目标未分解到各地，仅作参照）`;
  return said`${whose}，本地增速${against}。`;
}

/** 政府投入增长6.6%，低于全市2.4个百分点（文件要求“各县（市、区）参照市财政科技创新投入增长幅度”）。 */
export function unitYardstickSaid(facts: ReportFacts, unit: string): Said {
  const { yardstick } = facts.catalogue.city;
  const block = facts.blocks.find(({ lines }) => lines.indicator.code === yardstick?.indicator);
  const own = block && lineOf(block.lines, unit);
  if (!yardstick || !block || !own || !isValue(own.growth)) return [];
  const against = againstCitySaid(own, block.lines.city);
  if (against.length === 0) return [];
  return said`${block.shortName}投入${growthSaid(own, facts.yearly)}，${against}（文件要求“${yardstick.quote}”）。`;
}

/** How the unit's own return of the period came, and how punctual it was over all. */
export function timelinessSaid({ returns, punctuality, label }: ReportFacts, unit: string): Said {
  const own = returns.find((one) => one.unit === unit);
  if (!own) return [];
  const now = own.kind === 'on_time' ? '已按时报送并核定' : own.words;
  const over = punctuality.get(unit);
  return [`${label}报表${now}${over ? `；历次报送${over}` : ''}。`];
}
