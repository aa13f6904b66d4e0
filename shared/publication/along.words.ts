/** Whether the assessment of the year goes along with a publication, or why it does not. Pure. */
import type { Subject } from '../contract/scheme.ts';
import { type Period, periodicityOf } from '../period.ts';

interface Along {
  period: Period;
  /** Data version that would be frozen. */
  dataVersion: number;
  /** The year's runs that could go along. */
  runs: readonly { number: number; subject: string; dataVersion: number; partial: boolean }[];
  /** Number of the run that goes along; null for none. */
  chosen: number | null;
}

const NAME: Record<Subject, string> = { units: '县（市、区）研判', institutions: '机构研判' };

/** 县（市、区）研判随同发布：第3次运行。 · 机构研判不随同发布：…, one sentence; of a run that holds only a part it says so. */
export function alongWords(subject: Subject, { period, dataVersion, runs, chosen }: Along): string {
  const name = NAME[subject];
  if (chosen !== null) {
    const part = runs.some(({ number, partial }) => number === chosen && partial);
    return `${name}随同发布：第${chosen}次运行${part ? '，部门所做，只含其所属机构' : ''}。`;
  }
  const none = `${name}不随同发布：`;
  if (periodicityOf(period) !== 'year') return `${none}半年数据不作研判，研判按年度。`;
  const own = runs.filter((run) => run.subject === subject);
  if (own.length === 0) return `${none}本年度还没有运行，请先到“${PAGE[subject]}”运行。`;
  if (own.some((run) => run.dataVersion === dataVersion)) return `${none}没有选。`;
  const newest = Math.max(...own.map((run) => run.dataVersion));
  return `${none}最近一次用的是数据第${newest}版，发布的是第${dataVersion}版，请先到“${PAGE[subject]}”重新运行。`;
}

const PAGE: Record<Subject, string> = { units: '年度研判', institutions: '机构研判' };
