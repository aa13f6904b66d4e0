/** 会商: what pages ask of the server (shared/contract/discussions.ts). */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type Discussion,
  discussionsApi,
  type EntryBody,
  type OpenBody,
} from '#shared/contract/discussions.ts';
import type { QueryOf } from '#shared/contract/endpoint.ts';
import { homeApi } from '#shared/contract/home.ts';
import { ask, call } from '../../lib/call.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { useToast } from '../../ui/toast.tsx';

export function discussionsQuery(query: QueryOf<typeof discussionsApi.list> = {}) {
  return ask(discussionsApi.list, { query });
}

/** Sends a word once, however often it is tried; whatever lists threads is read again, also where somebody else was first. */
function useWord<T>(send: (body: T, key: string) => Promise<Discussion>, done: () => void) {
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const refresh = async () => {
    const [area] = discussionsQuery().queryKey;
    await client.invalidateQueries({ queryKey: [area] });
    await client.invalidateQueries({ queryKey: ask(homeApi, {}).queryKey });
  };
  return useMutation({
    mutationFn: (body: T) => send(body, keyFor(body)),
    onSuccess: async () => {
      done();
      await refresh();
      say('已记录');
    },
    onError: refresh,
  });
}

export function useOpening(done: () => void) {
  return useWord((body: OpenBody, key) => call(discussionsApi.open, { body }, { key }), done);
}

export function useEntry(number: number, done: () => void) {
  return useWord(
    (body: EntryBody, key) => call(discussionsApi.add, { params: { number }, body }, { key }),
    done,
  );
}
