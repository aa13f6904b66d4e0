import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { isValue } from '#shared/figure.ts';
import type { ScenarioResult } from '#shared/targets/scenario/scenario.ts';
import { number, signed } from '../../../lib/format.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Num } from '../../../ui/mark.tsx';
import { GrowthSlider } from './growth-slider.tsx';
import styles from './scenario.module.css';
import { type ScenarioState, unitKey } from './use-scenario.ts';

interface ScenarioUnitsProps {
  basis: ScenarioBasis;
  result: ScenarioResult;
  scenario: ScenarioState;
}

/** Each county's growth; one that is left alone starts from its own growth of the year before. */
export function ScenarioUnits({ basis, result, scenario }: ScenarioUnitsProps) {
  const required = isValue(result.required) ? `${number(result.required, 1)}%` : '';
  return (
    <DataTable
      fits
      className={styles.table}
      caption={`按地区设定（未设定的按本地${basis.fromYear}年增速；全市今后每年需增长${required}）`}
      columns={columnsOf(basis, scenario)}
      rows={result.units}
      rowKey={(unit) => unit.code}
    />
  );
}

type Unit = ScenarioResult['units'][number];

function columnsOf(basis: ScenarioBasis, { choice, change, settle }: ScenarioState): Column<Unit>[] {
  return [
    { key: 'name', header: '地区', render: (unit) => unit.shortName },
    {
      key: 'rate',
      header: `${basis.fromYear}年后年均增速`,
      render: (unit) =>
        isValue(unit.current) ? (
          <GrowthSlider
            name={unit.shortName}
            value={choice.units[unit.code]}
            growth={unit.growth}
            onChange={(value) => change(unitKey(unit.code), value)}
            onSettle={settle}
          />
        ) : (
          <span className="muted">数据不全，不能设定</span>
        ),
    },
    {
      key: 'current',
      header: `${basis.fromYear}年`,
      numeric: true,
      className: 'wide-only',
      render: (unit) => <Num value={unit.current} format={(f) => number(f, 1)} />,
    },
    {
      key: 'projected',
      header: `${basis.year}年`,
      numeric: true,
      render: (unit) => <Num value={unit.projected} format={(f) => number(f, 1)} />,
    },
    {
      key: 'margin',
      header: (
        <>
          与所需差<span className="wide-only">(百分点)</span>
        </>
      ),
      numeric: true,
      render: (unit) => <Num value={unit.margin} format={(f) => signed(f, 1)} />,
    },
  ];
}
