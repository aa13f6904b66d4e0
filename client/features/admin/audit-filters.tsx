import { AUDIT_FILTERS } from '#shared/contract/audit-trail.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import type { AuditFilter } from './admin.api.ts';

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (change: Partial<AuditFilter>) => void;
}

const choices = (pairs: readonly (readonly [string, string])[]) => [
  { value: '', label: '全部' },
  ...pairs.map(([value, label]) => ({ value, label })),
];

/** Person or object, kind of event, outcome, days: all in the address of the page. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  return (
    <>
      <SearchInput
        label="查找"
        placeholder="人员、单位、地址"
        value={filter.text ?? ''}
        onSearch={(text) => onChange({ text: text || undefined })}
      />
      <LabelledSelect
        label="事项"
        value={filter.action ?? ''}
        onChange={(action) => onChange({ action: action || undefined })}
        options={choices(AUDIT_FILTERS.action)}
      />
      <LabelledSelect
        label="结果"
        value={filter.outcome ?? ''}
        onChange={(outcome) => onChange({ outcome: outcome || undefined })}
        options={choices(AUDIT_FILTERS.outcome)}
      />
      <DayInput label="从" value={filter.from} onChange={(from) => onChange({ from })} />
      <DayInput label="到" value={filter.to} onChange={(to) => onChange({ to })} />
    </>
  );
}
