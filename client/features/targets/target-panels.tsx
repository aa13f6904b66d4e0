import type { Targets } from '#shared/contract/targets.ts';
import { number, percent, signedPercent } from '../../lib/format.ts';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 时序进度: the newest first half against its own past; it never stands beside a yearly target. */
export function PacePanel({ targets }: { targets: Targets }) {
  const { pace } = targets;
  if (!pace) return null;
  return (
    <Panel title={pace.finding} subtitle={pace.note} className="no-print">
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
