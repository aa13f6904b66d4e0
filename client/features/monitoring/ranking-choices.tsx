/** What is chosen of a ranking, of the units of a page or of a whole level. */
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** Indicators, the parts of one indented below it. */
export function metricOptions({ metrics }: Pick<UnitRanking, 'metrics'>) {
  return metrics.map(({ metric, name, indent }) => ({
    value: metric,
    label: `${'　'.repeat(indent)}${name}`,
  }));
}

interface FormChoiceProps {
  ranking: Pick<UnitRanking, 'period' | 'form'>;
  onChange: (form: UnitRanking['form']) => void;
}

/** A half-year is seen to date or by itself; a year has only one way. */
export function FormChoice({ ranking, onChange }: FormChoiceProps) {
  if (ranking.period.length === 4) return null;
  return (
    <Segmented
      label="累计或本期"
      value={ranking.form}
      onChange={onChange}
      options={[
        { value: 'to_date', label: '累计' },
        { value: 'single', label: '本期' },
      ]}
    />
  );
}
