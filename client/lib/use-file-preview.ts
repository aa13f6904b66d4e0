import { useRef, useState } from 'react';
import { problemOf } from './http.ts';

interface Sending {
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

type Stage<Preview> =
  | { kind: 'idle' }
  /** Share of the file that has gone up; from 1 on it is being read. */
  | { kind: 'sending'; share: number }
  /** The server's reason. */
  | { kind: 'refused'; error: unknown }
  /** Never sent: why, in words. */
  | { kind: 'unsent'; reason: string }
  | { kind: 'preview'; preview: Preview };

export interface FilePreview<Preview> {
  stage: Stage<Preview>;
  send: (file: File) => void;
  cancel: () => void;
  /** Why a file cannot be sent at all. */
  refuse: (reason: string) => void;
  /** Back to where a file is chosen. */
  close: () => void;
}

const GONE = '浏览器没能读出这个文件。文件可能在选择之后被移动或改动，请重新选择。';

/** A file on its way to what the server says of it; nothing is in force before somebody confirms that. */
export function useFilePreview<Preview>(
  read: (file: File, sending: Sending) => Promise<Preview>,
): FilePreview<Preview> {
  const [stage, setStage] = useState<Stage<Preview>>({ kind: 'idle' });
  const abort = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setStage({ kind: 'sending', share: 0 });
    try {
      const preview = await read(file, {
        signal,
        onProgress: (share) => setStage({ kind: 'sending', share }),
      });
      setStage({ kind: 'preview', preview });
    } catch (error) {
      if (signal.aborted) setStage({ kind: 'idle' });
      else setStage(problemOf(error) ? { kind: 'refused', error } : { kind: 'unsent', reason: GONE });
    }
  };
  return {
    stage,
    send: (file) => void send(file),
    cancel: () => abort.current?.abort(),
    refuse: (reason) => setStage({ kind: 'unsent', reason }),
    close: () => setStage({ kind: 'idle' }),
  };
}
