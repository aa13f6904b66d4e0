import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { LongSelect } from '../../ui/long-select.tsx';
import { organisationsQuery } from './periods.api.ts';

/** Of whom a decision is, where it is of all. */
export const EVERYBODY = '';

interface WhomSelectProps {
  control: Pick<ComponentProps<'select'>, 'id'>;
  period: string;
  /** Title of the 补报, where the decision is about one. */
  supplement: string | undefined;
  everybody: string;
  value: string;
  onChange: (organisation: string) => void;
}

/** Everybody, or one of those who report in a period. */
export function WhomSelect({ control, period, supplement, everybody, value, onChange }: WhomSelectProps) {
  const [q, setQ] = useState('');
  const { data } = useQuery({
    ...organisationsQuery(period, q, supplement),
    placeholderData: keepPreviousData,
  });
  return (
    <LongSelect
      {...control}
      before={[{ value: EVERYBODY, label: everybody }]}
      options={(data?.rows ?? []).map(({ organisation, name }) => ({ value: organisation, label: name }))}
      paging={data?.paging}
      q={q}
      onLook={setQ}
      value={value}
      onChange={onChange}
    />
  );
}
