import type { ReactNode } from 'react';
import type { ViewHead } from '#shared/contract/structure.ts';
import { AsOfChoice, type KnownAt } from '../../figures/known-then.tsx';
import { periodOptions } from '../../lib/period-options.ts';
import { usePrefetch } from '../../lib/prefetch.ts';
import { AddressSelect } from '../../ui/address-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';

export type ViewPatch = KnownAt & {
  unit?: string;
  period?: string;
  form?: 'to_date' | 'single';
  by?: 'block' | 'unit';
};

interface ViewChoicesProps {
  view: ViewHead;
  known: KnownAt;
  set: (patch: ViewPatch) => void;
  /** The question behind a choice, to be asked ahead. */
  ask: (patch: ViewPatch) => unknown;
  children?: ReactNode;
}

/** Whose figures, of when, in which form, as known on which day. */
export function ViewChoices({ view, known, set, ask, children }: ViewChoicesProps) {
  const ahead = usePrefetch();
  return (
    <div className="row no-print target-choice">
      <AddressSelect
        param="unit"
        label="地区"
        value={view.unit.code}
        onChange={(unit) => set({ unit })}
        {...ahead(() => view.units.map((u) => ask({ unit: u.code })))}
        options={view.units.map((u) => ({ value: u.code, label: u.shortName }))}
      />
      <AddressSelect
        param="period"
        label="期别"
        value={view.period}
        onChange={(period) => set({ period })}
        {...ahead(() => view.periods.map(({ period }) => ask({ period })))}
        options={periodOptions(view.periods, { period: view.period, label: view.label })}
      />
      {view.period.endsWith('S2') && (
        <Segmented
          label="累计或本期"
          value={view.form}
          onChange={(form) => set({ form })}
          options={[
            { value: 'to_date', label: '全年累计' },
            { value: 'single', label: '下半年本期' },
          ]}
        />
      )}
      {children}
      <AsOfChoice {...known} onChange={set} />
    </div>
  );
}
