import { useMemo } from 'react';
import type { Structure, StructurePart } from '#shared/contract/structure.ts';
import { isValue } from '#shared/figure.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { LineageFigure } from '../../figures/lineage-figure.tsx';
import { money, percent, points } from '../../lib/format.ts';
import { classNames } from '../../ui/class-names.ts';
import { Num } from '../../ui/mark.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { partGroupName, partsTable } from './structure-tables.ts';

/** 其中 and 未列明, sources, components and 附项 of each block, with bars of the block's own 100 %. */
export function PartsCard({ structure: s, meta }: { structure: Structure; meta: string }) {
  const table = useMemo(() => partsTable(s), [s]);
  const title = s.titles.parts || `${s.label}${s.unit.shortName}各主体投入的组成`;
  return (
    <ChartCard
      title={title}
      subtitle="数额单位：万元；占比为占该主体投入，附项不计入，只作比较"
      table={table}
      description={title}
      meta={meta}
    >
      <ScrollBox>
        <table className="table">
          <caption className="visually-hidden">{table.title}</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="numeric">
                数额
              </th>
              <th scope="col" className="numeric">
                占比
              </th>
              <th scope="col" className="part-bar-cell wide-only">
                <VisuallyHidden>占比条形</VisuallyHidden>
              </th>
              <th scope="col" className="numeric">
                占比增减
              </th>
            </tr>
          </thead>
          {groupsOf(s).map(({ key, name, parts }) => (
            <tbody key={key}>
              <tr className="part-group">
                <th scope="rowgroup" colSpan={5}>
                  {name}
                </th>
              </tr>
              {parts.map((part) => (
                <PartRow key={part.indicator ?? 'rest'} part={part} structure={s} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </ChartCard>
  );
}

function groupsOf(s: Structure): { key: string; name: string; parts: StructurePart[] }[] {
  return s.blocks.flatMap((block) =>
    (['of_which', 'breakdown', 'component', 'memo'] as const).flatMap((group) => {
      const parts = s.parts.filter((p) => p.block === block.code && p.group === group);
      return parts.length === 0
        ? []
        : [{ key: `${block.code}/${group}`, name: partGroupName(s, block, group), parts }];
    }),
  );
}

function PartRow({ part, structure: s }: { part: StructurePart; structure: Structure }) {
  const amount = <Num value={part.amount} format={(f) => money(f, '万元')} />;
  const width = isValue(part.shareOfBlock) ? Math.min(100, Math.max(0, part.shareOfBlock)) : 0;
  const colour = s.blocks.find((b) => b.code === part.block)?.colour;
  // A single half is derived: its source is the to-date figure's, which the dialog would show with another number.
  const indicator = s.form === 'to_date' ? part.indicator : null;
  return (
    <tr>
      <th scope="row">{part.name.replace(/^附项：/, '')}</th>
      <td className="numeric">
        {indicator !== null ? (
          <LineageFigure id={{ unit: s.unit.code, indicator, period: s.period, v: s.cut.dataVersion }}>
            {amount}
          </LineageFigure>
        ) : (
          amount
        )}
      </td>
      <td className="numeric">
        <Num value={part.shareOfBlock} format={(f) => percent(f)} />
      </td>
      <td className="part-bar-cell wide-only">
        <svg className="part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="10" className="part-track" />
          <rect
            width={width}
            height="10"
            fill={part.group === 'memo' ? undefined : colour}
            className={classNames(
              part.group === 'memo' && 'part-memo',
              part.indicator === null && 'part-rest',
            )}
          />
        </svg>
      </td>
      <td className="numeric">
        <Num value={part.change} format={(f) => points(f)} />
      </td>
    </tr>
  );
}
