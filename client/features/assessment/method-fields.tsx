import type { Scheme } from '#shared/contract/scheme.ts';
import { keysOf } from '#shared/record.ts';
import { Field } from '../../ui/field.tsx';
import { Checkbox, Select } from '../../ui/inputs.tsx';
import styles from './assessment.module.css';
import { NumberField } from './number-field.tsx';
import { AGGREGATION_NAME, FUNCTION_NAME } from './scheme.words.ts';

interface MethodFieldsProps {
  scheme: Scheme;
  onChange: (patch: Partial<Scheme>) => void;
}

const options = <T extends string>(names: Record<T, string>) =>
  keysOf(names).map((value) => ({ value, label: names[value] }));

/** Everything that is one number or one choice. */
export function MethodFields({ scheme, onChange }: MethodFieldsProps) {
  const { score, robustness, rank } = scheme;
  return (
    <div className={styles.schemeGrid}>
      <Field label="功效函数">
        {(control) => (
          <Select
            {...control}
            value={scheme.function}
            options={options(FUNCTION_NAME)}
            onChange={(choice) => onChange({ function: choice })}
          />
        )}
      </Field>
      {scheme.function === 'power' && (
        <NumberField
          label="幂指数"
          least={0.01}
          most={10}
          value={scheme.power}
          onChange={(power) => onChange({ power })}
        />
      )}
      <NumberField
        label="基础分 c"
        least={0}
        most={1000}
        value={score.c}
        onChange={(c) => onChange({ score: { ...score, c } })}
      />
      <NumberField
        label="功效分 d₀"
        least={0.01}
        most={1000}
        value={score.d}
        onChange={(d) => onChange({ score: { ...score, d } })}
      />
      <Checkbox checked={score.clamp} onChange={(clamp) => onChange({ score: { ...score, clamp } })}>
        超出满意值封顶、低于不允许值触底
      </Checkbox>
      <Field label="合成方法">
        {(control) => (
          <Select
            {...control}
            value={scheme.aggregation}
            options={options(AGGREGATION_NAME)}
            onChange={(value) => onChange({ aggregation: value })}
          />
        )}
      </Field>
      <NumberField
        label="总分所需的权重覆盖（0—1）"
        least={0}
        most={1}
        value={scheme.minWeightPresent}
        onChange={(minWeightPresent) => onChange({ minWeightPresent })}
      />
      <NumberField
        label="排名所需的最少可比单位"
        least={2}
        most={1000}
        whole
        value={scheme.minPeers}
        onChange={(minPeers) => onChange({ minPeers })}
      />
      <NumberField
        label="位次按总分小数位"
        least={0}
        most={6}
        whole
        value={rank.digits}
        onChange={(digits) => onChange({ rank: { ...rank, digits } })}
      />
      <NumberField
        label="稳健性：权重变动幅度（0—1）"
        least={0}
        most={1}
        value={robustness.delta}
        onChange={(delta) => onChange({ robustness: { ...robustness, delta } })}
      />
      <NumberField
        label="稳健性：抽样次数"
        least={1}
        most={10000}
        whole
        value={robustness.draws}
        onChange={(draws) => onChange({ robustness: { ...robustness, draws } })}
      />
      <NumberField
        label="稳健性：随机种子"
        least={0}
        most={2147483647}
        whole
        value={robustness.seed}
        onChange={(seed) => onChange({ robustness: { ...robustness, seed } })}
      />
    </div>
  );
}
