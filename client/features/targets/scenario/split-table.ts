/** The three splits as one table: what 表格, XLSX and CSV show. */
import type { Allocation } from '#shared/contract/allocation.ts';
import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { SPLIT_LABEL, type Split } from '#shared/targets/scenario/split.ts';

export function splitTable(
  basis: ScenarioBasis,
  splits: readonly Split[],
  official: Allocation | null,
  about: Pick<TableModel, 'notes' | 'simulated'>,
): TableModel {
  const number = (key: string, header: string, unit: string, digits: number) => ({
    key,
    header,
    unit,
    kind: 'number' as const,
    digits,
  });
  const [first] = splits;
  return {
    ...about,
    title: `${basis.year}年${basis.target}亿元目标分解情景`,
    subtitle: official
      ? `官方分解已下达(${official.basis})，情景仅供对照`
      : '文件未分解到各县(市、区)，以下为情景，不是下达任务',
    notes: [...splits.map((s) => `${SPLIT_LABEL[s.method]}：${s.explanation}`), ...about.notes],
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      number('current', `${basis.fromYear}年`, '亿元', 1),
      number('share', '占全市', '%', 1),
      number('intensity', '投入÷GDP', '%', 2),
      ...(official ? [number('official', '官方任务', '亿元', 1)] : []),
      ...splits.flatMap((s) => [
        number(`${s.method}_amount`, `${SPLIT_LABEL[s.method]}：${basis.year}年`, '亿元', 1),
        number(`${s.method}_growth`, `${SPLIT_LABEL[s.method]}：年均增速`, '%', 1),
      ]),
    ],
    rows: [
      ...(first?.rows ?? []).map((row, i) => ({
        name: row.name,
        current: figureCell(row.current),
        share: figureCell(row.share),
        intensity: figureCell(row.intensity),
        ...(official ? { official: officialCell(official, row.code) } : {}),
        ...Object.fromEntries(
          splits.flatMap(({ method, rows }) => [
            [`${method}_amount`, figureCell(rows[i]?.amount ?? 'missing')],
            [`${method}_growth`, figureCell(rows[i]?.growth ?? 'missing')],
          ]),
        ),
      })),
      {
        name: '合计',
        current: basis.current,
        share: 100,
        ...(official ? { official: figureCell(official.total.sum) } : {}),
        ...Object.fromEntries(
          splits.map((s) => [
            `${s.method}_amount`,
            s.rows.every((r) => isValue(r.amount)) ? basis.target : figureCell('incomplete'),
          ]),
        ),
      },
    ],
  };
}

function officialCell({ rows }: Allocation, code: string | null): number | string | null {
  if (code === null) return null;
  const part = rows.find((row) => row.unit === code)?.target;
  return part !== undefined && isValue(part) ? part : '未下达';
}
