import type { ScenarioBasis } from '#shared/contract/targets.ts';
import { isValue } from '#shared/figure.ts';
import type { ScenarioResult } from '#shared/targets/scenario/scenario.ts';
import { number, signed } from '../../../lib/format.ts';
import { Num } from '../../../ui/mark.tsx';
import { RateSlider } from './rate-slider.tsx';
import { RATE, type ScenarioState, unitKey } from './use-scenario.ts';

interface ScenarioUnitsProps {
  basis: ScenarioBasis;
  result: ScenarioResult;
  scenario: ScenarioState;
}

/** Each county's growth; one that is left alone starts from its own growth of the year before. */
export function ScenarioUnits({ basis, result, scenario }: ScenarioUnitsProps) {
  const { choice, change, settle } = scenario;
  const required = isValue(result.required) ? `${number(result.required, 1)}%` : '';
  return (
    <table className="table scenario-table">
      <caption>
        按地区设定（未设定的按本地{basis.fromYear}年增速；全市今后每年需增长{required}）
      </caption>
      <thead>
        <tr>
          <th scope="col">地区</th>
          <th scope="col">{basis.fromYear}年后年均增速</th>
          <th scope="col" className="numeric wide-only">
            {basis.fromYear}年
          </th>
          <th scope="col" className="numeric">
            {basis.year}年
          </th>
          <th scope="col" className="numeric">
            与所需差
            <span className="wide-only">(百分点)</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {result.units.map((unit) => (
          <tr key={unit.code}>
            <th scope="row">{unit.shortName}</th>
            <td>
              {isValue(unit.current) ? (
                <RateSlider
                  label={`${unit.shortName}年均增速`}
                  unit="%"
                  value={choice.units[unit.code]}
                  fallback={isValue(unit.growth) ? unit.growth : undefined}
                  least={RATE.least}
                  most={RATE.most}
                  step={0.1}
                  digits={1}
                  onChange={(value) => change(unitKey(unit.code), value)}
                  onSettle={settle}
                />
              ) : (
                <span className="muted">数据不全，不能设定</span>
              )}
            </td>
            <td className="numeric wide-only">
              <Num value={unit.current} format={(f) => number(f, 1)} />
            </td>
            <td className="numeric">
              <Num value={unit.projected} format={(f) => number(f, 1)} />
            </td>
            <td className="numeric">
              <Num value={unit.margin} format={(f) => signed(f, 1)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
