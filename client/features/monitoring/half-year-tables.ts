/** The half-year's tables as files: what XLSX and CSV hold. Money in 万元, growth in per cent. */
import type { HalfYear } from '#shared/contract/half-year.ts';
import { figureCell, type TableModel } from '#shared/table.ts';

const base = ({ notes, simulated }: HalfYear) => ({ notes, simulated });

export function blocksTable(half: HalfYear): TableModel {
  return {
    ...base(half),
    title: half.finding,
    subtitle: `${half.label}与${half.baseLabel}，万元；可比为两年都有数据的地区之和`,
    columns: [
      { key: 'name', header: '主体', kind: 'text' },
      { key: 'current', header: half.label, unit: '万元', kind: 'number', digits: 2 },
      { key: 'base', header: half.baseLabel, unit: '万元', kind: 'number', digits: 2 },
      { key: 'growth', header: '同比', unit: '%', kind: 'number', digits: 1 },
      { key: 'alike', header: '可比地区', kind: 'text' },
      { key: 'alikeCurrent', header: '可比部分本期', unit: '万元', kind: 'number', digits: 2 },
      { key: 'alikeBase', header: '可比部分上年同期', unit: '万元', kind: 'number', digits: 2 },
      { key: 'alikeGrowth', header: '可比同比', unit: '%', kind: 'number', digits: 1 },
      { key: 'missing', header: '暂缺地区', kind: 'text' },
    ],
    rows: half.blocks.map((block) => ({
      name: block.name,
      current: figureCell(block.current),
      base: figureCell(block.base),
      growth: figureCell(block.growth),
      alike: block.alike ? block.alike.units.join('、') : block.missing.length === 0 ? '全部' : '',
      alikeCurrent: block.alike ? figureCell(block.alike.current) : null,
      alikeBase: block.alike ? figureCell(block.alike.base) : null,
      // Where nobody is missing, the block's own growth compares like with like, as on the page.
      alikeGrowth: block.alike
        ? figureCell(block.alike.growth)
        : block.missing.length === 0
          ? figureCell(block.growth)
          : null,
      missing: block.missing.join('、'),
    })),
  };
}

export function halfUnitsTable(half: HalfYear): TableModel {
  return {
    ...base(half),
    title: `${half.label}各县(市、区)各主体投入`,
    subtitle: `对比${half.baseLabel}，万元；增速为同比`,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      ...half.blocks.flatMap(({ code, name }): TableModel['columns'] => [
        { key: `${code}_current`, header: name, unit: '万元', kind: 'number', digits: 2 },
        { key: `${code}_base`, header: `${name}上年同期`, unit: '万元', kind: 'number', digits: 2 },
        { key: `${code}_growth`, header: `${name}同比`, unit: '%', kind: 'number', digits: 1 },
      ]),
    ],
    rows: half.units.map(({ shortName, cells }) => ({
      name: shortName,
      ...Object.fromEntries(
        half.blocks.flatMap(({ code }, i) => [
          [`${code}_current`, figureCell(cells[i]?.current ?? 'missing')],
          [`${code}_base`, figureCell(cells[i]?.base ?? 'missing')],
          [`${code}_growth`, figureCell(cells[i]?.growth ?? 'missing')],
        ]),
      ),
    })),
  };
}
