import { useState } from 'react';
import type { Scenario } from '#shared/assess/what-if.ts';
import type { AssessmentRun, GroupAssessment } from '#shared/contract/run.ts';
import { number } from '../../lib/format.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { NumberInput, Select } from '../../ui/inputs.tsx';
import { addableFigures } from './addable.ts';
import styles from './assessment.module.css';

interface AdditionFormProps {
  run: AssessmentRun;
  group: GroupAssessment;
  scenario: Scenario;
  onChange: (patch: Partial<Scenario>) => void;
}

/** 加 X 万元 to one figure of one unit; a 其中 raises its 合计. */
export function AdditionForm({ run, group, scenario, onChange }: AdditionFormProps) {
  const figures = addableFigures(run, group);
  const units = group.result.units;
  const [unit, setUnit] = useState(units[0]?.unit ?? '');
  const [key, setKey] = useState(figures[0]?.key ?? '');
  const [text, setText] = useState('');
  const amount = Number(text.replace(/[,，\s]/g, ''));
  const figure = figures.find((f) => f.key === key);
  const valid = figure !== undefined && text.trim() !== '' && Number.isFinite(amount) && amount !== 0;
  const add = () => {
    if (!valid) return;
    const addition = { unit, indicator: figure.indicator, period: figure.period, amount };
    onChange({ additions: [...scenario.additions, addition] });
    setText('');
  };
  const remove = (index: number) => onChange({ additions: scenario.additions.filter((_, i) => i !== index) });
  const nameOf = (code: string) => units.find((u) => u.unit === code)?.name ?? code;
  if (figures.length === 0) return null;
  return (
    <div>
      <h3>加投入</h3>
      <div className="row">
        <Select
          aria-label="单位"
          value={unit}
          onChange={setUnit}
          options={units.map((u) => ({ value: u.unit, label: u.name ?? u.unit }))}
        />
        <Select
          aria-label="指标"
          value={key}
          onChange={setKey}
          options={figures.map((f) => ({ value: f.key, label: f.label }))}
        />
        <span className="row nowrap">
          加
          <NumberInput
            className={styles.amountInput}
            aria-label="增加的金额（万元）"
            value={text}
            onChange={setText}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
            }}
          />
          万元
        </span>
        <Button onClick={add} disabled={!valid}>
          加入情景
        </Button>
      </div>
      {scenario.additions.length > 0 && (
        <ul className="plain">
          {scenario.additions.map((a, index) => (
            <li key={index}>
              {nameOf(a.unit)}{' '}
              {figures.find((f) => f.indicator === a.indicator && f.period === a.period)?.label}{' '}
              {a.amount > 0 ? '加' : '减'} {number(Math.abs(a.amount), 2)} 万元{' '}
              <TextButton onClick={() => remove(index)} aria-label={`去掉第${index + 1}条`}>
                去掉
              </TextButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
