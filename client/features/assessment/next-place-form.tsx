import { useMemo, useState } from 'react';
import { type NextPlace, nextPlace } from '#shared/assess/next-place.ts';
import type { Scenario } from '#shared/assess/what-if.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { number } from '../../lib/format.ts';
import { Select } from '../../ui/inputs.tsx';
import { addableFigures } from './addable.ts';

interface NextPlaceFormProps {
  run: AssessmentRun;
  group: GroupAssessment;
  scenario: Scenario;
}

/** 还需多少可升一位, everything else as in the scenario. */
export function NextPlaceForm({ run, group, scenario }: NextPlaceFormProps) {
  const figures = addableFigures(run, group);
  const units = group.result.units;
  const [unit, setUnit] = useState('');
  const [key, setKey] = useState(figures[0]?.key ?? '');
  const figure = figures.find((f) => f.key === key);
  const answer = useMemo(
    () =>
      unit && figure
        ? nextPlace(run, group, scenario, { unit, indicator: figure.indicator, period: figure.period })
        : null,
    [run, group, scenario, unit, figure?.indicator, figure?.period, figure],
  );
  if (figures.length === 0) return null;
  const name = units.find((u) => u.unit === unit)?.name ?? '';
  return (
    <div>
      <h3>还需多少可升一位</h3>
      <div className="row">
        <Select
          aria-label="单位"
          value={unit}
          onChange={setUnit}
          options={[
            { value: '', label: '选择单位' },
            ...units.map((u) => ({ value: u.unit, label: u.name ?? u.unit })),
          ]}
        />
        <Select
          aria-label="指标"
          value={key}
          onChange={setKey}
          options={figures.map((f) => ({ value: f.key, label: f.label }))}
        />
      </div>
      <p aria-live="polite">{answer && figure && nextPlaceWords(answer, name, figure.label)}</p>
    </div>
  );
}

/** The answer as a sentence; it holds only while the others stand still. */
export function nextPlaceWords(answer: NextPlace, unit: string, figure: string): string {
  if (answer.found)
    return `情景：其他单位不变时，${unit}${figure}再增加 ${number(answer.amount, 2)} 万元，可由第${answer.from}位升至第${answer.rank}位。`;
  if (answer.why === 'no_rank') return `${unit}没有位次。`;
  if (answer.why === 'first') return `${unit}已居第1位。`;
  if (answer.why === 'no_figure') return `${unit}没有${figure}数据。`;
  return `情景：只增加${figure}，${unit}不能升位（增至十倍仍不够，多因得分已封顶）。`;
}
