/** An official split in force, and where each unit stands against its part: judged by the city's own rule. */
import { TARGET_STATUS_LABEL, type TargetStatus } from '../../calc/target.ts';
import type { Catalogue, Target } from '../../catalogue.ts';
import type { OfficialSplit, SplitDocument, SplitRow } from '../../contract/split.ts';
import { type Figure, isValue } from '../../figure.ts';
import type { Panel } from '../../panel.ts';
import { type Period, period, yearOf } from '../../period.ts';
import { listWords } from '../../words.ts';
import { noData } from '../judge/counts.ts';
import { judgeNumber } from '../judge/row.ts';
import { isSimulated } from '../judge/series.ts';
import { directionOf } from '../judge/target-words.ts';
import { splitTargetName } from './split-name.ts';
import { missingParts, splitSum, splitTargetHead, splitUnits } from './split-parts.ts';

/** What the database holds of one target's split at a data version. */
export interface SplitInForce {
  target: string;
  document: SplitDocument;
  loadedAt: string;
  /** Canonical decimals in the target's unit of measure, by unit. */
  amounts: ReadonlyMap<string, string>;
}

/** The splits in force as of a yearly period, in the targets' order; a target the programme no longer has is left out. */
export function officialSplits(
  catalogue: Catalogue,
  panel: Panel,
  inForce: readonly SplitInForce[],
  at: Period,
): OfficialSplit[] {
  return [...catalogue.targets]
    .sort((a, b) => a.order - b.order)
    .flatMap((target) => {
      const split = inForce.find((s) => s.target === target.id);
      return split && target.value !== null ? [officialSplit(catalogue, panel, target, split, at)] : [];
    });
}

function officialSplit(
  catalogue: Catalogue,
  panel: Panel,
  target: Target,
  split: SplitInForce,
  at: Period,
): OfficialSplit {
  const head = splitTargetHead(catalogue, target);
  const rows = splitUnits(catalogue)
    .filter(({ unit, required }) => required || split.amounts.has(unit.code))
    .map(({ unit }) => ({
      unit: unit.code,
      shortName: unit.shortName,
      ...splitRow(catalogue, panel, unit.code, target, split.amounts.get(unit.code), at),
    }));
  return {
    ...head,
    document: split.document,
    basis: basisOf(split.document),
    loadedAt: split.loadedAt,
    rows,
    total: splitSum(catalogue, target, split.amounts),
    missing: missingParts(catalogue, split.amounts),
    finding: splitFinding(splitTargetName(head), rows),
    simulated: rows.some((r) => r.simulated),
  };
}

/** 嘉科办〔2026〕3号 附件1. */
export function basisOf({ number, clause }: SplitDocument): string {
  return [number, clause].filter(Boolean).join(' ');
}

function splitRow(
  catalogue: Catalogue,
  panel: Panel,
  unit: string,
  target: Target,
  amount: string | undefined,
  at: Period,
): Omit<SplitRow, 'unit' | 'shortName'> {
  // Without a part of its own the unit's figure is still shown; it has no distance and no status.
  const judged = judgeNumber(
    catalogue,
    panel,
    unit,
    { ...target, value: amount ?? target.value },
    yearOf(at),
  );
  const { actual, actualYear, growthObserved } = judged;
  const simulated =
    actualYear !== null && isSimulated(panel, unit, target.indicator, period(String(actualYear)));
  const known =
    amount === undefined
      ? {
          ...noData(undefined),
          ...({ target: 'missing', distance: 'missing', growthNeeded: 'missing' } as const),
          ...({ growthRequired: 'missing', ratio: 'missing' } as const),
          rule: '文件没有给这个地区下达任务。',
        }
      : judged;
  const { distance, growthNeeded, growthRequired, ratio, status, rule } = known;
  return {
    ...{ target: known.target, actual, actualYear, distance, growthNeeded, growthObserved, growthRequired },
    achieved: achievedShare(catalogue, target, actual, known.target),
    ...{ ratio, status, rule, simulated },
    statusLabel: TARGET_STATUS_LABEL[status],
  };
}

/** 完成比例, per cent; a target of which less is better has none. */
function achievedShare(catalogue: Catalogue, target: Target, actual: Figure, goal: Figure): Figure {
  if (!isValue(goal)) return goal;
  if (!isValue(actual)) return actual;
  if (directionOf(catalogue, target) < 0) return 'undefined';
  return goal === 0 ? 'no_denominator' : (100 * actual) / goal;
}

const WORST_FIRST: readonly TargetStatus[] = [
  'missed',
  'reversing',
  'lagging',
  'slow',
  'on_track',
  'achieved',
  'no_data',
];
const GOOD: readonly TargetStatus[] = ['on_track', 'achieved'];

/** 2027年总投入分县任务：3地滞后(嘉善、海盐和港区)，4地偏慢，2地同步. */
function splitFinding(name: string, rows: readonly SplitRow[]): string {
  const groups = WORST_FIRST.map((status) => ({
    status,
    of: rows.filter((r) => r.status === status),
  })).filter(({ of }) => of.length > 0);
  const judged = groups.filter(({ status }) => status !== 'no_data');
  if (judged.length === 0) return `${name}分县任务：各地尚无可比数据`;
  const parts = groups.map(({ status, of }, i) => {
    const named =
      i === 0 && !GOOD.includes(status)
        ? `(${listWords(
            of.map((r) => r.shortName),
            9,
          )})`
        : '';
    return `${of.length}地${TARGET_STATUS_LABEL[status]}${named}`;
  });
  return `${name}分县任务：${parts.join('，')}`;
}
