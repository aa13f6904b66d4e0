/** 汇报幻灯片: eight plain slides from the facts of the report, each with one finding, its figures and at most one drawing. */
import { dayWords } from '../day.words.ts';
import { isValue } from '../figure.ts';
import type { Period } from '../period.ts';
import { rankingTable } from './build-notice.ts';
import { blockPullsSaid, unitPullsSaid } from './contribution.words.ts';
import { growthBars, marginBars, pullSteps, structureBars, trajectoryLines, unitBars } from './drawings.ts';
import type { ReportFacts } from './facts.ts';
import type { Block, ReportTable } from './model.ts';
import { noteWords, sourceWords } from './note.words.ts';
import { blocksSaid, structureSaid, totalSaid } from './overall.words.ts';
import { NO_PROBLEMS, problems } from './problem.words.ts';
import { type Said, textOf } from './said.ts';
import { leadersSaid } from './summary.words.ts';
import { blocksTable, overallTable, targetsTable, unitsTable } from './tables.ts';
import { projectionSaid, targetSaid } from './target.words.ts';

type Chart = Extract<Block, { kind: 'chart' }>;

export interface Slide {
  title: string;
  /** One sentence each. */
  points: string[];
  chart: Chart | null;
  table: ReportTable | null;
}

export interface Slides {
  period: Period;
  title: string;
  subtitle: string;
  /** Under every slide: where the figures come from. */
  source: string;
  simulated: boolean;
  slides: Slide[];
}

/** The cover counts as the first of the eight. */
export function buildSlides(facts: ReportFacts): Slides {
  const { catalogue, label, totalName, period, simulated, today } = facts;
  return {
    period,
    title: `${catalogue.city.name}${label}${totalName}情况汇报`,
    subtitle: `${catalogue.city.office}　${dayWords(today)}`,
    source: sourceWords(facts, false),
    simulated,
    slides: [
      slide('总体情况', [totalSaid(facts), blocksSaid(facts)], null, overallTable(facts)),
      either(facts, slide('投入结构', [structureSaid(facts)], structureBars(facts)[0]), blocksTable(facts)),
      slide(
        '与目标的距离',
        [
          ...facts.targets.map((target) => targetSaid(facts, target)),
          ...facts.targets.slice(0, 1).map((target) => projectionSaid(facts, target)),
        ],
        trajectoryLines(facts)[0],
        trajectoryLines(facts).length > 0 ? null : targetsTable(facts),
      ),
      slide(
        '各地总量',
        [leadersSaid(facts)],
        unitBars(facts)[0],
        unitBars(facts).length > 0 ? null : unitsTable(facts),
      ),
      either(facts, slide('各地增速', [], growthBars(facts)[0] ?? marginBars(facts)[0]), rankingTable(facts)),
      slide('贡献分析', [blockPullsSaid(facts), unitPullsSaid(facts)], pullSteps(facts)[0]),
      {
        title: '存在问题',
        points: problemPoints(facts),
        chart: null,
        table: null,
      },
    ].map((one) => (one.points.length > 0 || one.chart || one.table ? one : { ...one, points: [EMPTY] })),
  };
}

/** A slide for which nothing is approved yet says so. */
const EMPTY = '数据尚不完整，待各地报齐、核定后补充。';

/** Where there is no drawing, what has been approved, and what the drawing lacks: parts of the total, or a base. */
function either({ total }: ReportFacts, wanted: Slide, table: ReportTable): Slide {
  const now = table.rows.some(({ cells }) =>
    cells.some((cell) => typeof cell !== 'string' && isValue(cell.figure)),
  );
  if (wanted.chart || !now) return wanted;
  const why = isValue(total.city.current)
    ? '没有可比的上年同期数，不计算增速。'
    : '全市合计尚不完整，下表为已核定的数据。';
  return { ...wanted, points: [why], table };
}

function slide(
  title: string,
  said: readonly Said[],
  chart: Chart | null | undefined = null,
  table: ReportTable | null = null,
): Slide {
  return { title, points: said.filter((one) => one.length > 0).map(textOf), chart: chart ?? null, table };
}

function problemPoints(facts: ReportFacts): string[] {
  const found = problems(facts).map(({ lead, said }) => `${lead}${textOf(said)}`);
  const simulated = facts.simulated ? noteWords(facts).slice(0, 1) : [];
  return [...(found.length > 0 ? found : [textOf(NO_PROBLEMS)]), ...simulated];
}
