import type { Targets } from '#shared/contract/targets.ts';
import { number, percent, signed, signedPercent } from '../../lib/format.ts';
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
              {pace.yearKnown ? `${pace.yearLabel}实际(亿元)` : '按此推全年(半年口径，亿元)'}
            </th>
            {pace.yearKnown && (
              <th scope="col" className="numeric wide-only">
                上半年占全年
              </th>
            )}
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
                <Num value={pace.yearKnown ? r.year : r.impliedYear} format={(f) => number(f, 1)} />
              </td>
              {pace.yearKnown && (
                <td className="numeric wide-only">
                  <Num value={r.yearShare} format={(f) => percent(f)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** 参照: the one yardstick that the paper gives counties, their government growth against the city's. */
export function YardstickPanel({ targets }: { targets: Targets }) {
  const { yardstick } = targets;
  if (!yardstick) return null;
  return (
    <Panel
      title={yardstick.finding}
      subtitle={`${yardstick.basis}：“${yardstick.quote}”；增速为同比，差额为百分点`}
      id="yardstick"
    >
      <table className="table phone-names">
        <caption className="visually-hidden">{yardstick.finding}</caption>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col" className="numeric">
              {yardstick.name}同比
            </th>
            <th scope="col" className="numeric">
              与全市之差(百分点)
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">全市</th>
            <td className="numeric">
              <Num value={yardstick.city} format={(f) => signedPercent(f)} />
            </td>
            <td className="numeric">—</td>
          </tr>
          {yardstick.rows.map((r) => (
            <tr key={r.unit}>
              <th scope="row">{r.shortName}</th>
              <td className="numeric">
                <Num value={r.growth} format={(f) => signedPercent(f)} />
              </td>
              <td className="numeric">
                <Num value={r.margin} format={(f) => signed(f, 1)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
