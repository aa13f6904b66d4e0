/** What the structure page says, computed from its figures. */

import type { Structure, StructureRow } from '#shared/contract/structure.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { sameLastYear } from '#shared/period.ts';
import { listWords, moneyWords } from '#shared/words.ts';
import { zip } from '#shared/zip.ts';
import { absenceWords } from './view.words.ts';

type Reply = Omit<Structure, 'finding' | 'sentences' | 'titles'>;
type Risen = { name: string; points: number };

/** The page's title sentence and what else is worth saying. */
export function structureSentences(reply: Reply): Pick<Structure, 'finding' | 'sentences' | 'titles'> {
  const row = reply.rows.find((r) => r.period === reply.period);
  const [parts, places] = [partWords(reply), placeWords(reply)];
  const sentences = [parts, memoWords(reply, row), places, intensityWords(reply)];
  return {
    finding: finding(reply, row),
    sentences: sentences.filter((s) => s !== ''),
    titles: {
      periods: periodsTitle(reply),
      parts: parts.slice(0, -1),
      places: places.slice(0, -1),
      blocks: blockTitle(reply),
    },
  };
}

function finding(reply: Reply, row: StructureRow | undefined): string {
  const what = `${reply.label}${reply.unit.shortName}${reply.total.name}`;
  if (!row || !isValue(row.total)) return `${what}${absenceWords(reply, row?.total)}，暂不计算占比`;
  if (row.total === 0) return `${what}为0，没有结构可言`;
  const present = zip(reply.blocks, row.blocks).flatMap(([{ shortName }, { share }]) =>
    isValue(share) && share !== 0 ? [{ shortName, share }] : [],
  );
  const [only] = present;
  if (!only) return `${what}${moneyWords(row.total)}，占比无法计算`;
  if (present.length === 1) return `${what}全部来自${only.shortName}`;
  const moved = movedWords(reply, row);
  const shares = present.map(({ shortName, share }) => `${shortName}占${roundHalfUp(share, 1)}%`);
  return `${what}中${shares.join('、')}${moved && `，${moved}`}`;
}

/** Which block's share rose most, in 百分点; ties are named together. */
function movedWords(reply: Reply, row: StructureRow): string {
  const before = reply.rows.find((r) => r.period === sameLastYear(reply.period));
  if (!before) return '';
  const moves = sharesOf(reply, before, row).map(
    ({ shortName, from, to }): Risen => ({ name: shortName, points: Number(roundHalfUp(to - from, 1)) }),
  );
  const top = Math.max(0, ...moves.map((m) => m.points));
  const than = reply.yearly ? '比上年' : '比上年同期';
  if (moves.length < 2) return '';
  if (top === 0)
    return moves.every((m) => m.points === 0) ? `各主体占比与上年${reply.yearly ? '' : '同期'}持平` : '';
  const risen = moves.filter((m) => m.points === top).map((m) => m.name);
  const how = `${than}${risen.length > 1 ? '均' : ''}提高${roundHalfUp(top, 1)}个百分点`;
  return `${listWords(risen)}占比${how}${moves.some((m) => m.points > 0 && m.points < top) ? '，提高最多' : ''}`;
}

/** The share of each block in two periods; blocks without one in either are left out. */
function sharesOf({ blocks }: Reply, before: StructureRow, after: StructureRow) {
  return zip(blocks, zip(before.blocks, after.blocks)).flatMap(
    ([{ shortName }, [{ share: from }, { share: to }]]) =>
      isValue(from) && isValue(to) ? [{ shortName, from, to }] : [],
  );
}

/** How the share that changed most moved from the first to the last complete period. */
function periodsTitle(reply: Reply): string {
  const complete = reply.rows.filter((r) => r.blocks.some((b) => isValue(b.share)));
  const [first, last] = [complete[0], complete.at(-1)];
  if (!first || !last || first === last) return '';
  const moves = sharesOf(reply, first, last);
  const [top] = moves.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (!top || moves.length < 2) return '';
  const [from, to] = [roundHalfUp(top.from, 1), roundHalfUp(top.to, 1)];
  if (from === to) return `${first.label}至${last.label}，各主体占比基本不变`;
  return `${top.shortName}占比由${first.label}的${from}%${top.to > top.from ? '提高' : '降低'}到${last.label}的${to}%，变动最大`;
}

/** The largest 其中 item of each block that has any, and what is 未列明. */
function partWords({ parts, blocks }: Reply): string {
  const said = blocks.flatMap(({ code, shortName }) => {
    const listed = parts.filter((p) => p.block === code && p.group === 'of_which');
    const known = listed.flatMap((p) => (isValue(p.shareOfBlock) ? [{ ...p, share: p.shareOfBlock }] : []));
    if (known.length < listed.length) return [];
    const named = known.filter((p) => p.indicator !== null);
    const top = Math.max(...named.map((p) => p.share));
    const [first, second] = named.filter((p) => p.share === top);
    if (!first || second || top <= 0) return [];
    const rest = known.find((p) => p.indicator === null)?.share ?? 0;
    const left = Number(roundHalfUp(rest, 1)) > 0 ? `，未列明占${roundHalfUp(rest, 1)}%` : '';
    return [
      `${shortName}投入的“其中”项里${first.name}最多，占${shortName}投入的${roundHalfUp(top, 1)}%${left}。`,
    ];
  });
  return said.join('');
}

function memoWords({ total }: Reply, row: StructureRow | undefined): string {
  if (!row?.memo || !isValue(row.memo.amount) || row.memo.amount === 0) return '';
  const share = isValue(row.memo.share) ? `，相当于${total.name}的${roundHalfUp(row.memo.share, 1)}%` : '';
  return `另有附项${moneyWords(row.memo.amount)}${share}，不计入${total.name}。`;
}

function placeWords({ places, unit, yearly }: Reply): string {
  const shared = places.flatMap((p) => (isValue(p.share) ? [{ ...p, share: p.share }] : []));
  if (shared.length < places.length || shared.length < 2) return '';
  const own = shared.find((p) => p.unit === unit.code);
  if (own)
    return `${own.shortName}占各地合计的${roundHalfUp(own.share, 1)}%${changeAgainst(own.change, yearly)}。`;
  const peers = shared.filter((p) => p.peer).sort((a, b) => b.share - a.share);
  const [first, , third] = peers;
  if (!first) return '';
  const lead = peers.filter((p) => roundHalfUp(p.share, 1) === roundHalfUp(first.share, 1));
  const leader = `${listWords(lead.map((p) => p.shortName))}占各地合计的比重最高，${lead.length > 1 ? '均' : ''}为${roundHalfUp(first.share, 1)}%`;
  if (!third || peers.length < 5) return `${leader}。`;
  const three = peers.slice(0, 3);
  const sum = three.reduce((s, p) => s + p.share, 0);
  return `${leader}；${listWords(three.map((p) => p.shortName))}合计占${roundHalfUp(sum, 1)}%。`;
}

function changeAgainst(points: Figure, yearly: boolean): string {
  if (!isValue(points)) return '';
  const text = roundHalfUp(Math.abs(points), 1);
  if (Number(text) === 0) return `，与上年${yearly ? '' : '同期'}持平`;
  return `，比上年${yearly ? '' : '同期'}${points > 0 ? '提高' : '降低'}${text}个百分点`;
}

function intensityWords({ intensities }: Reply): string {
  return intensities
    .filter(({ points }) => points.some((p) => isValue(p.figure)))
    .slice(0, 2)
    .map(({ title }) => `${title}。`)
    .join('');
}

/** 总投入相当于GDP比重9.12%，比上年提高0.08个百分点; `year` names an earlier year than the page's. */
export function intensityTitle(name: string, figure: Figure, change: Figure, year: string): string {
  if (!isValue(figure)) return `${name}：${REASON_MARK[figure]}`;
  const head = `${year}${name}${roundHalfUp(figure, 2)}%`;
  if (!isValue(change)) return head;
  const text = roundHalfUp(Math.abs(change), 2);
  if (Number(text) === 0) return `${head}，与上年持平`;
  return `${head}，比上年${change > 0 ? '提高' : '降低'}${text}个百分点`;
}

/** In which units the block that differs most between units weighs most and least. */
function blockTitle({ places, blocks }: Reply): string {
  const peers = places.filter((p) => p.peer);
  const spread = blocks.flatMap(({ shortName }, i) => {
    const rows = peers.flatMap((p) => {
      const share = p.blocks[i]?.share ?? 'undefined';
      return isValue(share) ? [{ name: p.shortName, share }] : [];
    });
    const sorted = rows.sort((a, b) => b.share - a.share);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last || rows.length < 2 || rows.length < peers.length) return [];
    return [{ shortName, first, last, width: first.share - last.share }];
  });
  const [widest] = spread.sort((a, b) => b.width - a.width);
  if (!widest || Number(roundHalfUp(widest.width, 1)) === 0) return '';
  const { shortName, first, last } = widest;
  return `${shortName}占比各地相差最大：${first.name}${roundHalfUp(first.share, 1)}%，${last.name}${roundHalfUp(last.share, 1)}%`;
}
