import type { ScenarioBasis } from '#shared/contract/target-parts.ts';
import { isValue } from '#shared/figure.ts';
import type { ScenarioBinding } from '#shared/targets/scenario/scenario.ts';
import { GrowthSlider } from './growth-slider.tsx';
import { RateSlider } from './rate-slider.tsx';
import styles from './scenario.module.css';
import { GDP_KEY, RD_KEY, type ScenarioState } from './use-scenario.ts';

interface BindingSettingProps {
  binding: NonNullable<ScenarioBasis['binding']>;
  result: ScenarioBinding;
  year: number;
  scenario: ScenarioState;
}

/** Which of the amount and the intensity target asks for more, under a GDP that the reader sets. */
export function BindingSetting({ binding, result, year, scenario }: BindingSettingProps) {
  const { choice, change, settle } = scenario;
  const balance = (100 * binding.amount) / binding.intensity;
  // From where both targets ask the same to where the reader begins, with room on either side.
  const gdp = isValue(binding.gdp) ? binding.gdp : balance;
  return (
    <fieldset className={styles.binding}>
      <legend>R&D经费：总量与强度哪个目标更紧</legend>
      <div className={styles.line}>
        <span>{year}年GDP</span>
        <RateSlider
          label={`${year}年GDP`}
          unit="亿元"
          value={choice.gdp}
          fallback={isValue(binding.gdp) ? binding.gdp : undefined}
          least={Math.round((Math.min(balance, gdp) * 0.7) / 100) * 100}
          most={Math.round((Math.max(balance, gdp) * 1.4) / 100) * 100}
          step={10}
          digits={0}
          onChange={(value) => change(GDP_KEY, value)}
          onSettle={settle}
        />
      </div>
      <div className={styles.line}>
        <span>{binding.rdYear}年后R&D年均增速</span>
        <GrowthSlider
          name="R&D经费"
          value={choice.rd}
          growth={binding.rdGrowth}
          onChange={(value) => change(RD_KEY, value)}
          onSettle={settle}
        />
      </div>
      <p>{result.sentence}</p>
    </fieldset>
  );
}
