/** 汇报: the findings of a period one by one, each a sentence of the documents with its drawing and what it rests on. */
import { z } from 'zod';
import { basisText } from '../metric.ts';
import { blockPullsSaid, unitPullsSaid } from '../report/contribution.words.ts';
import {
  growthBars,
  marginBars,
  pullSteps,
  structureBars,
  trajectoryLines,
  unitBars,
} from '../report/drawings.ts';
import type { ReportFacts } from '../report/facts.ts';
import { type Block, Drawing } from '../report/model.ts';
import { blocksSaid, structureSaid, totalSaid } from '../report/overall.words.ts';
import { NO_PROBLEMS, problems } from '../report/problem.words.ts';
import { Said, said } from '../report/said.ts';
import { leadersSaid } from '../report/summary.words.ts';
import { projectionSaid, requiredRow, targetSaid } from '../report/target.words.ts';

export const Finding = z.object({
  /** Stays the same from version to version: a choice names it. */
  id: z.string(),
  title: z.string(),
  said: Said,
  chart: z.object({ caption: z.string(), alt: z.string(), drawing: Drawing }).nullable(),
  /** Document and clause; empty where the finding is of the returns and not of a document. */
  basis: z.string(),
});
export type Finding = z.infer<typeof Finding>;

type Chart = Extract<Block, { kind: 'chart' }>;

/** Every finding that there is, in the order of a report; what cannot be said of the data yet is not among them. */
export function findingsOf(facts: ReportFacts): Finding[] {
  const { catalogue, targets, total } = facts;
  const whole = basisText(catalogue, total.indicator.document, total.indicator.clause);
  const required = requiredRow(facts)?.basis ?? whole;
  const { yardstick } = catalogue.city;
  const measured = yardstick ? basisText(catalogue, yardstick.document, yardstick.clause) : required;
  const basisOf: Record<string, string> = {
    falling: measured,
    yardstick: measured,
    returns: '',
    differences: '',
  };
  const found = problems(facts);
  return [
    finding('total', '总量和增速', said`${totalSaid(facts)}${blocksSaid(facts)}`, whole),
    finding('structure', '投入结构', structureSaid(facts), whole, structureBars(facts)),
    ...targets.map((target) =>
      finding(
        `target-${target.year}`,
        `与${target.year}年目标的距离`,
        targetSaid(facts, target),
        target.rows.find(({ targetYear }) => targetYear === target.year)?.basis ?? whole,
        trajectoryLines(facts),
      ),
    ),
    ...targets
      .slice(0, 1)
      .map((target) => finding('projection', '按近年增速推算', projectionSaid(facts, target), required)),
    finding('units', '各地总量', leadersSaid(facts), whole, unitBars(facts)),
    finding('pulls', '增长由谁带动', blockPullsSaid(facts), whole, pullSteps(facts)),
    finding('unit-pulls', '各地拉动', unitPullsSaid(facts), whole, growthBars(facts)),
    ...found.map(({ id, lead, said: words }) =>
      finding(
        `problem-${id}`,
        lead.replace(/。$/, ''),
        words,
        basisOf[id] ?? required,
        id === 'laggards' ? marginBars(facts) : [],
      ),
    ),
    ...(found.length === 0 ? [finding('no-problems', '存在问题', NO_PROBLEMS, '')] : []),
  ].filter((one) => one.said.length > 0);
}

function finding(
  id: string,
  title: string,
  words: Said,
  basis: string,
  charts: readonly Chart[] = [],
): Finding {
  const [chart] = charts;
  return {
    id,
    title,
    said: words,
    basis,
    chart: chart ? { caption: chart.caption, alt: chart.alt, drawing: chart.drawing } : null,
  };
}
