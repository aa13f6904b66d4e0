/** The figures of the target page as tables: what 表格, XLSX and CSV show. */

import type { Counties, Gaps, TargetsHead } from '#shared/contract/target-parts.ts';
import type { TargetRow } from '#shared/contract/target-row.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { marginFinding } from '#shared/targets/overview/margins.words.ts';

const base = (t: TargetsHead) => ({ notes: t.notes, simulated: t.simulated });

export function rowsTable(t: TargetsHead & { rowsFinding: string }, rows: readonly TargetRow[]): TableModel {
  return {
    ...base(t),
    title: t.rowsFinding,
    subtitle: `${t.label}数据，目标年${t.year}年`,
    columns: [
      { key: 'title', header: '指标', kind: 'text' },
      { key: 'unit', header: '计量单位', kind: 'text' },
      { key: 'actual', header: '实际', kind: 'number', digits: 2 },
      { key: 'year', header: '数据年份', kind: 'text' },
      { key: 'target', header: '目标', kind: 'number', digits: 2 },
      { key: 'distance', header: '差额', kind: 'number', digits: 2 },
      { key: 'needed', header: '还需年均增长', unit: '%', kind: 'number', digits: 1 },
      { key: 'observed', header: '实际年均增长', unit: '%', kind: 'number', digits: 1 },
      { key: 'changed', header: '实际年均变化', unit: '百分点', kind: 'number', digits: 2 },
      { key: 'ratio', header: '实际与所需之比', unit: '倍', kind: 'number', digits: 2 },
      { key: 'status', header: '状态', kind: 'text' },
      { key: 'basis', header: '依据', kind: 'text' },
      { key: 'modal', header: '文件用语', kind: 'text' },
      { key: 'responsible', header: '责任单位', kind: 'text' },
      { key: 'reporters', header: '报送单位', kind: 'text' },
    ],
    rows: rows.map((r) => ({
      title: r.title,
      unit: r.unit,
      actual: figureCell(r.actual),
      year: r.actualYear === null ? '' : String(r.actualYear),
      target: figureCell(r.target),
      distance: figureCell(r.distance),
      needed: figureCell(r.growthNeeded),
      observed: figureCell(r.growthObserved),
      changed: figureCell(r.kind === 'ratio' ? r.changeObserved : 'not_applicable'),
      ratio: figureCell(r.ratio),
      status: r.statusLabel,
      basis: r.basis,
      modal: r.modal,
      responsible: r.responsible.join('、') || '文件未列',
      reporters: r.reporters.join('、'),
    })),
  };
}

export function gapsTable(t: TargetsHead & { gaps: Gaps | null }): TableModel {
  const gaps = t.gaps;
  return {
    ...base(t),
    title: gaps?.finding ?? '缺口构成',
    subtitle: `${t.year}年推算值与目标之差，亿元；正数为缺口`,
    columns: [
      { key: 'name', header: '主体', kind: 'text' },
      { key: 'projected', header: '推算', unit: '亿元', kind: 'number', digits: 1 },
      { key: 'target', header: '目标', unit: '亿元', kind: 'number', digits: 1 },
      { key: 'gap', header: '缺口', unit: '亿元', kind: 'number', digits: 1 },
    ],
    rows: [
      ...(gaps?.blocks ?? []).map((b) => ({
        name: b.name,
        projected: figureCell(b.projected),
        target: b.target ?? '文件未定',
        gap: figureCell(b.gap),
      })),
      ...(gaps
        ? [
            { name: '合计(净缺口)', projected: null, target: null, gap: figureCell(gaps.net) },
            { name: '各主体缺口之和', projected: null, target: null, gap: figureCell(gaps.shortfall) },
          ]
        : []),
    ],
  };
}

export function marginsTable(t: TargetsHead & { counties: Counties }): TableModel {
  return {
    ...base(t),
    title: marginFinding(t.counties),
    subtitle: t.counties.allocation
      ? `${t.label}；所需增速为各地完成本地任务所需，依据${t.counties.allocation.basis}`
      : `${t.label}；${t.counties.requiredLabel}；文件未分解到各县(市、区)`,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'figure', header: t.totalName, unit: '亿元', kind: 'number', digits: 1 },
      { key: 'growth', header: '同比', unit: '%', kind: 'number', digits: 1 },
      { key: 'required', header: '所需年均增速', unit: '%', kind: 'number', digits: 1 },
      { key: 'margin', header: '与所需增速之差', unit: '百分点', kind: 'number', digits: 1 },
      { key: 'rank', header: '位次', unit: '位', kind: 'number', digits: 0 },
    ],
    rows: t.counties.rows.map((r) => ({
      name: r.shortName,
      figure: figureCell(r.figure),
      growth: figureCell(r.growth),
      required: figureCell(r.required),
      margin: figureCell(r.margin),
      rank: r.rank,
    })),
  };
}
