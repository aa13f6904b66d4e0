import type { ScenarioBasis } from '#shared/contract/targets.ts';
import { type Figure, isValue } from '#shared/figure.ts';
import type { ScenarioResult } from '#shared/targets/scenario/scenario.ts';
import { zip } from '#shared/zip.ts';
import { number } from '../../../lib/format.ts';
import { Num } from '../../../ui/mark.tsx';
import { RateSlider } from './rate-slider.tsx';
import { blockKey, RATE, type ScenarioState } from './use-scenario.ts';

interface ScenarioPartProps {
  basis: ScenarioBasis;
  result: ScenarioResult;
  scenario: ScenarioState;
}

/** Each block's growth and what it comes to, with the net gap and the sum of shortfalls. */
export function ScenarioBlocks({ basis, result, scenario }: ScenarioPartProps) {
  const { choice, change, settle } = scenario;
  const aimed = result.shortfall !== null;
  return (
    <table className="table scenario-table">
      <caption>按主体设定（亿元）</caption>
      <thead>
        <tr>
          <th scope="col">主体</th>
          <th scope="col">{basis.fromYear}年后年均增速</th>
          <th scope="col" className="numeric">
            {basis.year}年
          </th>
          {aimed && (
            <>
              <th scope="col" className="numeric wide-only">
                目标
              </th>
              <th scope="col" className="numeric">
                缺口
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {zip(basis.blocks, result.blocks).map(([block, { projected, gap }]) => (
          <tr key={block.code}>
            <th scope="row">{block.name}</th>
            <td>
              <RateSlider
                label={`${block.name}年均增速`}
                unit="%"
                value={choice.blocks[block.code]}
                fallback={isValue(block.growth) ? block.growth : undefined}
                least={RATE.least}
                most={RATE.most}
                step={0.1}
                digits={1}
                onChange={(value) => change(blockKey(block.code), value)}
                onSettle={settle}
              />
            </td>
            <td className="numeric">
              <Num value={projected} format={(f) => number(f, 1)} />
            </td>
            {aimed && (
              <>
                <td className="numeric wide-only">{block.target === null ? '—' : number(block.target, 1)}</td>
                <td className="numeric">{gapText(gap)}</td>
              </>
            )}
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{basis.name}</th>
          <td className="muted">各主体之和</td>
          <td className="numeric">
            <Num value={result.total} format={(f) => number(f, 1)} />
          </td>
          {aimed && (
            <>
              <td className="numeric wide-only">{number(basis.target, 1)}</td>
              <td className="numeric">{gapText(result.gap)}</td>
            </>
          )}
        </tr>
        {result.shortfall !== null && (
          <tr>
            <th scope="row" colSpan={3}>
              各主体缺口之和<span className="muted">（超出的不能抵别人的缺口）</span>
            </th>
            <td className="wide-only" />
            <td className="numeric">{gapText(result.shortfall)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** 少 22.9 · 多 6.5 · 持平. */
function gapText(gap: Figure) {
  if (!isValue(gap)) return gap === 'not_applicable' ? '—' : <Num value={gap} format={String} />;
  const text = number(Math.abs(gap), 1);
  if (Number(text.replaceAll(',', '')) === 0) return '0.0';
  return gap > 0 ? `少 ${text}` : `多 ${text}`;
}
