import type { ReactNode } from 'react';
import type { ViewHead } from '#shared/contract/structure.ts';
import { periodOptions } from '../../lib/period-options.ts';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { AsOfChoice, type KnownAt } from '../../ui/known-then.tsx';
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
  children?: ReactNode;
}

/** Whose figures, of when, in which form, as known on which day. */
export function ViewChoices({ view, known, set, children }: ViewChoicesProps) {
  return (
    <div className="row no-print target-choice">
      <LabelledSelect
        label="地区"
        value={view.unit.code}
        onChange={(unit) => set({ unit })}
        options={view.units.map((u) => ({ value: u.code, label: u.name }))}
      />
      <LabelledSelect
        label="期别"
        value={view.period}
        onChange={(period) => set({ period })}
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
