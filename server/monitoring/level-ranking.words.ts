/** What the ranking of a whole level says, computed from its figures. */
import { sumOf } from '#shared/calc/exact.ts';
import { share } from '#shared/calc/shares.ts';
import type { LevelGroup, LevelRanking } from '#shared/contract/levels.ts';
import { roundHalfUp, shiftDecimal } from '#shared/decimal.ts';
import { isValue } from '#shared/figure.ts';
import { LEVEL_NAME } from '#shared/tree/place.words.ts';
import { growthWords, listWords, moneyWords } from '#shared/words.ts';
import { formLabel } from '../figures/reading.ts';
import type { OpenLevel } from './open-level.ts';
import { areAlike } from './ranking.words.ts';

type Asked = Pick<LevelRanking, 'level' | 'order'>;

/** How many of the largest are added up. */
const LARGEST = 10;

export function levelWords(
  { level, order }: Asked,
  open: OpenLevel,
): Pick<LevelRanking, 'finding' | 'sentences'> {
  const { rows, missing, groups } = open;
  const { metric, isRate, period, form } = open.open;
  // A rate is no amount, and grows by 百分点.
  const grown = isRate ? '增减' : '增速';
  const of = `${metric.shortName}${order === 'growth' ? grown : ''}`;
  const finding = `${formLabel(period, form)}${open.city.name}${rows.length}个${LEVEL_NAME[level]}${of}`;
  const sentences = [
    open.peerGroups > 1 ? '按比较组分别排位。' : '',
    missing > 0 ? `${missing}地暂缺，补齐前不排位次。` : '',
    largestWords(open),
    growthSentence(open),
    partWords(groups, order === 'growth' ? grown : isRate ? metric.shortName : '数额'),
  ].filter((sentence) => sentence !== '');
  return { finding: `${finding}：${leadWords(order, open)}`, sentences };
}

/** The first and the middle of the list; what is missing where that hangs on it. */
function leadWords(order: Asked['order'], open: OpenLevel): string {
  const { rows, measured, spread, missing } = open;
  const [first] = rows;
  if (!first || !spread || !isValue(measured(first))) return '尚无已核定数据';
  const names = rows.filter((row) => measured(row) === measured(first)).map(({ apart }) => apart);
  const most = missing > 0 ? '已有数据的单位中' : '';
  const print = printer(order, open);
  return `${most}${listWords(names)}最高，${print(Number(measured(first)))}；中位数${print(spread.middle)}`;
}

/** A value of the list as a sentence prints it. */
function printer(order: Asked['order'], { open: { metric, isRate } }: OpenLevel): (value: number) => string {
  if (order === 'growth')
    return isRate
      ? (value) => `${value < 0 ? '下降' : '提高'}${roundHalfUp(Math.abs(value), 2)}个百分点`
      : growthWords;
  return metric.measure === 'money'
    ? (yi) => moneyWords(shiftDecimal(yi, 4))
    : (value) => `${roundHalfUp(value, metric.decimals)}${metric.unit}`;
}

/** 前10地合计占全省35.2%. */
function largestWords({ rows, city, open, missing }: OpenLevel): string {
  if (open.isRate || missing > 0 || rows.length <= 2 * LARGEST) return '';
  const figures = rows.map(({ figure }) => figure).filter(isValue);
  const largest = figures.sort((a, b) => b - a).slice(0, LARGEST);
  const part = share(sumOf(largest), city.figure);
  return isValue(part) ? `数额前${LARGEST}地合计占全市${roundHalfUp(part, 1)}%。` : '';
}

/** 41地增速高于全省，其余49地不高于；3地下降. */
function growthSentence({ rows, city, open }: OpenLevel): string {
  const known = rows.filter((row) => isValue(row.growth));
  const whole = city.growth;
  if (open.isRate || known.length === 0 || !isValue(whole) || !areAlike([...known, city])) return '';
  const above = known.filter(({ growth }) => isValue(growth) && growth > whole).length;
  const falling = known.filter(({ growth }) => isValue(growth) && growth < 0).length;
  const down = falling > 0 ? `，其中${falling}地下降` : '';
  return `全市${growthWords(whole)}，${above}地增速高于全市，${known.length - above}地不高于${down}。`;
}

/** 居前四分之一的：杭州市8地、宁波市5地. */
function partWords(groups: readonly LevelGroup[], by: string): string {
  const most = groups
    .flatMap(({ shortName, ahead }) => (ahead ? [{ shortName, ahead }] : []))
    .sort((a, b) => b.ahead - a.ahead)
    .slice(0, 3);
  if (groups.length < 2 || most.length === 0) return '';
  const words = most.map(({ shortName, ahead }) => `${shortName}${ahead}地`).join('、');
  return `${by}居前四分之一的，${words}${groups.length > most.length ? '等' : ''}。`;
}
