/** 存在问题, computed: who is behind, whose government money falls, which returns are late or missing, what is not settled. */
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { BEHIND } from '../targets/status.ts';
import { listWords } from '../words.ts';
import { growthAgainst, type ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import { growthSaid, percentSaid } from './number.words.ts';
import { joined, type Said, said } from './said.ts';
import { requiredRow } from './target.words.ts';

interface Problem {
  id: string;
  lead: string;
  said: Said;
}

/** In the order an office would raise them; a problem that is not there is not mentioned. */
export function problems(facts: ReportFacts): Problem[] {
  return [
    { id: 'targets', lead: '部分目标进度落后。', said: targetsBehind(facts) },
    { id: 'laggards', lead: '部分地区增速偏低。', said: laggards(facts) },
    { id: 'falling', lead: '部分地区政府投入下降。', said: fallingSaid(facts) },
    { id: 'yardstick', lead: '部分地区政府投入增速低于全市。', said: yardstickSaid(facts) },
    { id: 'returns', lead: '报送工作有待加强。', said: returnsSaid(facts) },
    { id: 'differences', lead: '部分数据尚待核对。', said: differencesSaid(facts) },
  ].filter(({ said }) => said.length > 0);
}

/** 未发现…: what was looked for, where nothing was found. */
export const NO_PROBLEMS: Said = ['按现有数据，未发现增速落后、政府投入下降、报送不及时和数据不一致的情况。'];

function targetsBehind({ targets, yearly }: ReportFacts): Said {
  if (!yearly) return [];
  const behind = targets.flatMap(({ year, rows }) =>
    rows
      .filter((row) => row.targetYear === year && BEHIND.includes(row.status))
      .map((row) => ({ year, row })),
  );
  if (behind.length === 0) return [];
  const parts = [...Map.groupBy(behind, ({ year }) => year)].map(
    ([year, rows]) => `${year}年目标中${rows.map(({ row }) => `${row.title}${row.statusLabel}`).join('、')}`,
  );
  return [`${parts.join('；')}。`];
}

/** Against the growth the city's target asks a year; for a half-year, which no target stands beside, against the city. */
function laggards(facts: ReportFacts): Said {
  const { total, totalName, yearly } = facts;
  const required = yearly ? requiredRow(facts) : null;
  const needed = required?.growthNeeded;
  const counties = facts.targets.find(({ year }) => year === required?.targetYear)?.overview.counties;
  if (required && counties && needed !== undefined && isValue(needed)) {
    const marginOf = new Map(counties.rows.map(({ unit, margin }) => [unit, isValue(margin) ? margin : 0]));
    const behind = slowest(total.peers, ({ unit }) => marginOf.get(unit) ?? 0);
    if (behind.length === 0) return [];
    const asked = percentSaid(total.city, 'required', needed, 1, required.id);
    const against = counties.allocation ? '低于各自任务所需' : '低于全市所需（目标未分解到各地，仅作参照）';
    return said`全市实现${String(required.targetYear)}年目标需年均增长${asked}，${counted(behind)}${totalName}增速${against}：${named(behind, yearly)}。`;
  }
  const behind = slowest(total.peers, (line) => {
    const points = growthAgainst(line, total.city);
    return isValue(points) ? points : 0;
  });
  return behind.length === 0
    ? []
    : said`${counted(behind)}${totalName}增速低于全市：${named(behind, yearly)}。`;
}

/** Below as it is printed, the furthest behind first. */
function slowest(lines: readonly Line[], margin: (line: Line) => number): Line[] {
  return lines
    .filter((line) => Number(roundHalfUp(margin(line), 1)) < 0)
    .toSorted((a, b) => margin(a) - margin(b));
}

const counted = (lines: readonly Line[]) => `${lines.length}地`;

/** 海宁（增长5.4%）、海盐（下降0.3%）. */
function named(lines: readonly Line[], yearly: boolean): Said {
  return joined(
    lines.map((line) => said`${line.shortName}（${growthSaid(line, yearly, true)}）`),
    '、',
  );
}

/** The block that the city's yardstick is about: the government's own money. */
function yardstickBlock({ catalogue, blocks }: ReportFacts) {
  return blocks.find(({ lines }) => lines.indicator.code === catalogue.city.yardstick?.indicator);
}

function fallingSaid(facts: ReportFacts): Said {
  const block = yardstickBlock(facts);
  const falling = slowest(block?.lines.peers ?? [], (line) => (isValue(line.growth) ? line.growth : 0));
  if (!block || falling.length === 0) return [];
  return said`${counted(falling)}${block.shortName}投入下降：${named(falling, facts.yearly)}。`;
}

/** 各县参照市财政科技创新投入增长幅度: the paper's one yardstick for a county; those that fall have been named. */
function yardstickSaid(facts: ReportFacts): Said {
  const block = yardstickBlock(facts);
  const { yardstick } = facts.catalogue.city;
  if (!block || !yardstick) return [];
  const { city, peers } = block.lines;
  const behind = slowest(peers, (line) => {
    const points = growthAgainst(line, city);
    return isValue(points) && isValue(line.growth) && Number(roundHalfUp(line.growth, 1)) >= 0 ? points : 0;
  });
  if (behind.length === 0) return [];
  return said`文件要求“${yardstick.quote}”，全市${block.shortName}投入${growthSaid(city, facts.yearly)}，${counted(behind)}低于全市：${named(behind, facts.yearly)}。`;
}

function returnsSaid({ returns, label }: ReportFacts): Said {
  const of = (kind: string) => returns.filter((one) => one.kind === kind);
  const [owing, waiting, late] = [of('owing'), of('waiting'), of('late')];
  const list = (some: typeof returns) =>
    listWords(
      some.map(({ name, words }) => `${name}（${words}）`),
      9,
      '个单位',
    );
  const parts = [
    ...(owing.length > 0 ? [`尚未报送或退回未重报的有${list(owing)}`] : []),
    ...(waiting.length > 0 ? [`已报送、尚未核定的有${list(waiting)}`] : []),
    ...(late.length > 0 ? [`逾期报送的有${list(late)}`] : []),
  ];
  return parts.length === 0 ? [] : [`${label}报表中，${parts.join('；')}。`];
}

function differencesSaid({ differences }: ReportFacts): Said {
  const shown = differences.slice(0, 3).map(({ text }) => text);
  if (shown.length === 0) return [];
  return [
    `共有${differences.length}处数据尚不一致，以责任单位报送数为准，待核实：${shown.join('；')}${differences.length > 3 ? '等' : ''}。`,
  ];
}
