import { Link } from 'wouter';
import type { UnitProfile } from '#shared/contract/unit-profile.ts';
import { percent } from '../../lib/format.ts';
import { pinnedAddress } from '../../lib/pinned-address.ts';
import { Delta } from '../../ui/delta.tsx';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';

/** 增速 − 全市目标所需增速: what a county can be measured by while no document splits the targets. */
export function TargetMargins({ profile }: { profile: UnitProfile }) {
  return (
    <Panel
      title={profile.marginFinding}
      subtitle="所需增速是全市今后每年要达到的；文件未把目标分解到各县(市、区)"
    >
      <table className="table">
        <caption className="visually-hidden">{profile.label}增速与全市目标所需增速</caption>
        <thead>
          <tr>
            <th scope="col">目标</th>
            <th scope="col" className="numeric">
              全市所需(每年)
            </th>
            <th scope="col" className="numeric">
              本地{profile.label}增速
            </th>
            <th scope="col" className="numeric">
              相差(百分点)
            </th>
          </tr>
        </thead>
        <tbody>
          {profile.margins.map((m) => (
            <tr key={m.target}>
              <th scope="row">
                <Link href={pinnedAddress(`/targets/${m.target}`, profile.cut, {})}>
                  {m.year}年{m.name}
                </Link>
              </th>
              <td className="numeric">
                <Num value={m.required} format={(f) => percent(f)} />
              </td>
              <td className="numeric">
                <Num value={m.own} format={(f) => percent(f)} />
              </td>
              <td className="numeric">
                <Delta value={m.margin} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
