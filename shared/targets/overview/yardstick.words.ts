import type { Yardstick } from '../../contract/target-parts.ts';
import { type Figure, isValue } from '../../figure.ts';
import { growthWords, listWords, pointsAgainst } from '../../words.ts';

/** 2025年政府投入：全市增长7.9%，3地低于全市：嘉善、海盐、港区. The furthest behind is named first. */
export function yardstickWords(name: string, label: string, city: Figure, rows: Yardstick['rows']): string {
  if (!isValue(city)) return `${label}${name}：全市增速暂缺，各地不能参照比较`;
  const known = rows.flatMap((r) => (isValue(r.margin) ? [{ ...r, margin: r.margin }] : []));
  const missing = rows.length - known.length;
  const tail = missing > 0 ? `，${missing}地暂缺` : '';
  const head = `${label}${name}：全市${growthWords(city)}`;
  if (known.length === 0) return `${head}，各地增速暂缺`;
  const behind = known.filter((r) => r.margin < 0).sort((a, b) => a.margin - b.margin);
  if (behind.length === 0) return `${head}，${missing > 0 ? '已有数据的' : ''}各地均不低于全市${tail}`;
  return `${head}，${behind.length}地低于全市：${listWords(behind.map((r) => r.shortName))}${tail}`;
}

/** 政府投入增长5.2%，低于全市2.7个百分点: one unit against the city, in the words of its own page. */
export function unitYardstickWords(
  name: string,
  { shortName, growth, margin }: Yardstick['rows'][number],
  city: Figure,
): string {
  if (!isValue(growth) || !isValue(margin)) return `${shortName}${name}或全市${name}增速暂缺，不能参照比较`;
  return `${shortName}${name}${growthWords(growth)}，${pointsAgainst(margin, '全市')}(全市${growthWords(city)})`;
}
