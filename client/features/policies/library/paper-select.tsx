import type { PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/inputs.tsx';

interface PaperSelectProps {
  papers: PolicyLibraryView['papers'];
  value: string;
  onChange: (code: string) => void;
}

/** Which paper of the library. */
export function PaperSelect({ papers, value, onChange }: PaperSelectProps) {
  return (
    <Field label="文件">
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          options={papers.map(({ code, city, title }) => ({ value: code, label: `${city}《${title}》` }))}
        />
      )}
    </Field>
  );
}
