/** 数据来源: which publication, which data, which checksum, so that every number can be found again. */
import { civilDay } from '../civil-time.ts';
import { dayWords } from '../day.words.ts';
import type { ReportFacts } from './facts.ts';
import type { ReportTable } from './model.ts';
import { text } from './tables.ts';

export function sourceTable({ source, catalogue, runs, label }: ReportFacts): ReportTable {
  const { publication, dataVersion, asOf, catalogueVersion } = source;
  const day = (iso: string) => dayWords(civilDay(new Date(iso), catalogue.city.utcOffsetMinutes));
  const lines: [string, string][] = [
    ['期别', label],
    ...(publication
      ? ([
          ['发布版本', `第${publication.version}版，${day(publication.publishedAt)}发布`],
          ['提出、确认', `${publication.proposedBy}提出，${publication.confirmedBy}确认`],
          ['发布文件校验码', publication.digest],
        ] satisfies [string, string][])
      : ([['发布版本', '尚未发布，本材料为草稿']] satisfies [string, string][])),
    ['数据版本', `第${dataVersion}版，截至${day(asOf)}`],
    ['监测指标目录', `第${catalogueVersion}版`],
    ...runs.map((run): [string, string] => [
      run.title,
      `第${run.number}次运行，方案第${run.schemeNumber}版，校验码${run.digest}`,
    ]),
  ];
  return {
    id: 'source',
    caption: '数据来源',
    note: '',
    columns: [text('项目', 22), text('内容', 78)],
    rows: lines.map((cells) => ({ cells, strong: false, indent: 0 })),
  };
}
