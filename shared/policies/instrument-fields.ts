/** A record as texts, as instruments.csv and the page for new instruments have it. Pure. */
import { parseAmountRule } from './parse-rule.ts';

export const INSTRUMENT_FIELDS = [
  'document',
  'clause',
  'kind',
  'item',
  'name',
  'level',
  'event',
  'state',
  'beneficiary',
  'recipient',
  'form',
  'rule',
  'times',
  'on_top_of',
  'selective',
  'group',
  'certainty',
  'from',
  'to',
  'note',
  'quote',
] as const;
type InstrumentTexts = Partial<Record<string, string>>;

/** Parts of a list: `企业|科研机构` or with 、. */
export const listOf = (text: string | undefined): string[] =>
  (text ?? '').split(/[|、]/).filter((name) => name !== '');

/** The record to be checked by its shape (`Instrument`); `say` is told what cannot be read. */
export function readInstrument(
  fields: InstrumentTexts,
  say: (words: string) => void,
): Record<string, unknown> {
  const { on_top_of: onTopOf, ...f } = fields;
  const rule = parseAmountRule(f.rule ?? '');
  if (!rule) say(`rule 写法不对：${f.rule}`);
  const times = timesOf(f.times ?? '');
  if (f.times && !times) say(`times 写法不对：${f.times}`);
  if (!/^1?$/.test(f.selective ?? '')) say(`selective 只能写 1 或空着：${f.selective}`);
  return {
    ...f,
    onTopOf,
    beneficiary: listOf(f.beneficiary),
    rule: rule ?? { kind: 'words' },
    selective: f.selective === '1',
    times,
  };
}

/** `1/3`: once in three years. */
function timesOf(text: string): { count: number; years: number } | null {
  const [, count, years] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return count && years ? { count: Number(count), years: Number(years) } : null;
}
