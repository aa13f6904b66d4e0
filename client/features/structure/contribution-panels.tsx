/** The tables beside the waterfall. */

import type { Contribution } from '#shared/contract/contribution.ts';
import { zip } from '#shared/zip.ts';
import { percent, signed, signedPercent } from '../../lib/format.ts';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Num } from '../../ui/mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

/** 贡献率 and 拉动 as a table: total first. */
export function StepsPanel({ contribution: c }: { contribution: Contribution }) {
  const lines = [...c.steps, ...(c.rest ? [c.rest] : [])];
  return (
    <Panel title="各项增减与贡献" subtitle={`${c.label}对比${c.baseLabel}，数额单位：万元`}>
      <ScrollBox>
        <table className="table">
          <caption className="visually-hidden">增减额、增速、拉动与贡献率</caption>
          <thead>
            <tr>
              <th scope="col">{c.by === 'unit' ? '地区' : '主体'}</th>
              <th scope="col" className="numeric">
                增减额
              </th>
              <th scope="col" className="numeric">
                {c.yearly ? '增速' : '同比'}
              </th>
              <th scope="col" className="numeric">
                拉动(百分点)
              </th>
              <th scope="col" className="numeric">
                贡献率
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="total">
              <th scope="row">合计</th>
              <td className="numeric">
                <Num value={c.whole.change} format={(f) => signed(f, 2)} />
              </td>
              <td className="numeric">
                <Num value={c.whole.growth} format={(f) => signedPercent(f)} />
              </td>
              <td className="numeric">
                <Num value={c.whole.growth} format={(f) => signed(f, 2)} />
              </td>
              <td className="numeric" />
            </tr>
            {lines.map((s) => (
              <tr key={s.key}>
                <th scope="row">{c.by === 'unit' && s.key !== 'rest' ? s.shortName : s.name}</th>
                <td className="numeric">
                  <Num value={s.change} format={(f) => signed(f, 2)} />
                </td>
                <td className="numeric">
                  {s.key === 'rest' ? '' : <Num value={s.growth} format={(f) => signedPercent(f)} />}
                </td>
                <td className="numeric">
                  <Num value={s.pull} format={(f) => signed(f, 2)} />
                </td>
                <td className="numeric">
                  <Num value={s.rate} format={(f) => percent(f)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

/** Each compared unit's growth and what its blocks pulled. */
export function PeersPanel({
  contribution: c,
  onUnit,
}: {
  contribution: Contribution;
  onUnit: (unit: string) => void;
}) {
  return (
    <Panel
      title="各地增速由谁拉动"
      subtitle={`${c.label}对比${c.baseLabel}；各主体拉动之和等于该地增速，单位：百分点`}
    >
      <ScrollBox>
        <table className="table">
          <caption className="visually-hidden">各地增速及各主体拉动</caption>
          <thead>
            <tr>
              <th scope="col">地区</th>
              <th scope="col" className="numeric">
                {c.yearly ? '增速' : '同比'}
              </th>
              {c.blocks.map((b) => (
                <th key={b.code} scope="col" className="numeric">
                  {b.shortName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {c.peers.map((p) => (
              <tr key={p.unit} className={classNames(p.unit === c.unit.code && 'focus') || undefined}>
                <th scope="row">
                  <TextButton onClick={() => onUnit(p.unit)}>{p.shortName}</TextButton>
                </th>
                <td className="numeric">
                  <Num value={p.growth} format={(f) => signedPercent(f)} />
                </td>
                {zip(c.blocks, p.pulls).map(([b, pull]) => (
                  <td key={b.code} className="numeric">
                    <Num value={pull} format={(f) => signed(f, 2)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
