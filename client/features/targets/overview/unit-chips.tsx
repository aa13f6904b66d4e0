import { Link } from 'wouter';
import type { Targets } from '#shared/contract/targets.ts';
import { isValue, REASON_MARK } from '#shared/figure.ts';
import { signed } from '../../../lib/format.ts';
import { pinnedAddress } from '../../../lib/pinned-address.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import { worstMarginFirst } from './margin-order.ts';

/** Growth − required growth of every unit, the furthest behind first; each leads to the unit's own page. */
export function UnitChips({ targets }: { targets: Targets }) {
  const { counties, cut, period, year } = targets;
  const whose = counties.allocation ? '完成本地任务所需' : '全市所需';
  return (
    <Panel
      id="counties"
      title={counties.finding}
      subtitle={`${targets.label}${targets.totalName}增速减${whose}，百分点`}
      tools={
        <Link href={pinnedAddress('/targets/units', cut, { y: year, period })} className="nowrap no-print">
          看各县(市、区)
        </Link>
      }
    >
      <ul className="plain unit-chips">
        {worstMarginFirst(counties.rows).map(({ unit, shortName, margin }) => (
          <li key={unit}>
            <Link
              href={pinnedAddress(`/regions/${unit}`, cut, { period })}
              className={classNames('chip', isValue(margin) && margin < 0 && 'chip-behind')}
            >
              {shortName} <b>{isValue(margin) ? signed(margin, 1) : REASON_MARK[margin]}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
