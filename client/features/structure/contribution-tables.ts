/** The contribution page's figures for 表格, XLSX and CSV. Amounts in 万元, rates in %, 拉动 in 百分点. */

import type { Contribution } from '#shared/contract/contribution.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { zip } from '#shared/zip.ts';

/** 贡献率 and 拉动 of every part, the rest, and the total. */
export function stepsTable(c: Contribution): TableModel {
  const lines = [...c.steps, ...(c.rest ? [c.rest] : [])].map((s) => ({
    name: s.name,
    current: s.key === 'rest' ? null : figureCell(s.current),
    base: s.key === 'rest' ? null : figureCell(s.base),
    change: figureCell(s.change),
    growth: s.key === 'rest' ? null : figureCell(s.growth),
    pull: figureCell(s.pull),
    rate: figureCell(s.rate),
  }));
  const { whole } = c;
  return {
    title: c.finding,
    subtitle: `${c.unit.name}${c.total.name}，${c.label}对比${c.baseLabel}`,
    notes: [
      `拉动 = 增减额 ÷ 上年同期${c.total.name}，各项拉动之和等于${c.total.name}增速；贡献率 = 增减额 ÷ ${c.total.name}增减额。`,
      ...c.notes,
    ],
    simulated: c.simulated,
    columns: [
      { key: 'name', header: c.by === 'unit' ? '地区' : '主体', kind: 'text' },
      { key: 'current', header: c.label, unit: '万元', kind: 'number', digits: 2 },
      { key: 'base', header: c.baseLabel, unit: '万元', kind: 'number', digits: 2 },
      { key: 'change', header: '增减额', unit: '万元', kind: 'number', digits: 2 },
      { key: 'growth', header: c.yearly ? '增速' : '同比', unit: '%', kind: 'number', digits: 1 },
      { key: 'pull', header: '拉动', unit: '百分点', kind: 'number', digits: 2 },
      { key: 'rate', header: '贡献率', unit: '%', kind: 'number', digits: 1 },
    ],
    rows: [
      {
        name: '合计',
        current: figureCell(whole.current),
        base: figureCell(whole.base),
        change: figureCell(whole.change),
        growth: figureCell(whole.growth),
        pull: figureCell(whole.growth),
        rate: c.steps.some((s) => typeof s.rate === 'number') ? 100 : null,
      },
      ...lines,
    ],
  };
}

/** Total against growth of the compared units. */
export function scatterTable(c: Contribution, title: string): TableModel {
  return {
    title,
    subtitle: `${c.label}各县(市、区)总量与增速`,
    notes: c.notes,
    simulated: c.simulated,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'amount', header: c.total.name, unit: '万元', kind: 'number', digits: 2 },
      { key: 'growth', header: c.yearly ? '增速' : '同比', unit: '%', kind: 'number', digits: 1 },
      ...c.blocks.map((b) => ({
        key: b.code,
        header: `${b.shortName}拉动`,
        unit: '百分点',
        kind: 'number' as const,
        digits: 1,
      })),
    ],
    rows: c.peers.map((p) => ({
      name: p.name,
      amount: figureCell(p.amount),
      growth: figureCell(p.growth),
      ...Object.fromEntries(zip(c.blocks, p.pulls).map(([b, pull]) => [b.code, figureCell(pull)])),
    })),
  };
}

/** Ranks or growth rates over the periods of the kind chosen. */
export function trendTable(c: Contribution, title: string, of: 'rank' | 'growth'): TableModel {
  const columns = c.series.map((s) => ({
    key: s.period,
    header: s.label,
    unit: of === 'rank' ? '位' : '%',
    kind: 'number' as const,
    digits: of === 'rank' ? 0 : 1,
  }));
  const peers = c.peers.map((p) => ({
    name: p.name,
    ...Object.fromEntries(
      zip(c.series, p.trend).map(([s, { rank, growth }]) => [
        s.period,
        of === 'rank' ? (rank ?? '未排位') : figureCell(growth),
      ]),
    ),
  }));
  const city = {
    name: '全市',
    ...Object.fromEntries(zip(c.series, c.city.trend).map(([s, growth]) => [s.period, figureCell(growth)])),
  };
  return {
    title,
    subtitle: of === 'rank' ? `${c.total.name}在各县(市、区)中的位次` : `${c.total.name}增速`,
    notes: c.notes,
    simulated: c.simulated,
    columns: [{ key: 'name', header: '地区', kind: 'text' }, ...columns],
    rows: of === 'rank' ? peers : [city, ...peers],
  };
}
