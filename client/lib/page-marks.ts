/**
 * What one looks at on a page: a unit and a block. They live in the address, so every drawing, table and map of the page
 * marks the same ones, and the header's links take them along (client/app/follow.ts).
 */
import { useCallback } from 'react';
import { text, useSearch } from './search-params.ts';

const MARKS = { focus: text, block: text };

interface PageMarks {
  unit: string | null;
  block: string | null;
  /** Marks a unit; the one that is marked already, or none, takes the mark away. */
  markUnit: (unit: string) => void;
  markBlock: (block: string) => void;
}

export function usePageMarks(): PageMarks {
  const [{ focus, block }, set] = useSearch(MARKS);
  const markUnit = useCallback(
    (unit: string) => set((now) => ({ focus: now.focus === unit ? undefined : unit || undefined })),
    [set],
  );
  const markBlock = useCallback(
    (next: string) => set((now) => ({ block: now.block === next ? undefined : next || undefined })),
    [set],
  );
  return { unit: focus ?? null, block: block ?? null, markUnit, markBlock };
}
