import type { Targets } from '#shared/contract/targets.ts';
import { Panel } from '../../ui/panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

/** The province's and peers' aims of the same year, each with the document it is cited from. */
export function ContextPanel({ targets }: { targets: Targets }) {
  const { context, year } = targets;
  if (!context) return null;
  const names = context.places.map((p) => p.name);
  return (
    <Panel
      title={`${year}年目标：本市与${names.join('、')}`}
      subtitle="摘自各地公开文件，只作参考，不参与本市目标的判断；各地口径以其文件为准"
      className="no-print"
      id="context"
    >
      <ScrollBox>
        <table className="table wrap-on-phone">
          <caption className="visually-hidden">{year}年本市目标与其他地区的目标</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="numeric">
                本市
              </th>
              {names.map((name) => (
                <th scope="col" key={name} className="numeric">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {context.rows.map((row) => (
              <tr key={row.indicator}>
                <th scope="row">{row.name}</th>
                <td className="numeric">{row.own}</td>
                {row.values.map((value, i) => (
                  <td key={names[i]} className="numeric">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ul className="sentences small">
        {context.places.map((place) => (
          <li key={place.name}>
            {place.name}：{place.document}《{place.title}》。{place.note}。
            {place.address && <span className="muted">来源 {place.address}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
