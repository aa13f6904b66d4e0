/** 说明: 口径, 累计, rounding, the four marks, 模拟数据, and which state of the data it is. */
import { civilDay } from '../civil-time.ts';
import { dayWords } from '../day.words.ts';
import { MARK_USE } from '../fill.words.ts';
import { basisText } from '../metric.ts';
import { SIMULATED_NOTE } from '../table.ts';
import type { ReportFacts } from './facts.ts';

/** One numbered sentence each. */
export function noteWords(facts: ReportFacts): string[] {
  const { catalogue, yearly, total, totalName, blocks, breaks, baseLabel, simulated } = facts;
  const { city } = catalogue;
  const basis = basisText(catalogue, total.indicator.document, total.indicator.clause);
  return [
    ...(simulated ? [`本材料含${SIMULATED_NOTE}，仅供演示，不得作为决策、通报依据。`] : []),
    sourceWords(facts),
    `${totalName}：${total.indicator.definition}${basis ? `（${basis}）` : ''}`,
    ...blocks.map(({ name, lines }) => `${name}：${lines.indicator.definition}`),
    yearly
      ? '年度数据为当年全年数；全社会研究与试验发展(R&D)经费等采用上年度数据，均注明数据年度。'
      : '数据为年初累计数；半年口径与年度口径范围不同，只与往年同期比较，不与年度目标比较。',
    `增速未注明的均按现价计算；有公布的可比口径增速的，以公布数为准。基期为零、为负或无数据的，不计算增速。位次按数额从大到小，数值相同的位次并列；有应报未报的，不排位次。`,
    `“0”为${use(MARK_USE.zero)}，“不适用”为${use(MARK_USE.not_applicable)}，“缺”为${use(MARK_USE.missing)}，“未报”为${use(MARK_USE.unreported)}；缺报不作零处理。`,
    ...(breaks.length > 0 ? [`与${baseLabel}相比：${breaks.join('、')}，两期不完全可比。`] : []),
    ...facts.breakNotes,
    city.footnote,
  ];
}

/** 没有发生填“0” is, as the meaning of a mark, 没有发生. */
function use(words: string): string {
  return words.replace(/填.*$/, '');
}

/** 数据取自2026年6月16日第1版发布，… · 本材料为草稿：…. `annexed`: the whole checksum stands in an annex. */
export function sourceWords({ source, catalogue }: ReportFacts, annexed = true): string {
  const day = (iso: string) => dayWords(civilDay(new Date(iso), catalogue.city.utcOffsetMinutes));
  const { publication, dataVersion, asOf } = source;
  const data = `数据第${dataVersion}版（截至${day(asOf)}）`;
  if (publication === null) return `本材料为草稿：所用数据尚未发布，取自${data}，以正式发布的为准。`;
  return `数据取自${day(publication.publishedAt)}第${publication.version}版发布，${data}；${annexed ? '校验码见所附数据来源' : `校验码前16位${publication.digest.slice(0, 16)}`}。`;
}
