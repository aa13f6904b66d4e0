import { useState } from 'react';
import type { Problem } from '#shared/contract/problem.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { problemOf } from '../../../lib/http.ts';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { rereadFile, settleCells } from '../submit.api.ts';
import { readRefusal, type UploadAnswer } from '../upload/upload-answer.ts';

const UNEXPECTED: Problem = {
  type: 'unexpected',
  title: '页面出现意外错误，请刷新后重试',
  status: 0,
  errors: [],
};

export interface Reread {
  busy: boolean;
  /** What the last choice led to when the file could not be read with it. */
  refusal: (UploadAnswer & { answers: Record<string, string> }) | null;
  /** Reads the draft's file again with these answers and no others. */
  reread: (answers: Record<string, string>) => Promise<void>;
  /** 以文件为准 / 保留我的修改. */
  settle: (take: 'file' | 'page', keys: string[]) => Promise<void>;
  dismiss: () => void;
}

/** Changes how the file counts: what is typed is saved first, and the answer replaces the draft. */
export function useReread(draft: Draft): Reread {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Reread['refusal']>(null);
  const say = useToast();

  const run = async (
    send: (version: number) => Promise<ReturnView>,
    done: string,
  ): Promise<Problem | null> => {
    setBusy(true);
    try {
      if (!(await draft.store.flush())) return null;
      draft.replace(await send(draft.store.getState().view.version));
      say(done);
      return null;
    } catch (error) {
      return problemOf(error) ?? UNEXPECTED;
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    refusal,
    dismiss: () => setRefusal(null),
    reread: async (answers) => {
      setRefusal(null);
      const problem = await run(
        (version) => rereadFile(draft.id, { version, answers }),
        '已按您的选择重新读取文件，请再核对',
      );
      if (problem) setRefusal({ ...readRefusal(problem), answers });
    },
    settle: async (take, keys) => {
      const problem = await run(
        (version) => settleCells(draft.id, { version, take, keys }),
        take === 'file' ? '已改为以文件为准' : '已改为保留您的修改',
      );
      if (problem) say(problem.title, 'error');
    },
  };
}
