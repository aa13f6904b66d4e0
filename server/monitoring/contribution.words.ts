/** What the contribution page says, computed from its figures. */
import { NO_CHANGE_BELOW } from '#shared/calc/contribution.ts';
import type { Contribution, ContributionStep } from '#shared/contract/contribution.ts';
import { roundHalfUp } from '#shared/decimal.ts';
import { type Figure, isValue, REASON_MARK } from '#shared/figure.ts';
import { growthWords, listWords, moneyWords, pointsAgainst } from '#shared/words.ts';
import { peerTitles } from './peer-growth.words.ts';
import { absenceWords } from './view.words.ts';

type Reply = Omit<Contribution, 'finding' | 'sentences' | 'titles'>;
type Pulling = Pick<ContributionStep, 'shortName'> & { pull: number };

/** The page's title sentence and what else is worth saying. */
export function contributionSentences(reply: Reply): Pick<Contribution, 'finding' | 'sentences' | 'titles'> {
  const sentences = [driversWords(reply), restWords(reply), cityWords(reply), requiredWords(reply)];
  return {
    finding: finding(reply),
    sentences: sentences.filter((s) => s !== ''),
    titles: { steps: stepsTitle(reply), ...peerTitles(reply) },
  };
}

function finding(reply: Reply): string {
  const { whole, total, unit, label } = reply;
  const what = `${label}${unit.shortName}${total.name}`;
  if (!isValue(whole.current)) return `${what}${absenceWords(reply, whole.current)}，暂不计算贡献`;
  if (!isValue(whole.growth))
    return `${what}${moneyWords(whole.current)}，${REASON_MARK[whole.growth]}，不计算增速与拉动`;
  const than = reply.yearly ? '比上年' : '同比';
  if (isFlat(whole.growth)) return `${what}${reply.yearly ? '与上年' : '与上年同期'}基本持平，不计算贡献率`;
  const lead = strongest(reply);
  return `${what}${than}${growthWords(whole.growth)}${lead && `，${lead}`}`;
}

function isFlat(percent: number): boolean {
  return Math.abs(percent) < NO_CHANGE_BELOW;
}

const isPulling = <S extends { pull: Figure }>(step: S): step is S & { pull: number } => isValue(step.pull);

/** The part (or, when tied, the parts) that moved the total most in the total's own direction. */
function strongest(reply: Reply): string {
  const sign = isValue(reply.whole.growth) && reply.whole.growth < 0 ? -1 : 1;
  const parts = reply.steps.filter(isPulling);
  const [only] = parts;
  if (!only) return '';
  if (parts.length === 1) return `全部来自${only.shortName}`;
  const print = (s: Pulling) => Number(roundHalfUp(sign * s.pull, 1));
  const top = Math.max(...parts.map(print));
  if (top <= 0) return '';
  const first = parts.filter((s) => print(s) === top);
  const names = listWords(first.map((s) => s.shortName));
  const verb = sign > 0 ? '拉动' : '向下拉动';
  const much = `${roundHalfUp(top, 1)}个百分点`;
  if (first.length > 1) return `${names}各${verb}${much}，并列第一`;
  const rate = first[0]?.rate ?? 'undefined';
  const share = isValue(rate) ? `、贡献率${roundHalfUp(rate, 1)}%` : '';
  return `其中${names}${verb}${much}${share}，${sign < 0 ? '影响最大' : reply.by === 'unit' ? '居各地首位' : '贡献最大'}`;
}

/** The waterfall's own finding: the strongest part without the growth that the page's title has. */
function stepsTitle(reply: Reply): string {
  const { growth } = reply.whole;
  return isValue(growth) && !isFlat(growth) ? strongest(reply).replace(/^其中/, '') : '';
}

/** The others, and who pulled the other way. */
const driversWords = ({ whole, steps }: Reply): string => pullWords(whole.growth, steps);

/** Who pulled a growth (per cent) up and down, in 百分点; empty for one that is flat or has one part alone. */
export function pullWords(
  growth: Figure,
  steps: readonly Pick<ContributionStep, 'shortName' | 'pull'>[],
): string {
  const parts = steps.filter(isPulling);
  if (!isValue(growth) || isFlat(growth) || parts.length < 2) return '';
  const say = (s: Pulling) => `${s.shortName}${roundHalfUp(Math.abs(s.pull), 1)}`;
  const visible = parts.filter((s) => Number(roundHalfUp(s.pull, 1)) !== 0);
  const up = visible.filter((s) => s.pull > 0).sort((a, b) => b.pull - a.pull);
  const down = visible.filter((s) => s.pull < 0).sort((a, b) => a.pull - b.pull);
  const still = parts.filter((s) => !visible.includes(s)).map((s) => s.shortName);
  const said = [
    up.length > 0 && `向上拉动：${up.map(say).join('、')}个百分点`,
    down.length > 0 && `向下拉动：${down.map(say).join('、')}个百分点`,
    still.length > 0 && `${listWords(still)}影响不足0.05个百分点`,
  ].filter((s) => s !== false);
  return said.length > 0 ? `${said.join('；')}。` : '';
}

function restWords({ rest }: Reply): string {
  if (!rest || !isValue(rest.pull) || Number(roundHalfUp(rest.pull, 2)) === 0) return '';
  return `${rest.name}影响${roundHalfUp(rest.pull, 2)}个百分点，单列。`;
}

/** A unit's growth against the city's. */
function cityWords({ unit, whole, city }: Reply): string {
  if (unit.kind === 'city' || !isValue(whole.growth) || !isValue(city.growth)) return '';
  return `${unit.shortName}增速${pointsAgainst(whole.growth - city.growth, '全市')}。`;
}

function requiredWords({ required, whole, unit }: Reply): string {
  if (required?.met) return `全市${required.year}年目标已达到，不再有所需增速。`;
  if (!required || !isValue(required.percent) || !isValue(whole.growth)) return '';
  const whose = unit.kind === 'city' ? '' : unit.shortName;
  return `全市实现${required.year}年目标，今后每年需增长${roundHalfUp(required.percent, 1)}%；${whose}本年增速${pointsAgainst(whole.growth - required.percent, '所需增速')}。`;
}
