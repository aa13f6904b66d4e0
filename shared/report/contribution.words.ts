/** 贡献分析: who and what drove the growth of the total. */
import { NO_CHANGE_BELOW } from '../calc/contribution.ts';
import { roundHalfUp } from '../decimal.ts';
import { isBreak, isValue, REASON_MARK } from '../figure.ts';
import { listWords } from '../words.ts';
import type { Pull, ReportFacts } from './facts.ts';
import { growthSaid, percentSaid } from './number.words.ts';
import { joined, num, type Said, said } from './said.ts';

type Known = Pull & { pull: number };

/** Why nothing can be said of contributions; null where something can. */
function silence({ total, totalName, yearly }: ReportFacts): Said | null {
  const { city } = total;
  const than = yearly ? '上年' : '上年同期';
  if (!isValue(city.current)) return said`${totalName}尚不完整，暂不计算贡献率和拉动。`;
  if (!isValue(city.growth)) return said`${totalName}${growthSaid(city, yearly)}，也不计算贡献率和拉动。`;
  if (Math.abs(city.growth) < NO_CHANGE_BELOW) return said`${totalName}与${than}基本持平，不计算贡献率。`;
  return null;
}

/** 分主体看，企业拉动全市增长5.2个百分点、贡献率81.8%；…。 */
export function blockPullsSaid(facts: ReportFacts): Said {
  const quiet = silence(facts);
  if (quiet) return quiet;
  const parts = known(facts.byBlock).map((part) => {
    const rate = isValue(part.rate)
      ? said`，贡献率${percentSaid(whose(facts, part), 'contribution', part.rate, 1, part.key)}`
      : [];
    return said`${part.shortName}${pullSaid(facts, part)}${rate}`;
  });
  return said`分主体看，${joined(parts, '；')}。`;
}

/** 分地区看，嘉善拉动1.4个百分点，居首位；其后依次为桐乡1.0个、平湖0.8个百分点；…向下拉动。 */
export function unitPullsSaid(facts: ReportFacts): Said {
  if (silence(facts)) return [];
  const parts = known(facts.byUnit).toSorted((a, b) => b.pull - a.pull);
  const shown = parts.filter(({ pull }) => Number(roundHalfUp(pull, 1)) !== 0);
  const still = parts.filter((part) => !shown.includes(part)).map(({ shortName }) => shortName);
  const [up, down] = [shown.filter(({ pull }) => pull > 0), shown.filter(({ pull }) => pull < 0).reverse()];
  const list = (some: Known[]) =>
    joined(
      some.map((part) => said`${part.shortName}${pullNum(facts, part, '')}`),
      '、',
    );
  const clauses = [
    ...(up.length > 0 ? [said`向上拉动的有${list(up)}个百分点`] : []),
    ...(down.length > 0 ? [said`向下拉动的有${list(down)}个百分点`] : []),
    ...(still.length > 0 ? [said`${listWords(still, 9)}影响不足0.05个百分点`] : []),
    ...incomparable(facts),
  ];
  return clauses.length === 0 ? [] : said`分地区看，${joined(clauses, '；')}。`;
}

/** 甲、乙与上年不可比（区划调整），不计算拉动: parts that are another thing than a year before are not left out in silence. */
function incomparable({ byUnit, yearly }: ReportFacts): Said[] {
  const broken = byUnit.flatMap(({ pull, shortName }) => (isBreak(pull) ? [{ pull, shortName }] : []));
  return [...Map.groupBy(broken, ({ pull }) => pull)].map(
    ([reason, parts]) =>
      said`${listWords(
        parts.map(({ shortName }) => shortName),
        9,
      )}与${yearly ? '上年' : '上年同期'}不可比（${REASON_MARK[reason]}），不计算拉动`,
  );
}

function known(parts: readonly Pull[]): Known[] {
  return parts.filter((part): part is Known => isValue(part.pull));
}

const whose = (facts: ReportFacts, { unit, indicator }: Pull) => ({ unit, indicator, period: facts.period });

/** 拉动增长5.2个百分点 · 向下拉动0.3个百分点. */
function pullSaid(facts: ReportFacts, part: Known): Said {
  const text = roundHalfUp(part.pull, 1);
  if (Number(text) === 0)
    return said`影响${num(whose(facts, part), 'pull', part.pull, '百分点', '不足0.05个百分点', part.key)}`;
  return said`${part.pull > 0 ? '拉动增长' : '向下拉动'}${pullNum(facts, part)}`;
}

function pullNum(facts: ReportFacts, part: Known, suffix = '个百分点') {
  const text = `${roundHalfUp(Math.abs(part.pull), 1)}${suffix}`;
  return num(whose(facts, part), 'pull', part.pull, '百分点', text, part.key);
}
