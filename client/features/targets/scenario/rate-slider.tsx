import { useState } from 'react';
import { useEarlySlide } from '../../../lib/early-input.ts';
import { number } from '../../../lib/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { NumberInput } from '../../../ui/inputs.tsx';
import styles from './scenario.module.css';

interface RateSliderProps {
  label: string;
  unit: string;
  /** What is set; undefined follows `fallback`. */
  value: number | undefined;
  fallback: number | undefined;
  least: number;
  most: number;
  step: number;
  digits: number;
  onChange: (value: number | undefined) => void;
  onSettle: () => void;
}

/** A slider and a number for the same setting, both by keyboard; an emptied number takes the setting back. */
export function RateSlider(props: RateSliderProps) {
  const { label, unit, value, fallback, least, most, step, digits, onChange, onSettle } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value ?? fallback;
  const inRange = (figure: number) => Number.isFinite(figure) && figure >= least && figure <= most;
  // What is being typed stands until Back or another control says otherwise.
  const stale = typed?.trim() && inRange(Number(typed)) && Number(typed) !== value;
  const text = typed !== null && !stale ? typed : shown === undefined ? '' : plain(shown, digits);
  const valid = text.trim() === '' || inRange(Number(text));
  const type = (next: string) => {
    setTyped(next);
    if (next.trim() === '') onChange(undefined);
    else if (inRange(Number(next))) onChange(Number(next));
  };
  const leave = () => {
    if (valid) setTyped(null);
    onSettle();
  };
  const slide = (figure: number) => {
    setTyped(null);
    onChange(figure);
  };
  const slider = useEarlySlide(slide);
  return (
    <span className={value === undefined ? styles.rateSlider : classNames(styles.rateSlider, styles.rateSet)}>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={shown ?? least}
        aria-label={`${label}，${unit}`}
        aria-valuetext={shown === undefined ? '未设定' : `${number(shown, digits)}${unit}`}
        ref={slider}
        onChange={(event) => slide(Number(event.target.value))}
        onPointerUp={onSettle}
        onBlur={onSettle}
      />
      <NumberInput
        value={text}
        onChange={type}
        onBlur={leave}
        aria-label={`${label}数值，${unit}`}
        aria-invalid={valid ? undefined : true}
        title={valid ? undefined : `应为${least}—${most}的数`}
      />
      <span className="muted">{unit}</span>
    </span>
  );
}

/** Digits as one types them: no thousands separators, a hyphen for minus. */
function plain(figure: number, digits: number): string {
  return number(figure, digits).replace('−', '-').replaceAll(',', '');
}
