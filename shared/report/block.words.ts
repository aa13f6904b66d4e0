/** 分主体情况: one block, what it consists of, which units grow and which fall. */
import { share } from '../calc/shares.ts';
import { roundHalfUp } from '../decimal.ts';
import { isValue } from '../figure.ts';
import { listWords } from '../words.ts';
import type { BlockFacts, ReportFacts } from './facts.ts';
import type { Line } from './lines.ts';
import { amountSaid, growthSaid, percentSaid } from './number.words.ts';
import { blockSaid, clause } from './overall.words.ts';
import { joined, type Said, said } from './said.ts';

/** The whole paragraph of a block. */
export function blockParagraph(facts: ReportFacts, block: BlockFacts): Said {
  const { city } = block.lines;
  const share = isValue(city.current) ? ofTotal(facts, city) : [];
  return said`${facts.label}，${blockSaid(facts, block)}${clause(share)}。${partsSaid(facts, block)}${peersSaid(facts, block)}`;
}

function ofTotal({ total, totalName }: ReportFacts, line: Line): Said {
  const own = share(line.current, total.city.current);
  return isValue(own) ? said`占${totalName}的${percentSaid(line, 'share', own, 1, 'structure')}` : [];
}

/** 其中，科研平台投入22.2亿元，增长9.1%；…。 */
function partsSaid({ yearly }: ReportFacts, { ofWhich, components, lines }: BlockFacts): Said {
  const parts = (ofWhich.length > 0 ? ofWhich : components)
    .map(({ city }) => city)
    .filter(({ current }) => isValue(current));
  if (parts.length === 0 || !isValue(lines.city.current)) return [];
  const named = parts.map(
    (line) =>
      said`${plainName(line.indicatorName)}${amountSaid(line)}${clause(growthSaid(line, yearly, true))}`,
  );
  return said`${ofWhich.length > 0 ? '其中，' : '按主体分，'}${joined(named, '；')}。`;
}

/** 高校科技创新投入(净额) is, in a sentence, 高校科技创新投入（净额）. */
function plainName(name: string): string {
  return name.replace('(', '（').replace(')', '）');
}

const names = (lines: readonly { shortName: string }[]) => listWords(lines.map(({ shortName }) => shortName));

/** 分地区看，9地中7地增长、2地下降（海盐、港区），增速最高的是嘉善（增长11.2%）。 */
function peersSaid({ yearly }: ReportFacts, { lines }: BlockFacts): Said {
  const grown = lines.peers.flatMap((line) =>
    isValue(line.growth) ? [{ ...line, shown: Number(roundHalfUp(line.growth, 1)) }] : [],
  );
  if (grown.length < 2) return [];
  const of = (sign: number) => grown.filter(({ shown }) => Math.sign(shown) === sign);
  const [up, still, down] = [of(1), of(0), of(-1)];
  const involved = lines.peers.filter(({ current }) => current !== 'not_applicable').length;
  const among = `${grown.length < involved ? '有增速的' : involved < lines.peers.length ? '涉及的' : ''}${grown.length}地`;
  const counted = (some: typeof grown, word: string) =>
    some.length === 0
      ? []
      : [`${some.length}地${word}${some.length <= 4 && word !== '增长' ? `（${names(some)}）` : ''}`];
  const same = [up, still, down].find(({ length }) => length === grown.length);
  const counts = same
    ? `${among}均${same === up ? '增长' : same === still ? '持平' : '下降'}`
    : `${among}中${[...counted(up, '增长'), ...counted(still, '持平'), ...counted(down, '下降')].join('、')}`;
  // Among rates of two kinds nobody is the first.
  if (new Set(grown.map(({ published }) => published)).size > 1) return said`分地区看，${counts}。`;
  const top = Math.max(...grown.map(({ shown }) => shown));
  const best = grown.filter(({ shown }) => shown === top);
  const [first] = best;
  if (!first || best.length === grown.length) return said`分地区看，${counts}。`;
  const which = top < 0 ? '降幅最小' : '增速最高';
  return said`分地区看，${counts}，${which}的是${names(best)}（${best.length > 1 ? '均' : ''}${growthSaid(first, yearly, true)}）。`;
}
