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

/** The same for a slider: what it stands at, where somebody moved it before the script came. */
export function useEarlySlide(onSlide: (value: number) => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const first = useRef(onSlide);
  useEffect(() => {
    const slider = field.current;
    const untouched = slider?.cloneNode();
    // The browser rounds a slider to its steps: only its own rounding of the first value can be compared.
    if (!slider || !(untouched instanceof HTMLInputElement)) return;
    untouched.value = slider.defaultValue;
    if (slider.value !== untouched.value) first.current(Number(slider.value));
  }, []);
  return field;
}
