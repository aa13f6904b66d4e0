/** The ranking of a whole level as a file: every unit of it, whatever page is shown. */
import type { z } from 'zod';
import { civilDay } from '#shared/civil-time.ts';
import type { LevelUnit, levelsApi } from '#shared/contract/levels.ts';
import { figureCell, type TableColumn, type TableModel } from '#shared/table.ts';
import { tableCsv } from '#shared/table-csv.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { formLabel } from '../figures/reading.ts';
import { XLSX } from '../http/files.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';
import { levelWords } from './level-ranking.words.ts';
import { type OpenLevel, openLevel } from './open-level.ts';

type Query = z.infer<typeof levelsApi.file.query>;

/** @throws 404 as the page. */
export async function writeLevel(world: World, query: Query) {
  const level = await openLevel(world, query);
  const table = answerInPlaceWords(level.open.catalogue, levelTable(query, level));
  const name = `${table.title.split('：')[0] ?? table.title}.${query.type}`;
  return query.type === 'csv'
    ? { name, bytes: new TextEncoder().encode(tableCsv(table)), type: 'text/csv; charset=utf-8' }
    : { name, bytes: await writeTable(table), type: XLSX };
}

function levelTable(query: Query, level: OpenLevel): TableModel {
  const { open, city, rows } = level;
  const { metric, isRate, catalogue, period, base, form, cutOf } = open;
  const { finding, sentences } = levelWords(query, level);
  const label = formLabel(period, form);
  const baseLabel = formLabel(base, form);
  const { dataVersion, approvedAt } = cutOf([period, base]);
  const rank = (key: string, header: string): TableColumn => ({
    ...{ key, header, unit: '位', kind: 'number', digits: 0 },
  });
  const amount = (key: string, header: string): TableColumn => ({
    ...{ key, header, unit: metric.unit, kind: 'number', digits: metric.decimals },
  });
  const moved = isRate
    ? ({ header: '增减', unit: '百分点', digits: 2 } as const)
    : ({ header: '同比', unit: '%', digits: 1 } as const);
  return {
    title: finding,
    subtitle: `${label}${metric.name}；对比${baseLabel}；占比为占全市数`,
    notes: [
      catalogue.city.footnote,
      ...sentences,
      ...rows
        .filter(({ published }) => published !== '')
        .slice(0, 20)
        .map(({ apart, published }) => `${apart}：${published}。`),
      `数据第${dataVersion}版，${civilDay(new Date(approvedAt), catalogue.city.utcOffsetMinutes)}核定`,
    ].filter((note) => note !== ''),
    columns: [
      rank('rank', '位次'),
      rank('growthRank', isRate ? '增减位次' : '增速位次'),
      { key: 'code', header: '代码', kind: 'text' },
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'above', header: '所属地区', kind: 'text' },
      amount('figure', label),
      amount('base', baseLabel),
      { key: 'growth', kind: 'number', ...moved },
      { key: 'share', header: '占比', unit: '%', kind: 'number', digits: 2 },
      rank('rankChange', '位次变化'),
    ],
    rows: [
      { ...cells({ ...city, node: '', above: '', apart: city.name }), share: null },
      ...rows.map((row) => cells(row)),
    ],
    simulated: city.simulated || rows.some(({ simulated }) => simulated),
  };
}

function cells(row: LevelUnit): TableModel['rows'][number] {
  return {
    rank: row.rank,
    growthRank: row.growthRank,
    code: row.unit,
    name: row.name,
    above: row.above,
    figure: figureCell(row.figure),
    base: figureCell(row.base),
    growth: figureCell(row.growth),
    share: row.share === 'undefined' ? null : figureCell(row.share),
    rankChange: row.rankChange,
  };
}
