import type { AnchorChoice } from '#shared/contract/scheme.ts';
import { Select } from '../../ui/inputs.tsx';
import { NumberField } from './number-field.tsx';
import { ANCHOR_NAME } from './scheme.words.ts';

type Rule = AnchorChoice['rule'];

interface AnchorFieldsProps<A extends AnchorChoice | null> {
  label: string;
  anchors: A;
  rules: readonly Rule[];
  /** Offers "as the scheme" for null. */
  inherited?: boolean;
  onChange: (anchors: A) => void;
}

const START: Record<Rule, AnchorChoice> = {
  tukey: { rule: 'tukey', k: 3 },
  min_max: { rule: 'min_max' },
  percentile: { rule: 'percentile', low: 0.1, high: 0.9 },
  fixed: { rule: 'fixed', worst: 0, best: 100 },
  target: { rule: 'target', target: 100 },
  tiers: { rule: 'tiers', tiers: [100, 80, 60, 40, 20] },
};
const TIERS = ['优秀', '良好', '平均', '较低', '较差'];

/** A rule and its parameters. */
export function AnchorFields<A extends AnchorChoice | null>({
  label,
  anchors,
  rules,
  inherited,
  onChange,
}: AnchorFieldsProps<A>) {
  const options = [
    ...(inherited ? [{ value: '', label: '同方案' }] : []),
    ...rules.map((rule) => ({ value: rule, label: ANCHOR_NAME[rule] })),
  ];
  const choose = (rule: string) => onChange((rule === '' ? null : START[rule as Rule]) as A);
  return (
    <div className="row">
      {!inherited && <strong>{label}</strong>}
      <Select aria-label={label} value={anchors?.rule ?? ''} options={options} onChange={choose} />
      {anchors && <Parameters label={label} anchors={anchors} onChange={(next) => onChange(next as A)} />}
    </div>
  );
}

function Parameters({
  label,
  anchors,
  onChange,
}: {
  label: string;
  anchors: AnchorChoice;
  onChange: (a: AnchorChoice) => void;
}) {
  const field = (
    name: string,
    value: number,
    set: (value: number) => void,
    least?: number,
    most?: number,
  ) => (
    <span className="row nowrap" key={name}>
      <span className="muted small">{name}</span>
      <NumberField bare label={`${label}${name}`} value={value} least={least} most={most} onChange={set} />
    </span>
  );
  switch (anchors.rule) {
    case 'tukey':
      return field('四分位距倍数', anchors.k, (k) => onChange({ ...anchors, k }), 0.1, 100);
    case 'percentile':
      return (
        <>
          {field('低', anchors.low, (low) => onChange({ ...anchors, low }), 0, 1)}
          {field('高', anchors.high, (high) => onChange({ ...anchors, high }), 0, 1)}
        </>
      );
    case 'fixed':
      return (
        <>
          {field('满意值', anchors.best, (best) => onChange({ ...anchors, best }))}
          {field('不允许值', anchors.worst, (worst) => onChange({ ...anchors, worst }))}
        </>
      );
    case 'target':
      return field('目标值', anchors.target, (target) => onChange({ ...anchors, target }));
    case 'tiers':
      return (
        <>
          {TIERS.map((name, i) =>
            field(name, anchors.tiers[i] ?? 0, (value) =>
              onChange({ ...anchors, tiers: anchors.tiers.map((old, j) => (j === i ? value : old)) }),
            ),
          )}
        </>
      );
    case 'min_max':
      return null;
  }
}
