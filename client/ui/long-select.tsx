import { type ComponentProps, useState } from 'react';
import type { Paging } from '#shared/contract/pages.ts';
import { Select, TextInput } from './inputs.tsx';

interface Option {
  value: string;
  label: string;
}

type LongSelectProps = Omit<ComponentProps<typeof Select>, 'options' | 'value' | 'onChange'> & {
  /** What stands before the rows: 全部, 请选择. */
  before?: readonly Option[];
  /** The rows that were found. */
  options: readonly Option[];
  paging: Paging | undefined;
  q: string;
  onLook: (q: string) => void;
  value: string;
  onChange: (value: string) => void;
};

/** A choice among thousands: as long as they do not fit a page, one looks for a name first; what was chosen stays listed. */
export function LongSelect(props: LongSelectProps) {
  const { before = [], options, paging, q, onLook, value, onChange, ...control } = props;
  const [chosen, setChosen] = useState<Option | null>(null);
  const listed = [...before, ...options];
  const kept = chosen && chosen.value === value && !listed.some((one) => one.value === value) ? [chosen] : [];
  const isLong = paging !== undefined && (paging.pages > 1 || q !== '');
  return (
    <>
      {isLong && (
        <TextInput
          type="search"
          aria-label="按名称查找"
          placeholder={`共${paging.total}个，输入名称查找`}
          maxLength={60}
          value={q}
          onChange={onLook}
        />
      )}
      <Select
        {...control}
        value={value}
        onChange={(next: string) => {
          setChosen(listed.find((one) => one.value === next) ?? null);
          onChange(next);
        }}
        options={[...listed, ...kept]}
      />
      {isLong && paging.pages > 1 && (
        <span className="muted small">
          {q === '' ? '只列出前' : `找到${paging.found}个，只列出前`}
          {options.length}个
        </span>
      )}
    </>
  );
}
