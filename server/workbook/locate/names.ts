/** Which indicator of the form a label names. */

import type { FormLayout } from '../types.ts';
import { remembered } from './remember.ts';
import { readLabel } from './words.ts';

export interface Names {
  /** Codes of the indicators that the label names in full: none, one, or several when names collide. */
  indicators(text: string): string[];
  /** Of a label under a heading: `高校` over `科技活动费用`, `政府科技创新投入` over `合计`. */
  joined(heading: string, text: string): string[];
  /** Codes of the indicators whose name ends like the label: 研发费用 for 规模以上工业企业研发费用. */
  tail(text: string): string[];
  /** The form's indicators named anywhere in a running text. */
  within(text: string): string[];
  /** An indicator of the city that this form does not ask for, named in a running text; null when none is. */
  foreign(text: string): string | null;
  /** The same, named by a whole label, alone or under its heading: `科研机构` over `科技活动费用`. */
  foreignLabel(heading: string, text: string): string | null;
  /**
   * Another indicator with the same end as a label (高校 for 科技活动费用), named in a running text that does not name the
   * form's own; null when none is.
   */
  foreignStem(end: string, text: string): string | null;
  /** Measures the form uses, for units in brackets behind a name. */
  measures: ReadonlySet<string>;
}

/** Shorter ends (投入, 预算) stand behind too many names. */
const MIN_TAIL = 4;
/** Ends that people leave out of a name: 概念验证中心、中试平台 for 概念验证中心、中试平台投入. */
const LEFT_OUT = /(?:投入|安排)$/;
const HEADING_END = /(?:投入|主体|情况|方面|部分|类)+$/;

function add(map: Map<string, Set<string>>, key: string, code: string): void {
  if (key === '') return;
  const codes = map.get(key) ?? new Set<string>();
  map.set(key, codes.add(code));
}

function collect(keys: Map<string, Set<string>>, fits: (key: string) => boolean): string[] {
  return [...new Set([...keys].filter(([key]) => fits(key)).flatMap(([, codes]) => [...codes]))];
}

/** Index of all names of a form. */
export function namesOf(layout: FormLayout): Names {
  const measures = new Set(layout.rows.map((row) => row.measureUnit));
  const labelOf = remembered((text: string) => readLabel(text, measures));
  const full = new Map<string, Set<string>>();
  const short = new Map<string, Set<string>>();
  const bare = new Map<string, Set<string>>();
  for (const row of layout.rows)
    for (const name of row.indicatorNames) {
      const label = readLabel(name, measures);
      add(full, label.key, row.indicator);
      add(short, label.short, row.indicator);
      const cut = label.key.replace(LEFT_OUT, '');
      if (cut.length >= MIN_TAIL) add(bare, cut, row.indicator);
    }
  const others = (layout.otherIndicators ?? [])
    .map((name) => ({ name, key: readLabel(name).key }))
    .filter(({ key }) => key.length >= MIN_TAIL && !full.has(key))
    .sort((a, b) => b.key.length - a.key.length);
  const stems = (keys: Iterable<string>, end: string) =>
    [...keys].filter((key) => key.endsWith(end) && key !== end).map((key) => key.slice(0, -end.length));
  const indicators = remembered((text: string): string[] => {
    const label = labelOf(text);
    const exact = full.get(label.key);
    if (exact) return [...exact];
    // Words in brackets narrow a name down: the form's may be left out, the file's may not be ignored.
    if (label.key !== label.short) return [];
    const codes = short.get(label.short) ?? bare.get(label.key);
    return codes ? [...codes] : [];
  });
  return {
    measures,
    indicators,
    joined(heading, text) {
      const head = labelOf(heading);
      const own = labelOf(text).key;
      if (own === '' || head.key === '') return [];
      const heads = [head.key, head.short, head.short.replace(HEADING_END, '')].filter((h) => h !== '');
      return heads
        .map((h) => full.get(`${h}${own}`))
        .flatMap((codes, i, all) => (codes && all.findIndex((c) => c !== undefined) === i ? [...codes] : []));
    },
    tail: remembered((text: string) => {
      const { key } = labelOf(text);
      return key.length < MIN_TAIL ? [] : collect(full, (name) => name.endsWith(key));
    }),
    within(text) {
      const { key } = labelOf(text);
      return collect(full, (name) => name.length >= MIN_TAIL && key.includes(name));
    },
    foreign(text) {
      const { key } = labelOf(text);
      return others.find((other) => key.includes(other.key))?.name ?? null;
    },
    foreignLabel(heading, text) {
      const { key } = labelOf(text);
      const head = labelOf(heading).short.replace(HEADING_END, '');
      return key === ''
        ? null
        : (others.find((o) => o.key === key || o.key === `${head}${key}`)?.name ?? null);
    },
    foreignStem(end, text) {
      const { key: words } = labelOf(text);
      const { key } = labelOf(end);
      const said = (stem: string) => stem.length > 1 && words.includes(stem);
      if (key.length < MIN_TAIL || stems(full.keys(), key).some(said)) return null;
      return (
        stems(
          others.map((other) => other.key),
          key,
        ).find(said) ?? null
      );
    },
  };
}
