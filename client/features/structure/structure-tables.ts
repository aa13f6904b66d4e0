/** The structure page's figures for 表格, XLSX and CSV. Amounts in 万元, shares in per cent. */

import type { Structure, StructurePart } from '#shared/contract/structure.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableColumn, type TableModel } from '#shared/table.ts';
import { moneyWords } from '#shared/words.ts';
import { zip } from '#shared/zip.ts';

const money = (key: string, header: string): TableColumn => ({
  key,
  header,
  unit: '万元',
  kind: 'number',
  digits: 2,
});
const rate = (key: string, header: string, digits = 1): TableColumn => ({
  key,
  header,
  unit: '%',
  kind: 'number',
  digits,
});
const points = (key: string, header: string, digits = 1): TableColumn => ({
  key,
  header,
  unit: '百分点',
  kind: 'number',
  digits,
});

/** All periods of the kind chosen: amounts and shares of the blocks, 附项 beside. */
export function periodsTable(s: Structure): TableModel {
  return {
    title: s.finding,
    subtitle: `${s.unit.name}${s.total.name}构成；附项不计入${s.total.name}，比重以${s.total.name}为100%`,
    notes: s.notes,
    simulated: s.simulated,
    columns: [
      { key: 'label', header: '期别', kind: 'text' },
      money('total', s.total.name),
      ...s.blocks.flatMap((b) => [
        money(`${b.code}_amount`, b.shortName),
        rate(`${b.code}_share`, `${b.shortName}占比`),
      ]),
      money('memo_amount', '附项(不计入)'),
      rate('memo_share', `附项相当于${s.total.name}`),
    ],
    rows: s.rows.map((row) => ({
      label: row.label,
      total: figureCell(row.total),
      ...Object.fromEntries(
        zip(s.blocks, row.blocks).flatMap(([{ code }, { amount, share }]) => [
          [`${code}_amount`, figureCell(amount)],
          [`${code}_share`, figureCell(share)],
        ]),
      ),
      memo_amount: row.memo ? figureCell(row.memo.amount) : '不适用',
      memo_share: row.memo ? figureCell(row.memo.share) : '不适用',
    })),
  };
}

const PART_GROUP: Record<StructurePart['group'], string> = {
  of_which: '其中',
  breakdown: '按来源分',
  component: '构成',
  memo: '附项(不计入)',
};

/**
 * What a group of a block's parts is called. Two breakdowns of one total name that total and say so: they are never two
 * totals. `政府 · 其中` · `政府 · 71.2亿元按项目分(其中)` · `政府 · 同一71.2亿元按来源分`.
 */
export function partGroupName(
  s: Structure,
  block: Structure['blocks'][number],
  group: StructurePart['group'],
) {
  const has = (g: StructurePart['group']) => s.parts.some((p) => p.block === block.code && p.group === g);
  const twice = has('of_which') && has('breakdown');
  const row = s.rows.find((r) => r.period === s.period);
  const whole = row?.blocks[s.blocks.indexOf(block)]?.amount ?? 'unreported';
  const amount = isValue(whole) ? moneyWords(whole) : '合计';
  if (twice && group === 'of_which') return `${block.shortName} · ${amount}按项目分(其中)`;
  if (twice && group === 'breakdown') return `${block.shortName} · 同一${amount}按来源分`;
  return `${block.shortName} · ${PART_GROUP[group]}`;
}

/** 其中 with 未列明, sources, components and 附项 of the period shown. */
export function partsTable(s: Structure): TableModel {
  const block = new Map(s.blocks.map((b) => [b.code, b]));
  const groupOf = (p: StructurePart) => {
    const own = block.get(p.block);
    return own ? partGroupName(s, own, p.group).replace(`${own.shortName} · `, '') : PART_GROUP[p.group];
  };
  return {
    title: s.titles.parts || `${s.label}${s.unit.shortName}各主体投入的组成`,
    subtitle: `${s.label}${s.unit.name}；占比增减对比${s.baseLabel}`,
    notes: s.notes,
    simulated: s.simulated,
    columns: [
      { key: 'block', header: '主体', kind: 'text' },
      { key: 'group', header: '类别', kind: 'text' },
      { key: 'name', header: '项目', kind: 'text' },
      money('amount', '数额'),
      rate('share', '占该主体投入'),
      points('change', '占比增减'),
      rate('of_total', `占${s.total.name}(附项为相当于)`),
    ],
    rows: s.parts.map((p) => ({
      block: block.get(p.block)?.shortName ?? p.block,
      group: groupOf(p),
      name: p.name,
      amount: figureCell(p.amount),
      share: figureCell(p.shareOfBlock),
      change: figureCell(p.change),
      of_total: figureCell(p.shareOfTotal),
    })),
  };
}

/** Each part of the city: its share of all, and its own structure. */
export function placesTable(s: Structure, title: string): TableModel {
  return {
    title,
    subtitle: `${s.label}${s.total.name}；占各地合计为占各地与市本级之和，增减对比${s.baseLabel}`,
    notes: s.notes,
    simulated: s.simulated,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      money('amount', s.total.name),
      rate('share', '占各地合计'),
      rate('before', `${s.baseLabel}占各地合计`),
      points('change', '占比增减'),
      ...s.blocks.map((b) => rate(b.code, `${b.shortName}占本地`)),
    ],
    rows: s.places.map((p) => ({
      name: p.name,
      amount: figureCell(p.amount),
      share: figureCell(p.share),
      before: figureCell(p.shareBefore),
      change: figureCell(p.change),
      ...Object.fromEntries(
        zip(s.blocks, p.blocks).map(([{ code }, { share }]) => [code, figureCell(share)]),
      ),
    })),
  };
}

/** One intensity over the years, then the units in its year. */
export function intensityTable(s: Structure, intensity: Structure['intensities'][number]): TableModel {
  return {
    title: intensity.title,
    subtitle: `${intensity.formula}；仅年度`,
    notes: s.notes,
    simulated: s.simulated,
    columns: [
      { key: 'name', header: '年份/地区', kind: 'text' },
      rate('figure', intensity.name, 2),
      { key: 'rank', header: '位次', unit: '位', kind: 'number', digits: 0 },
    ],
    rows: [
      ...intensity.points.map((p) => ({
        name: `${s.unit.shortName}${p.label}`,
        figure: figureCell(p.figure),
        rank: null,
      })),
      ...intensity.units.map((u) => ({
        name: `${u.shortName}${intensity.label}`,
        figure: figureCell(u.figure),
        rank: u.rank,
      })),
    ],
  };
}
