/** 监测报告 of a half-year and 研判报告 of a year, from its facts. */
import { dayWords } from '../day.words.ts';
import type { Panel } from '../panel.ts';
import { yearOf } from '../period.ts';
import { annexOne, annexTwo } from './annex.ts';
import { blockParagraph } from './block.words.ts';
import { blockPullsSaid, unitPullsSaid } from './contribution.words.ts';
import { growthBars, marginBars, pullSteps, structureBars, trajectoryLines, unitBars } from './drawings.ts';
import type { ReportFacts } from './facts.ts';
import type { Block, ReportModel } from './model.ts';
import { noteWords } from './note.words.ts';
import { blocksSaid, structureSaid, totalSaid } from './overall.words.ts';
import { NO_PROBLEMS, problems } from './problem.words.ts';
import type { Said } from './said.ts';
import { sourceTable } from './source-table.ts';
import { summarySaid } from './summary.words.ts';
import { blocksTable, overallTable, scoresTable, targetsTable, unitsTable } from './tables.ts';
import { paceSaid, projectionSaid, targetSaid } from './target.words.ts';
import { unitSaid } from './unit.words.ts';

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const table = (of: Extract<Block, { kind: 'table' }>['table']): Block => ({ kind: 'table', table: of });

/** A paragraph, or nothing for a sentence that has nothing to say. */
export function paragraph(id: string, said: Said, lead = ''): Block[] {
  return said.length === 0 ? [] : [{ kind: 'paragraph', id, said, lead }];
}

/** Title, number and day; the body follows. */
export function frameOf(
  facts: ReportFacts,
  kind: ReportModel['kind'],
  title: string,
): Omit<ReportModel, 'blocks'> {
  const { period, label, source, simulated, catalogue, today } = facts;
  return {
    kind,
    period,
    label,
    title,
    office: catalogue.city.office,
    day: dayWords(today),
    number: '',
    source,
    simulated,
  };
}

/** @param panel the state of the data the facts were taken from, for the annexes. */
export function buildReport(facts: ReportFacts, panel: Panel): ReportModel {
  const { catalogue, period, label, yearly } = facts;
  const { city } = catalogue;
  const title = yearly
    ? `${city.name}${yearOf(period)}年度科技创新投入研判报告`
    : `${city.name}${label}科技创新投入监测报告`;
  return {
    ...frameOf(facts, 'report', title),
    number: `〔${facts.today.slice(0, 4)}〕　　号`,
    blocks: [
      heading(1, '摘要'),
      ...paragraph('summary', summarySaid(facts)),
      ...overall(facts),
      ...byBlock(facts),
      ...byUnit(facts),
      heading(1, '四、贡献分析'),
      ...paragraph('pulls-blocks', blockPullsSaid(facts)),
      ...paragraph('pulls-units', unitPullsSaid(facts)),
      ...pullSteps(facts),
      heading(1, '五、存在问题'),
      ...problemBlocks(facts),
      heading(1, '六、工作建议'),
      { kind: 'blank', id: 'advice', prompt: '（由起草人填写）' },
      heading(1, '七、有关说明'),
      ...noteWords(facts).map((text, i): Block => ({ kind: 'note', text: `${i + 1}. ${text}` })),
      { kind: 'page' },
      heading(1, '附表1'),
      table(yearly ? annexTwo(catalogue, panel, period) : annexOne(catalogue, panel, period)),
      heading(1, '附表2'),
      table(blocksTable(facts)),
      heading(1, '附表3'),
      table(sourceTable(facts)),
    ],
  };
}

function overall(facts: ReportFacts): Block[] {
  const targets = targetsTable(facts);
  return [
    heading(1, '一、总体情况'),
    heading(2, '（一）总量和增速'),
    ...paragraph('total', totalSaid(facts)),
    ...paragraph('blocks', blocksSaid(facts)),
    table(overallTable(facts)),
    heading(2, '（二）投入结构'),
    ...orElse(paragraph('structure', structureSaid(facts)), 'structure', '全市合计尚不完整，暂不分析结构。'),
    ...structureBars(facts),
    heading(2, '（三）与目标的距离'),
    ...facts.targets.flatMap((target) => paragraph(`target-${target.year}`, targetSaid(facts, target))),
    ...facts.targets.slice(0, 1).flatMap((target) => paragraph('projection', projectionSaid(facts, target))),
    ...paragraph('pace', paceSaid(facts)),
    ...(facts.targets.length === 0
      ? paragraph('no-target', ['尚无已核定的年度数据，不能判断与目标的距离。'])
      : []),
    ...(targets ? [table(targets)] : []),
    ...trajectoryLines(facts),
  ];
}

function byBlock(facts: ReportFacts): Block[] {
  return [
    heading(1, '二、分主体情况'),
    ...facts.blocks.flatMap((block, i) => [
      heading(2, `（${'一二三四五六七八九'[i] ?? i + 1}）${block.name}`),
      ...paragraph(`block-${block.code}`, blockParagraph(facts, block)),
    ]),
  ];
}

function byUnit(facts: ReportFacts): Block[] {
  const scores = scoresTable(facts);
  return [
    heading(1, '三、分地区情况'),
    table(unitsTable(facts)),
    ...unitBars(facts),
    ...growthBars(facts),
    ...facts.total.peers.flatMap(({ unit, name }) =>
      paragraph(`unit-${unit}`, unitSaid(facts, unit), `${wide(name)}。`),
    ),
    ...marginBars(facts),
    ...(scores ? [heading(2, '研判得分'), table(scores)] : []),
  ];
}

function problemBlocks(facts: ReportFacts): Block[] {
  const found = problems(facts);
  if (found.length === 0) return paragraph('no-problems', NO_PROBLEMS);
  return found.flatMap(({ id, lead, said }, i) =>
    paragraph(`problem-${id}`, said, `（${'一二三四五六七八九'[i] ?? i + 1}）${lead}`),
  );
}

/** Brackets as prose writes them. */
export function wide(name: string): string {
  return name.replaceAll('(', '（').replaceAll(')', '）');
}

function orElse(blocks: Block[], id: string, words: string): Block[] {
  return blocks.length > 0 ? blocks : paragraph(id, [words]);
}
