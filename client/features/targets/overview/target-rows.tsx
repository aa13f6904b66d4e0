import type { TargetRow } from '#shared/contract/target-row.ts';
import type { Targets } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { MET } from '#shared/targets/status.ts';
import { Bullet } from '../../../charts/bullet.tsx';
import { LineageFigure } from '../../../figures/lineage-figure.tsx';
import { number, signed } from '../../../lib/format.ts';
import { Num } from '../../../ui/mark.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TargetLink } from '../target-link.tsx';

/** Bullet rows inside a table: figures, bar, required against actual growth, status. Reads without a script. */
export function TargetRows({ targets, rows }: { targets: Targets; rows: readonly TargetRow[] }) {
  return (
    <table className="table target-rows">
      <caption className="visually-hidden">{targets.rowsFinding}</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="col-bar">
            进度
          </th>
          <th scope="col" className="numeric">
            实际(亿元)
          </th>
          <th scope="col" className="numeric">
            目标
          </th>
          <th scope="col" className="numeric wide-only">
            还需 / 实际年均
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} city={targets} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, city }: { row: TargetRow; city: Targets }) {
  const figure = (
    <Num value={row.actual} format={(f) => `${number(f, row.digits)}${row.unit === '%' ? '%' : ''}`} />
  );
  return (
    <tr>
      <th scope="row" className={row.indent > 0 ? 'indent-1' : undefined}>
        <TargetLink row={row} targets={city} />
      </th>
      <td className="col-bar">
        {isValue(row.target) && row.kind !== 'relation' ? (
          <Bullet
            actual={row.actual}
            target={row.target}
            needed={row.neededNow}
            status={row.status}
            description={describe(row)}
          />
        ) : (
          <span className="muted wide-only">{row.rule}</span>
        )}
      </td>
      <td className="numeric">
        {row.actualYear === null ? (
          figure
        ) : (
          <LineageFigure
            id={{
              unit: city.cityUnit,
              indicator: row.indicator,
              period: String(row.actualYear),
              of: row.kind === 'relation' && row.unit === '%' ? 'growth' : undefined,
              v: city.cut.dataVersion,
            }}
          >
            {figure}
          </LineageFigure>
        )}
        {row.actualYear !== null && <span className="muted year">{row.actualYear}</span>}
      </td>
      <td className="numeric">{row.targetText.replace(' 亿元', '') || '—'}</td>
      <td className="numeric wide-only">{growthPair(row)}</td>
      <td>
        <StatusTag status={row.status} label={row.statusLabel} rule={row.rule} />
      </td>
    </tr>
  );
}

/** 8.1% / 6.6%; the points still missing for a ratio; what is exceeded by for a target that is met. */
function growthPair(row: TargetRow): string {
  const { distance } = row;
  const digits = row.kind === 'ratio' ? 2 : row.digits;
  const unit = row.kind === 'relation' || row.kind === 'ratio' ? ' 百分点' : '';
  if (row.kind === 'relation') return isValue(distance) ? `${signed(-distance, 1)}${unit}` : '—';
  if (MET.includes(row.status))
    return isValue(distance) && distance < 0 ? `超出 ${number(-distance, digits)}${unit}` : '已达到';
  if (isValue(row.growthNeeded) && isValue(row.growthObserved))
    return `${number(row.growthNeeded, 1)}% / ${number(row.growthObserved, 1)}%`;
  return isValue(distance) ? `差 ${number(distance, digits)}${unit}` : '—';
}

function describe(row: TargetRow): string {
  const say = (f: TargetRow['actual']) => (isValue(f) ? `${number(f, row.digits)}${row.unit}` : '无数据');
  const needed = isValue(row.neededNow) ? `，按所需增速此时应为${say(row.neededNow)}` : '';
  return `${row.title}：实际${say(row.actual)}，目标${say(row.target)}${needed}，${row.statusLabel}`;
}
