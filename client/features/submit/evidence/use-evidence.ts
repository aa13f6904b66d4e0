import { useRef, useState } from 'react';
import type { EvidenceFile } from '#shared/contract/receipt.ts';
import { evidenceFault } from '#shared/rules/evidence-kind.ts';
import { problemOf } from '../../../lib/http.ts';
import { useToast } from '../../../ui/toast.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { attachFile, detachFile } from './evidence.api.ts';

interface Evidence {
  /** What travels now, in words, and how much of it. */
  sending: { words: string; share: number } | null;
  /** Why files were not taken, one sentence each. */
  refusals: string[];
  add: (files: readonly File[], kind: EvidenceFile['kind']) => Promise<void>;
  remove: (file: EvidenceFile) => Promise<void>;
  cancel: () => void;
}

/** Attaches files one after the other, each in turn with the saves of the draft; a refused one stops none of the others. */
export function useEvidence(draft: Draft): Evidence {
  const [sending, setSending] = useState<Evidence['sending']>(null);
  const [refusals, setRefusals] = useState<string[]>([]);
  const abort = useRef<AbortController | null>(null);
  const say = useToast();

  const attach = async (file: File, kind: EvidenceFile['kind'], words: string, signal: AbortSignal) => {
    const fault = evidenceFault(file.name, new Uint8Array(await file.arrayBuffer()));
    if (fault) return fault;
    const onProgress = (share: number) => setSending({ words, share });
    try {
      const done = await draft.store.exchange(() => attachFile(draft.id, file, kind, { onProgress, signal }));
      return done ? null : `“${file.name}”没有上传：草稿还没有存好，请先处理上面的提示。`;
    } catch (error) {
      if (signal.aborted) return null;
      const problem = problemOf(error);
      return problem?.detail ?? `“${file.name}”没有上传：${problem?.title ?? '文件读不出来，请重新选择'}。`;
    }
  };

  return {
    sending,
    refusals,
    add: async (files, kind) => {
      const controller = new AbortController();
      abort.current = controller;
      const refused: string[] = [];
      for (const [index, file] of files.entries()) {
        if (controller.signal.aborted) break;
        const words = `上传 ${index + 1}/${files.length}：${file.name}`;
        setSending({ words, share: 0 });
        const fault = await attach(file, kind, words, controller.signal);
        if (fault) refused.push(fault);
      }
      setSending(null);
      setRefusals(refused);
      const taken = files.length - refused.length;
      if (taken > 0 && !controller.signal.aborted) say(`已附上 ${taken} 个文件`);
    },
    remove: async (file) => {
      setRefusals([]);
      try {
        if (await draft.store.exchange(() => detachFile(draft.id, file.id))) say(`已移去“${file.name}”`);
      } catch (error) {
        setRefusals([`“${file.name}”没有移去：${problemOf(error)?.title ?? '请重试'}。`]);
      }
    },
    cancel: () => abort.current?.abort(),
  };
}
