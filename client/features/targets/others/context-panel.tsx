import type { OtherTargets } from '#shared/contract/targets.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';

/** The province's and peers' aims of the same year, each with the document it is cited from. */
export function ContextPanel({ targets }: { targets: OtherTargets }) {
  const { context, year } = targets;
  if (!context) return null;
  const names = context.places.map((p) => p.name);
  return (
    <Panel
      title={`${year}年目标：本市与${names.join('、')}`}
      subtitle="摘自各地公开文件，只作参考，不参与本市目标的判断；各地口径以其文件为准"
      id="context"
    >
      <DataTable
        className="wrap-on-phone"
        caption={`${year}年本市目标与其他地区的目标`}
        captionHidden
        columns={[
          { key: 'name', header: '指标', render: (row) => row.name },
          { key: 'own', header: '本市', numeric: true, render: (row) => row.own },
          ...names.map(
            (name, at): Column<(typeof context.rows)[number]> => ({
              key: name,
              header: name,
              numeric: true,
              render: (row) => row.values[at],
            }),
          ),
        ]}
        rows={context.rows}
        rowKey={(row) => row.indicator}
      />
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
