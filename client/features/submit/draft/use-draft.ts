import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { sessionQuery, useIsHeld, usePerson } from '../../../lib/session.ts';
import { fetchReturn, returnKey, saveDraft, tasksQuery } from '../submit.api.ts';
import { isUnsaved } from './draft-cells.ts';
import { readStash, writeStash } from './draft-stash.ts';
import { createDraftStore, type DraftState, type DraftStore } from './draft-store.ts';

export interface Draft {
  id: ReturnAddress;
  state: DraftState;
  store: DraftStore;
  /** A reply that ends one state of the return and begins another (submitted, withdrawn, uploaded …). */
  replace: (view: ReturnView) => void;
}

interface Keeper {
  client: QueryClient;
  account: string;
  id: ReturnAddress;
}

/** A store whose every new state reaches the other pages and this tab's stash, also after its page was left. */
function keptStore(view: ReturnView, { client, account, id }: Keeper): DraftStore {
  const store = createDraftStore({
    view,
    kept: readStash(account, id),
    save: (body) => saveDraft(id, body),
    reload: () => fetchReturn(id),
  });
  let before = store.getState();
  store.subscribe(() => {
    const { view: now, edits } = store.getState();
    if (edits !== before.edits)
      writeStash(account, id, isUnsaved(edits) ? { version: now.version, edits } : null);
    const viewChanged = now !== before.view;
    before = store.getState();
    if (!viewChanged) return;
    client.setQueryData(returnKey(id), now);
    void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
  });
  return store;
}

/** The draft of one return, saving itself. `view` is the server's latest reading; mount anew for another return. */
export function useDraft(id: ReturnAddress, view: ReturnView): Draft {
  const client = useQueryClient();
  const { account } = usePerson();
  const [store] = useState(() => keptStore(view, { client, account, id }));
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  const unsaved = isUnsaved(state.edits);

  useEffect(() => {
    store.start();
    return () => {
      void store.flush();
      store.stop();
    };
  }, [store]);

  useEffect(() => {
    const now = store.getState();
    const newer = view.version > now.view.version;
    if (view === now.view || now.status === 'saving' || now.status === 'conflict') return;
    if (isUnsaved(now.edits)) {
      if (newer) store.conflictWith(view);
    } else if (view.version >= now.view.version) store.adopt(view);
  }, [store, view]);

  useEffect(() => {
    // The sign-in page stands before this one; what was typed waits here, and in the stash for a closed window.
    if (state.problem?.status === 401) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }, [client, state.problem]);

  const held = useIsHeld();
  useEffect(() => {
    // Signed in again: what was typed meanwhile goes now.
    if (!held && store.getState().problem?.status === 401) void store.flush();
  }, [store, held]);

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = '';
    };
    const retry = () => void store.flush();
    window.addEventListener('beforeunload', ask);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('online', retry);
    };
  }, [store, unsaved]);

  return { id, state, store, replace: store.adopt };
}
