/** Saves a draft by itself: one request at a time, nothing typed meanwhile is lost, a cut network is retried. */
import type { Problem } from '#shared/contract/problem.ts';
import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';
import { problemOf } from '../../../lib/http.ts';
import {
  afterReply,
  type CellEdit,
  draftBody,
  type Edits,
  isUnsaved,
  rebased,
  withPatches,
} from './draft-cells.ts';

type SaveStatus = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface DraftState {
  view: ReturnView;
  edits: Edits;
  status: SaveStatus;
  /** Somebody else's newer state, while status is conflict. */
  newer: ReturnView | null;
  /** Why the last save failed, while status is offline or refused. */
  problem: Problem | null;
}

export interface DraftOptions {
  view: ReturnView;
  /** Changes kept from an earlier visit, and the version they were made on. */
  kept?: { version: number; edits: Edits } | null;
  save: (body: DraftBody) => Promise<ReturnView>;
  /** Reads the newest state, for a refusal that does not carry it. */
  reload: () => Promise<ReturnView>;
  /** Milliseconds of rest before saving, and before trying again after a cut. */
  delay?: number;
  retryDelay?: number;
}

export type DraftStore = ReturnType<typeof createDraftStore>;

function initialState(view: ReturnView, kept: DraftOptions['kept']): DraftState {
  const edits = kept && view.editable ? rebased(view, kept.edits) : {};
  const saved: DraftState = { view, edits, status: 'saved', newer: null, problem: null };
  if (!isUnsaved(edits)) return saved;
  return kept?.version === view.version
    ? { ...saved, status: 'waiting' }
    : { ...saved, status: 'conflict', newer: view };
}

/** True when a problem's `current` is a return as the server shows it. */
function isView(current: unknown): current is ReturnView {
  return typeof current === 'object' && current !== null && 'rows' in current && 'version' in current;
}

export function createDraftStore(options: DraftOptions) {
  const { save, reload, delay = 700, retryDelay = 5000 } = options;
  let state = initialState(options.view, options.kept);
  /** False while no page shows the draft: then nothing is sent by the clock. */
  let active = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();

  const set = (patch: Partial<DraftState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!active) return;
    timer = setTimeout(() => void flush(), ms);
  };

  async function fail(error: unknown): Promise<boolean> {
    const problem = problemOf(error);
    if (problem?.status === 409) {
      const newer = isView(problem.current) ? problem.current : await reload().catch(() => null);
      if (newer) {
        set({ status: 'conflict', newer, problem: null });
        return false;
      }
    }
    const passing =
      problem !== null && (problem.type === 'network' || problem.status >= 500 || problem.status === 429);
    set({ status: passing ? 'offline' : 'refused', problem });
    if (passing) later(retryDelay);
    return false;
  }

  async function send(): Promise<boolean> {
    const sent = state.edits;
    set({ status: 'saving', problem: null });
    try {
      const reply = await save(draftBody(state.view, sent));
      const edits = afterReply(reply, state.edits, sent);
      set({ view: reply, edits, status: isUnsaved(edits) ? 'waiting' : 'saved', problem: null });
      return true;
    } catch (error) {
      return fail(error);
    }
  }

  async function run(force: boolean): Promise<boolean> {
    if (force && !(await send())) return false;
    while (isUnsaved(state.edits)) if (!(await send())) return false;
    return true;
  }

  /** Saves what is unsaved now; true when nothing is left. `force` asks for a fresh check even without changes. */
  async function flush(force = false): Promise<boolean> {
    clearTimeout(timer);
    if (state.status === 'conflict') return false;
    while (running) await running;
    if (!force && !isUnsaved(state.edits)) return true;
    if (!state.view.editable) return false;
    running = run(force).finally(() => {
      running = null;
    });
    return running;
  }

  /** A state that the server gave for another reason (upload, withdrawal, a fresh reading); unsaved texts stay over it. */
  function adopt(view: ReturnView) {
    clearTimeout(timer);
    const edits = view.editable ? rebased(view, state.edits) : {};
    set({ view, edits, status: isUnsaved(edits) ? 'waiting' : 'saved', newer: null, problem: null });
    if (isUnsaved(edits)) later(delay);
  }

  /**
   * Another change of the return, in turn with the saves: what is typed goes first, what comes later waits for it.
   * False when the draft could not be saved before. Throws what `change` throws.
   */
  async function exchange(change: () => Promise<ReturnView>): Promise<boolean> {
    if (!(await flush())) return false;
    while (running) await running;
    const changed = change();
    running = changed
      .then(
        (view) => {
          adopt(view);
          return true;
        },
        () => false,
      )
      .finally(() => {
        running = null;
      });
    await changed;
    return true;
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(patches: Readonly<Record<string, Partial<CellEdit>>>) {
      const edits = withPatches(state.view, state.edits, patches);
      if (state.status === 'conflict') return set({ edits });
      const busy = running !== null;
      set({ edits, status: busy ? 'saving' : isUnsaved(edits) ? 'waiting' : 'saved' });
      if (!busy) later(delay);
    },
    flush,
    exchange,
    adopt,
    /** Somebody else's newer state became known outside of a save. */
    conflictWith(newer: ReturnView) {
      set({ status: 'conflict', newer, problem: null });
    },
    /** Ends a conflict: own changes over the newer state, or the newer state alone. */
    settle(keep: 'mine' | 'theirs') {
      const view = state.newer ?? state.view;
      const edits = keep === 'mine' && view.editable ? rebased(view, state.edits) : {};
      set({ view, edits, newer: null, status: isUnsaved(edits) ? 'waiting' : 'saved', problem: null });
      if (isUnsaved(edits)) later(delay);
    },
    /** The page is shown: texts kept from before begin to be saved. */
    start() {
      active = true;
      if (state.status === 'waiting') later(delay);
    },
    /** The page is left. */
    stop() {
      active = false;
      clearTimeout(timer);
    },
  };
}
