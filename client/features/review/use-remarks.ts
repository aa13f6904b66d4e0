/** Remarks being written, by cell key: the person's own, kept by this browser tab until they are sent (trust.md W4). */
import { useCallback, useState } from 'react';
import type { ReturnAddress } from '#shared/contract/return-state.ts';

export type Remarks = Readonly<Record<string, string>>;

function storageKey(account: string, { period, organisation }: ReturnAddress): string {
  return `remarks/${account}/${period}/${organisation}`;
}

function readKept(key: string): Remarks {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, text]) => typeof text === 'string'));
  } catch {
    return {};
  }
}

function keep(key: string, remarks: Remarks): void {
  try {
    if (Object.keys(remarks).length > 0) sessionStorage.setItem(key, JSON.stringify(remarks));
    else sessionStorage.removeItem(key);
  } catch {
    // Storage switched off or full: the remarks are still on the page.
  }
}

/** Sets or, with an empty text, takes away the remark on a cell. */
export function withRemark(remarks: Remarks, cell: string, text: string): Remarks {
  const { [cell]: _, ...others } = remarks;
  return text === '' ? others : { ...others, [cell]: text };
}

/** The remarks as the decision sends them; blank ones are left out. `cell` is `<unit>/<indicator>`. */
export function remarksToSend(remarks: Remarks): { unit: string; indicator: string; remark: string }[] {
  return Object.entries(remarks).flatMap(([cell, text]) => {
    const [unit = '', indicator = ''] = cell.split('/');
    return text.trim() === '' ? [] : [{ unit, indicator, remark: text.trim() }];
  });
}

export interface RemarkStore {
  remarks: Remarks;
  set: (cell: string, text: string) => void;
  clear: () => void;
}

export function useRemarks(account: string, id: ReturnAddress): RemarkStore {
  const key = storageKey(account, id);
  const [state, setState] = useState(() => ({ key, remarks: readKept(key) }));
  // Another return shown by the same page: its own remarks, not those of the one before.
  const present = state.key === key ? state.remarks : readKept(key);
  const replace = useCallback(
    (next: (before: Remarks) => Remarks) =>
      setState((before) => {
        const remarks = next(before.key === key ? before.remarks : readKept(key));
        keep(key, remarks);
        return { key, remarks };
      }),
    [key],
  );
  const set = useCallback(
    (cell: string, text: string) => replace((remarks) => withRemark(remarks, cell, text)),
    [replace],
  );
  const clear = useCallback(() => replace(() => ({})), [replace]);
  return { remarks: present, set, clear };
}
