/** 附表: the tables as annexes 1 and 2 of the paper lay them out, and where every number comes from. */
import { defaultScheme, hasSubject } from '../assess/default-scheme.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Panel } from '../panel.ts';
import {
  type Period,
  periodicityOf,
  periodLabel,
  period as periodOf,
  sameLastYear,
  yearOf,
} from '../period.ts';
import { requireIndicator } from '../required.ts';
import { type Line, linesOf, unitLine } from './lines.ts';
import type { ReportTable } from './model.ts';
import { amounts, numeric, text } from './tables.ts';

/** 附表 of a half-year: 序号 | 指标名称 | 单位 | 数源单位 | 责任单位 | 本期 | 上年同期 | 增速, the city's figures (annex 1). */
export function annexOne(catalogue: Catalogue, panel: Panel, period: Period): ReportTable {
  const series = periodicityOf(period);
  const { city } = catalogue;
  const line = (code: string) => linesOf(catalogue, panel, code, period);
  const rowOf = (mark: string, code: string, indent: number, prefix = '') => {
    const { indicator, city: own } = line(code);
    return {
      cells: [
        mark,
        `${prefix}${indicator.name}`,
        own.measureUnit,
        indicator.source,
        indicator.responsible,
        ...amounts(own),
      ],
      strong: indent === 0,
      indent,
    };
  };
  const rows = city.blocks.flatMap((block, i) => {
    const code = block[series];
    const inside = catalogue.indicators
      .filter((one) => one.block === block.code && one.code !== code && one.periodicities.includes(series))
      .sort((a, b) => a.order - b.order);
    return [
      rowOf(String(i + 1), code, 0),
      ...inside.map((one) => rowOf('', one.code, 1, one.relation === 'of_which' ? '其中：' : '')),
    ];
  });
  return {
    id: 'annex1',
    caption: `${periodLabel(period)}${city.system}表（全市）`,
    note: '单位：万元、%',
    columns: [
      text('序号', 6),
      text('指标名称', 26),
      text('单位', 7),
      text('数源单位', 12),
      text('责任单位', 13),
      numeric(periodLabel(period), 15),
      numeric(periodLabel(sameLastYear(period)), 15),
      numeric('增速', 9),
    ],
    rows: [rowOf('', city.totals[series], 0), ...rows],
  };
}

/** 附表 of a year: the parts of annex 2, each row with the year its figures are of (采用当年数据 · 采用上年度数据). */
export function annexTwo(catalogue: Catalogue, panel: Panel, period: Period): ReportTable {
  const year = yearOf(period);
  const head = (title: string) => ({ cells: [title, '', '', '', '', ''], strong: true, indent: 0 });
  const rowOf = (own: Line, name: string, indent: number) => ({
    cells: [name, own.measureUnit, `${yearOf(own.period)}年`, ...amounts(own)],
    strong: false,
    indent,
  });
  const units = distinct(defaultScheme(catalogue, 'units').items);
  const institutions = hasSubject(catalogue, 'institutions')
    ? defaultScheme(catalogue, 'institutions')
    : null;
  return {
    id: 'annex2',
    caption: `${year}年度研判体系表`,
    note: '单位：万元、%、百分点',
    columns: [
      text('指标', 32),
      text('单位', 7),
      text('数据年度', 10),
      numeric('数值', 17),
      numeric('上一年', 17),
      numeric('增速', 9),
    ],
    rows: [
      ...byPart(units).flatMap(([part, items]) => [
        head(part),
        ...items.map(({ indicator, lag }) => {
          const { city, indicator: found } = linesOf(
            catalogue,
            panel,
            indicator,
            periodOf(String(year - lag)),
          );
          return rowOf(city, found.name, found.relation === 'of_which' ? 1 : 0);
        }),
      ]),
      ...byPart(distinct(institutions?.items ?? [])).flatMap(([part, items]) => [
        head(part),
        ...items.flatMap(({ indicator, lag, groups }) => {
          const at = periodOf(String(year - lag));
          const rows = members(institutions?.peerGroups ?? [], groups).flatMap((unit) => {
            const own = unitLine(catalogue, panel, unit, indicator, at);
            return own ? [rowOf(own, own.name, 1)] : [];
          });
          return rows.length === 0 ? [] : [head(requireIndicator(catalogue, indicator).name), ...rows];
        }),
      ]),
    ],
  };
}

type Item = ReturnType<typeof defaultScheme>['items'][number];

/** One row an indicator and data year, however many ways it is scored. */
function distinct(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [`${item.part} ${item.indicator} ${item.lag}`, item])).values()];
}

function byPart(items: readonly Item[]): [string, Item[]][] {
  return [...Map.groupBy(items, ({ part }) => part)];
}

/** Codes of the institutions that an item is about. */
function members(
  all: readonly { code: string; units: string[] }[],
  groups: readonly string[] | null,
): string[] {
  return all.filter(({ code }) => groups === null || groups.includes(code)).flatMap(({ units }) => units);
}
