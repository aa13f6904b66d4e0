import type { Scenario } from '#shared/assess/what-if.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { NumberInput } from '../../ui/inputs.tsx';
import styles from './assessment.module.css';

interface WeightSlidersProps {
  run: AssessmentRun;
  group: GroupAssessment;
  scenario: Scenario;
  onChange: (patch: Partial<Scenario>) => void;
}

/** One slider and number per dimension, and per indicator when opened. */
export function WeightSliders({ run, group, scenario, onChange }: WeightSlidersProps) {
  const items = new Map(run.scheme.items.map((item) => [item.code, item.weight]));
  const dimensions = run.scheme.dimensions.filter(({ code }) =>
    group.columns.some((c) => c.dimension === code),
  );
  return (
    <div>
      <h3>维度权重</h3>
      {dimensions.map(({ code, weight }) => (
        <Slider
          key={code}
          label={code}
          value={scenario.dimensions[code] ?? weight}
          onChange={(next) => onChange({ dimensions: { ...scenario.dimensions, [code]: next } })}
        />
      ))}
      <Disclosure summary={`维度内各指标权重（${group.columns.length}项）`}>
        {group.columns.map(({ code, name, dimension }) => (
          <Slider
            key={code}
            label={`${name}（${dimension}）`}
            value={scenario.items[code] ?? items.get(code) ?? 1}
            onChange={(next) => onChange({ items: { ...scenario.items, [code]: next } })}
          />
        ))}
      </Disclosure>
    </div>
  );
}

const MOST = 5;

function Slider({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const typed = (text: string) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number) && number >= 0 && number <= 1000) onChange(number);
  };
  return (
    <div className={styles.weightRow}>
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={MOST}
        step={0.05}
        value={value}
        aria-label={`${label}权重`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <NumberInput
        key={value}
        aria-label={`${label}权重数值`}
        defaultValue={String(value)}
        onBlur={(e) => typed(e.target.value)}
      />
    </div>
  );
}
