import type { TargetRow, Targets } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import { number, percent, signedPercent } from '../../lib/format.ts';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

/** 时序进度: the newest first half against its own past; it never stands beside a yearly target. */
export function PacePanel({ targets }: { targets: Targets }) {
  const { pace } = targets;
  if (!pace) return null;
  return (
    <Panel title={`时序进度：${pace.label}`} subtitle={pace.note} className="no-print">
      <table className="table">
        <caption className="visually-hidden">{pace.label}与往年上半年占全年比重</caption>
        <thead>
          <tr>
            <th scope="col">主体</th>
            <th scope="col" className="numeric">
              上半年(亿元)
            </th>
            <th scope="col" className="numeric">
              同比
            </th>
            <th scope="col" className="numeric">
              往年上半年占全年
            </th>
            <th scope="col" className="numeric wide-only">
              按此推全年(半年口径，亿元)
            </th>
          </tr>
        </thead>
        <tbody>
          {pace.rows.map((r) => (
            <tr key={r.name}>
              <th scope="row">{r.name}</th>
              <td className="numeric">
                <Num value={r.firstHalf} format={(f) => number(f, 1)} />
              </td>
              <td className="numeric">
                <Num value={r.growth} format={(f) => signedPercent(f)} />
              </td>
              <td className="numeric">
                <Num value={r.usualShare} format={(f) => `${percent(f)}（${r.years}年）`} />
              </td>
              <td className="numeric wide-only">
                <Num value={r.impliedYear} format={(f) => number(f, 1)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Every other target of the documents, with its clause; 无数据 is said plainly with who is to report it. */
export function OtherTargets({ rows }: { rows: readonly TargetRow[] }) {
  const silent = rows.filter((r) => r.status === 'no_data').length;
  return (
    <Panel
      title={`其他目标 ${rows.length} 项，其中 ${silent} 项无数据`}
      subtitle="两份方案中的数量、比例和关系类目标；状态旁为判断规则，悬停可见"
      className="no-print"
      id="others"
    >
      <table className="table">
        <caption className="visually-hidden">其他目标</caption>
        <thead>
          <tr>
            <th scope="col">目标</th>
            <th scope="col" className="numeric">
              实际
            </th>
            <th scope="col" className="numeric">
              目标值
            </th>
            <th scope="col">状态</th>
            <th scope="col" className="wide-only">
              依据
            </th>
            <th scope="col" className="wide-only">
              责任单位
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id}>
              <th scope="row">{r.title}</th>
              <td className="numeric">
                <Num value={r.actual} format={(f) => `${number(f, r.digits)} ${r.unit}`} />
                {r.actualYear !== null && <span className="muted year">{r.actualYear}</span>}
              </td>
              <td className="numeric">
                {isValue(r.target)
                  ? `${r.operator === '>' ? '>' : r.operator === '~' ? '约' : '≥'} ${number(r.target, r.digits)} ${r.unit}`
                  : '—'}
              </td>
              <td>
                <StatusTag status={r.status} rule={r.rule} />
              </td>
              <td className="wide-only" title={r.quote}>
                {r.basis}
              </td>
              <td className="wide-only">{r.responsible}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
