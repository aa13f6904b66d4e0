/** 通报: three paragraphs and the ranking table for the counties, on one page. */
import { frameOf, paragraph } from './build-report.ts';
import type { ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import type { ReportModel, ReportTable } from './model.ts';
import { sourceWords } from './note.words.ts';
import { blocksSaid, totalSaid } from './overall.words.ts';
import { problems } from './problem.words.ts';
import { joined, num, type Said, said } from './said.ts';
import { leadersSaid } from './summary.words.ts';
import { figure, numeric, place, text } from './tables.ts';
import { lineOf } from './unit.words.ts';

export function buildNotice(facts: ReportFacts): ReportModel {
  const { label, totalName, catalogue } = facts;
  return {
    ...frameOf(facts, 'notice', `关于${label}${totalName}情况的通报`),
    number: `〔${facts.today.slice(0, 4)}〕　　号`,
    blocks: [
      ...paragraph('total', said`${totalSaid(facts)}${blocksSaid(facts)}`),
      ...paragraph('ranking', rankingSaid(facts)),
      ...paragraph('demands', demandsSaid(facts)),
      { kind: 'table', table: rankingTable(facts) },
      { kind: 'note', text: `注：${sourceWords(facts, false)}${catalogue.city.footnote}` },
    ],
  };
}

/** Who leads, who is above the city's growth, whose place moved; why there are no places where there are none. */
function rankingSaid(facts: ReportFacts): Said {
  const leaders = leadersSaid(facts);
  const moves = movesSaid(facts.total.peers, facts.yearly);
  const sentence = said`${leaders}${moves}`;
  if (sentence.length > 0) return sentence;
  return facts.total.peers.some(({ rank }) => rank !== null)
    ? []
    : ['各地数据尚未报齐，本期暂不排位；下表列出已核定的数据。'];
}

/** 与上年同期相比，嘉善上升1位、平湖下降1位。 */
function movesSaid(peers: readonly Line[], yearly: boolean): Said {
  const ranked = peers.flatMap((line) =>
    line.rank !== null && line.rankBefore !== null ? [{ line, moved: line.rankBefore - line.rank }] : [],
  );
  const moved = ranked
    .filter(({ moved }) => moved !== 0)
    .toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
  const than = yearly ? '上年' : '上年同期';
  if (ranked.length === 0) return [];
  if (moved.length === 0) return [`各地总量位次与${than}相同。`];
  const list = moved.map(
    ({ line, moved }) =>
      said`${line.shortName}${num(line, 'rank_change', moved, '位', `${moved > 0 ? '上升' : '下降'}${Math.abs(moved)}位`)}`,
  );
  return said`总量位次与${than}相比，${joined(list, '、')}。`;
}

/** What the notice asks: who reports late, who grows too slowly; the two that a notice names. */
function demandsSaid(facts: ReportFacts): Said {
  const found = problems(facts).filter(({ id }) => id === 'laggards' || id === 'falling' || id === 'returns');
  const ask = '请各地对照目标，加大投入，按时、据实报送。';
  return said`${joined(found.map(({ said }) => said))}${ask}`;
}

/** The units in the order of their places; in the fixed order while there are none. */
export function rankingTable(facts: ReportFacts): ReportTable {
  const { total, blocks, label, totalName } = facts;
  const peers = total.peers.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const row = (line: Line, strong = false) => ({
    strong,
    indent: 0,
    cells: [
      line.name,
      figure(line.current, 2),
      figure(line.growth, 1),
      ...(strong ? ['—', '—'] : [place(line.rank), place(line.growthRank)]),
      ...blocks.map(({ lines }) => {
        const own = strong ? lines.city : lineOf(lines, line.unit);
        return figure(own?.growth ?? 'not_applicable', 1);
      }),
    ],
  });
  return {
    id: 'ranking',
    caption: `${label}各地${totalName}`,
    note: '单位：万元、%、位',
    columns: [
      text('地区', 25),
      numeric('数额', 16),
      numeric('增速', 9),
      numeric('总量位次', 12),
      numeric('增速位次', 12),
      ...blocks.map(({ shortName }) => numeric(`${shortName}增速`, 11)),
    ],
    rows: [row(total.city, true), ...peers.map((line) => row(line))],
  };
}
