import { type Figure, isValue } from '#shared/figure.ts';

import { RateSlider } from './rate-slider.tsx';
import { RATE } from './use-scenario.ts';

interface GrowthSliderProps {
  /** Whose growth: 企业, 海宁, R&D经费. */
  name: string;
  value: number | undefined;
  /** What holds while nothing is set. */
  growth: Figure;
  onChange: (value: number | undefined) => void;
  onSettle: () => void;
}

/** A yearly growth in the range that a scenario allows, %, one decimal. */
export function GrowthSlider({ name, growth, ...rest }: GrowthSliderProps) {
  return (
    <RateSlider
      {...rest}
      label={`${name}年均增速`}
      unit="%"
      fallback={isValue(growth) ? growth : undefined}
      least={RATE.least}
      most={RATE.most}
      step={0.1}
      digits={1}
    />
  );
}
