/** Rules and amounts of policy papers in words. Pure. */
import { fromExact, toExact } from '../decimal.ts';
import type { Unknown } from './amount.ts';
import type { AmountRule, Cap } from './amount-rule.ts';
import { type Instrument, inputOf, type PolicyLibrary } from './library.ts';
import { daysWords } from './years.ts';

type Inputs = Pick<PolicyLibrary, 'inputs'>;

/** In the unit people say, no digit lost: 1000万元, 1.5亿元, 300元. */
export function moneyWords(exact: bigint): string {
  const yi = 10_000n * 1_000_000n;
  // Above 亿 only what is whole there is said in 亿: nothing is cut.
  if (exact >= yi && exact % 10_000n === 0n) return `${fromExact(exact / 10_000n)}亿元`;
  if (exact !== 0n && exact < 1_000_000n) return `${fromExact(exact * 10_000n)}元`;
  return `${fromExact(exact)}万元`;
}

const money = (amount: string) => moneyWords(toExact(amount));
const perWords = ({ per, years }: Cap) => (per === 'year' ? '每年' : per === 'term' ? `${years}年合计` : '');
/** 最高20万元 · 每年最高20万元 · 3年合计最高30万元. */
const capWords = (cap: Cap) => `${perWords(cap)}最高${money(cap.amount)}`;
const then = (cap: Cap | null) => (cap ? `，${capWords(cap)}` : '');
const within = (bound: 'exact' | 'up_to') => (bound === 'up_to' ? '以内' : '');

/** 最高1000万元 · 合同执行金额的30%以内，最高800万元 · 未写明数额. */
export function ruleWords(rule: AmountRule, library: Inputs): string {
  const named = (code: string) => inputOf(library, code);
  switch (rule.kind) {
    case 'fixed':
      return money(rule.amount);
    case 'up_to':
      return capWords(rule.cap);
    case 'tiers':
      return `分档，${capWords(rule.cap)}`;
    case 'some_part':
      return `${rule.of}的一定比例，${capWords(rule.cap)}`;
    case 'at_least':
      return `不低于${money(rule.amount)}`;
    case 'ratio': {
      const { part, least } = rule;
      const from = least ? `${named(least.input).name}${leastWords(least, library)}以上，` : '';
      const own = part ? `（${named(part.base).name}按${part.percent}%${within(part.bound)}）` : '';
      return `${from}${named(rule.base).name}的${rule.percent}%${within(rule.bound)}${own}${then(rule.cap)}`;
    }
    case 'per_unit': {
      const every = rule.every === 1 ? '' : String(rule.every);
      const bound = rule.bound === 'up_to' ? '不超过' : '';
      return `每${every}${named(rule.input).unit}${bound}${money(rule.amount)}${then(rule.cap)}`;
    }
    case 'match':
      return `按${named(rule.of).name}1∶1`;
    case 'words':
      return '未写明数额';
  }
}

function leastWords({ input, amount }: { input: string; amount: string }, library: Inputs): string {
  const { unit } = inputOf(library, input);
  return unit === '万元' ? money(amount) : `${amount}${unit}`;
}

/** A name in quotation marks; marks inside it become inner ones. */
export const inMarks = (name: string): string => `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** Why nothing can be said. */
export function unknownWords(unknown: Unknown, library: Inputs): string {
  const name = (code: string) => inputOf(library, code).name;
  if (unknown.why === 'no_figure') return '文件没有写明数额';
  if (unknown.why === 'not_in_force') return `不在有效期内（${daysWords(unknown)}）`;
  if (unknown.why === 'missing') return `缺少${unknown.inputs.map(name).join('、')}`;
  return `${inMarks(name(unknown.part))}大于${inMarks(name(unknown.whole))}，请核对`;
}

/** 国家级认定（首次） · 绩效评价（优秀）. */
export function eventWords({ level, event, state }: Pick<Instrument, 'level' | 'event' | 'state'>): string {
  return `${level}${event}${state === '' ? '' : `（${state}）`}`;
}

/** 20万元 · 最高1000万元 · 150万元—1000万元 · 5亿元起. */
export function rangeWords(low: bigint, high: bigint | null): string {
  if (high === null) return `${moneyWords(low)}起，文件未写上限`;
  if (low === high) return moneyWords(low);
  return low === 0n ? `最高${moneyWords(high)}` : `${moneyWords(low)}—${moneyWords(high)}`;
}
