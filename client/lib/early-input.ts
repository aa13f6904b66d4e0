/** A page drawn by the server can be used at once, though its events are not heard before the script has taken it over. */
import { type RefObject, useEffect, useRef } from 'react';

/** For a controlled field: hands over what was typed or chosen in the meantime, once, when the script has come. */
export function useEarlyInput<T extends HTMLInputElement | HTMLSelectElement>(
  value: string,
  onChange: ((value: string) => void) | undefined,
): RefObject<T | null> {
  const field = useRef<T>(null);
  const first = useRef({ value, onChange });
  useEffect(() => {
    const typed = field.current?.value;
    if (typed !== undefined && typed !== first.current.value) first.current.onChange?.(typed);
  }, []);
  return field;
}
