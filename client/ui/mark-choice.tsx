import { usePageMarks } from '../lib/page-marks.ts';
import { AddressSelect } from './address-select.tsx';

interface MarkChoiceProps {
  of: 'unit' | 'block';
  /** Where the units are no areas. */
  label?: string;
  options: readonly { code: string; shortName: string }[];
}

const MARKED = { unit: '标出地区', block: '标出主体' };

/** 标出 [海宁]: one unit or block marked all over the page, by mouse, keys or finger; rows and bars offer the same. */
export function MarkChoice({ of, label = MARKED[of], options }: MarkChoiceProps) {
  const { unit, block, markUnit, markBlock } = usePageMarks();
  const marked = of === 'unit' ? unit : block;
  const value = options.some(({ code }) => code === marked) ? (marked ?? '') : '';
  return (
    <AddressSelect
      param={of === 'unit' ? 'focus' : 'block'}
      label={label}
      value={value}
      onChange={of === 'unit' ? markUnit : markBlock}
      options={[
        { value: '', label: '不标出' },
        ...options.map(({ code, shortName }) => ({ value: code, label: shortName })),
      ]}
    />
  );
}
