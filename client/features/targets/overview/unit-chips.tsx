import { Link } from 'wouter';
import type { Targets } from '#shared/contract/targets.ts';
import { marginFinding, slowestFirst } from '#shared/targets/overview/margins.words.ts';
import { directionOf, signed } from '../../../lib/format.ts';
import { usePageMarks } from '../../../lib/page-marks.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Num } from '../../../ui/mark.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Said } from '../../../ui/said.tsx';

/** Growth − required growth of every unit, the furthest behind first; each leads to the unit's own page. */
export function UnitChips({ targets }: { targets: Targets }) {
  const { counties, cut, period, year } = targets;
  const { unit: marked } = usePageMarks();
  const whose = counties.allocation ? '完成本地任务所需' : '全市所需';
  return (
    <Panel
      id="counties"
      title={marginFinding(counties)}
      subtitle={`${targets.label}${targets.totalName}增速减${whose}，百分点`}
      tools={
        <Link href={pinnedAddress('/targets/units', cut, { y: year, period })} className="nowrap no-print">
          <Said>看各县(市、区)</Said>
        </Link>
      }
    >
      <ul className="plain unit-chips">
        {slowestFirst(counties.rows).map(({ unit, shortName, margin }) => (
          <li key={unit}>
            <Link
              href={pinnedAddress(`/regions/${unit}`, cut, { period })}
              className={classNames(
                'chip',
                directionOf(margin, 1) === -1 && 'chip-behind',
                unit === marked && 'chip-marked',
              )}
              aria-current={unit === marked || undefined}
            >
              {shortName}{' '}
              <b>
                <Num value={margin} format={(f) => signed(f, 1)} />
              </b>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
