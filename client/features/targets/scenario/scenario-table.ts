/** A 情景's figures as a table: what 表格, XLSX and CSV show. */

import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { figureCell, type TableCell, type TableModel } from '#shared/table.ts';
import type { ScenarioResult } from '#shared/targets/scenario/scenario.ts';
import { zip } from '#shared/zip.ts';

export function scenarioTable(
  basis: ScenarioBasis,
  result: ScenarioResult,
  about: Pick<TableModel, 'notes' | 'simulated'>,
): TableModel {
  const amount = (key: string, header: string) => ({
    key,
    header,
    unit: '亿元',
    kind: 'number' as const,
    digits: 1,
  });
  const block = (name: string, rest: Record<string, TableCell>) => ({ name, ...rest });
  return {
    ...about,
    notes: [...about.notes, ...(result.binding ? [result.binding.sentence] : [])],
    title: result.verdict,
    subtitle: `情景，不是实际进度；现状为${basis.fromYear}年`,
    columns: [
      { key: 'name', header: '主体或地区', kind: 'text' },
      amount('current', `${basis.fromYear}年`),
      { key: 'growth', header: '设定年均增速', unit: '%', kind: 'number', digits: 1 },
      amount('projected', `${basis.year}年推算`),
      amount('target', '目标'),
      amount('gap', '缺口'),
      { key: 'margin', header: '与所需增速之差', unit: '百分点', kind: 'number', digits: 1 },
    ],
    rows: [
      block(basis.name, {
        current: basis.current,
        projected: figureCell(result.total),
        target: basis.target,
        gap: figureCell(result.gap),
      }),
      ...zip(result.blocks, basis.blocks).map(([b, { current }]) =>
        block(b.name, {
          current,
          growth: figureCell(b.growth),
          projected: figureCell(b.projected),
          target: b.target,
          gap: b.target === null ? null : figureCell(b.gap),
        }),
      ),
      ...(result.shortfall === null ? [] : [block('各主体缺口之和', { gap: figureCell(result.shortfall) })]),
      ...result.units.map((u) =>
        block(u.shortName, {
          current: figureCell(u.current),
          growth: figureCell(u.growth),
          projected: figureCell(u.projected),
          margin: figureCell(u.margin),
        }),
      ),
    ],
  };
}
