/** A national table as a workbook, beside the bare library writing the same cells in the same run. */
import { writeXlsx } from 'hucre/xlsx';
import type { TableModel } from '#shared/table.ts';
import { writeTable } from '../../server/workbook/write/table.ts';
import type { Outcome } from './measure.ts';

const UNITS = 2850;
const INDICATORS = 40;
const LIMIT = 3;
const ROUNDS = 5;

const columns = Array.from({ length: INDICATORS }, (_, i) => ({
  key: `i${i}`,
  header: `指标${i}`,
  unit: '万元',
  kind: 'number' as const,
  digits: 2,
}));
const value = (unit: number, indicator: number) => ((unit * 7919 + indicator * 104_729) % 10_000_000) / 100;

const table: TableModel = {
  title: '全国各县(市、区)',
  subtitle: '2025年',
  notes: [],
  simulated: true,
  columns: [{ key: 'name', header: '地区', kind: 'text' }, ...columns],
  rows: Array.from({ length: UNITS }, (_, unit) => ({
    name: `第${unit}县`,
    ...Object.fromEntries(columns.map(({ key }, indicator) => [key, value(unit, indicator)])),
  })),
};

const bare = () =>
  writeXlsx({
    sheets: [
      {
        name: '表',
        rows: table.rows.map((row) => [String(row.name), ...columns.map(({ key }) => row[key] ?? null)]),
      },
    ],
  });

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** 2,850 units × 40 indicators with units, formats, widths, frozen head and print set-up. */
export async function nationalExport(): Promise<Outcome[]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await time(bare));
    ours.push(await time(() => writeTable(table)));
  }
  const ratio = median(ours) / median(theirs);
  return [
    {
      name: `导出 ${UNITS} 个地区 × ${INDICATORS} 项指标为 Excel`,
      measured: `${ratio.toFixed(2)} 倍（${Math.round(median(ours))} ms 对 ${Math.round(median(theirs))} ms）`,
      limit: `不超过只用库写同样单元格的 ${LIMIT} 倍`,
      holds: ratio <= LIMIT,
    },
  ];
}
