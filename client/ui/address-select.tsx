import type { ComponentProps } from 'react';
import { useSearch } from 'wouter';
import { LabelledSelect } from './inputs.tsx';

type AddressSelectProps = ComponentProps<typeof LabelledSelect> & {
  /** The address parameter that holds the choice. */
  param: string;
};

/**
 * A choice that leads to other data. It shows what the address asks for from the first moment; `value`, what the page has,
 * would jump back until the answer comes.
 */
export function AddressSelect({ param, value, options, ...rest }: AddressSelectProps) {
  const asked = new URLSearchParams(useSearch()).get(param);
  const shown = options.some((o) => o.value === asked) ? (asked ?? value) : value;
  return <LabelledSelect {...rest} options={options} value={shown} />;
}
