/** Rules and amounts of policy papers in words. Pure. */
import { fromExact, toExact } from '../decimal.ts';
import type { AmountRule, Cap } from './amount-rule.ts';

/** In the unit people say, no digit lost: 1000万元, 1.5亿元, 300元. Below 亿 every 分 is kept, above it every 万元's hundredth. */
export function moneyWords(exact: bigint): string {
  const yi = 10_000n * 1_000_000n;
  if (exact >= yi) return `${fromExact(exact / 10_000n)}亿元`;
  if (exact !== 0n && exact < 1_000_000n) return `${fromExact(exact * 10_000n)}元`;
  return `${fromExact(exact)}万元`;
}

const money = (amount: string) => moneyWords(toExact(amount));
const capWords = (cap: Cap | null) => (cap ? `，${cap.yearly ? '每年' : ''}最高${money(cap.amount)}` : '');

/** 最高1000万元 · 合同执行金额的30%以内，最高800万元 · 未写明数额. */
export function ruleWords(rule: AmountRule): string {
  switch (rule.kind) {
    case 'fixed':
      return money(rule.amount);
    case 'up_to':
      return `${rule.yearly ? '每年' : ''}最高${money(rule.amount)}`;
    case 'at_least':
      return `不低于${money(rule.amount)}`;
    case 'ratio': {
      const least = rule.least ? `${rule.least.base}${money(rule.least.amount)}以上，` : '';
      return `${least}${rule.base}的${rule.percent}%${rule.bound === 'up_to' ? '以内' : ''}${capWords(rule.cap)}`;
    }
    case 'per_unit': {
      const every = rule.every === 1 ? '' : String(rule.every);
      return `每${every}${rule.unit}${rule.bound === 'up_to' ? '不超过' : ''}${money(rule.amount)}${capWords(rule.cap)}`;
    }
    case 'match':
      return `按${rule.of}金额1∶1`;
    case 'words':
      return '未写明数额';
  }
}

/** 20万元 · 0—1000万元 · 5亿元起. */
export function rangeWords(low: bigint, high: bigint | null): string {
  if (high === null) return `${moneyWords(low)}起，文件未写上限`;
  if (low === high) return moneyWords(low);
  return low === 0n ? `最高${moneyWords(high)}` : `${moneyWords(low)}—${moneyWords(high)}`;
}
