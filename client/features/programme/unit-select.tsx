import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import type { ProgrammeUnits } from '#shared/contract/programme-changes.ts';
import { LongSelect } from '../../ui/long-select.tsx';
import { unitsQuery } from './programme.api.ts';

type Row = ProgrammeUnits['rows'][number];

interface UnitSelectProps {
  control: Pick<ComponentProps<'select'>, 'id'>;
  /** What stands for no unit. */
  none: string;
  value: string;
  onChange: (code: string, unit: Row | undefined) => void;
}

/** One of the programme's units; of a whole tree it says where it lies. */
export function UnitSelect({ control, none, value, onChange }: UnitSelectProps) {
  const [q, setQ] = useState('');
  const { data } = useQuery({ ...unitsQuery(q), placeholderData: keepPreviousData });
  const rows = data?.rows ?? [];
  return (
    <LongSelect
      {...control}
      before={[{ value: '', label: none }]}
      options={rows.map(({ code, name, placed }) => ({
        value: code,
        label: placed ? `${name}（${placed}）` : name,
      }))}
      paging={data?.paging}
      q={q}
      onLook={setQ}
      value={value}
      onChange={(code) =>
        onChange(
          code,
          rows.find((row) => row.code === code),
        )
      }
    />
  );
}
