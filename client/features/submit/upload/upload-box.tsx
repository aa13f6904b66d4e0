import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from '#shared/contract/problem.ts';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { LET_IN_FILES, READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import { problemOf } from '../../../lib/http.ts';
import { sessionQuery } from '../../../lib/session.ts';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { uploadFile } from '../submit.api.ts';
import { FileQuestions } from './file-questions.tsx';
import { Refusal } from './refusal.tsx';
import { type Question, readRefusal, uploadWords } from './upload-answer.ts';

type Stage =
  | { kind: 'idle' }
  | { kind: 'sending'; share: number }
  | { kind: 'asking'; questions: Question[] }
  | { kind: 'refused'; problem: Problem };

function stageOf(problem: Problem): Stage {
  const refusal = readRefusal(problem);
  return refusal.kind === 'questions' ? { kind: 'asking', questions: refusal.questions } : refusal;
}

interface UploadBoxProps {
  id: ReturnAddress;
  /** Saves what is typed before the file replaces it; false stops the upload. */
  before?: () => Promise<boolean>;
  onDone: (view: ReturnView) => void;
  label?: string;
}

/** Choose or drop a file, see it travel, answer what it leaves open; the same file goes up again with the answers. */
export function UploadBox({ id, before, onDone, label = '选择文件上传' }: UploadBoxProps) {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const current = useRef<{ file: File; answers: Record<string, string> } | null>(null);
  const abort = useRef<AbortController | null>(null);

  const send = async (file: File, answers: Record<string, string>) => {
    current.current = { file, answers };
    const controller = new AbortController();
    abort.current = controller;
    setStage({ kind: 'sending', share: 0 });
    try {
      if (before && !(await before())) return setStage({ kind: 'idle' });
      const onProgress = (share: number) => setStage({ kind: 'sending', share });
      const view = await uploadFile(id, file, { answers, onProgress, signal: controller.signal });
      setStage({ kind: 'idle' });
      onDone(view);
    } catch (error) {
      if (controller.signal.aborted) return setStage({ kind: 'idle' });
      const problem = problemOf(error);
      if (problem?.status === 401) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      setStage(problem ? stageOf(problem) : { kind: 'refused', problem: UNREADABLE });
    }
  };

  if (stage.kind === 'sending') {
    return (
      <div className="file-drop">
        <Progress
          step={uploadWords(stage.share)}
          share={stage.share < 1 ? stage.share : undefined}
          onCancel={() => abort.current?.abort()}
        />
      </div>
    );
  }
  if (stage.kind === 'asking') {
    const { file, answers } = current.current ?? { file: null, answers: {} };
    return (
      <FileQuestions
        fileName={file?.name ?? ''}
        questions={stage.questions}
        onCancel={() => setStage({ kind: 'idle' })}
        onAnswer={(chosen) => file && void send(file, { ...answers, ...chosen })}
      />
    );
  }
  return (
    <div className="stack">
      {stage.kind === 'refused' && <Refusal problem={stage.problem} fileName={current.current?.file.name} />}
      <FileDrop
        accept={LET_IN_FILES}
        label={stage.kind === 'refused' ? '另选一个文件' : label}
        hint={`或把文件拖到这里。Excel、WPS、LibreOffice 存的 ${READABLE_TEXT} 都可以，不超过 10 MB`}
        onFile={(file) => void send(file, {})}
        onRefuse={(reason) =>
          setStage({ kind: 'refused', problem: { type: 'file-name', title: reason, status: 0, errors: [] } })
        }
      />
    </div>
  );
}

const UNREADABLE: Problem = {
  type: 'file-unreadable',
  title: '浏览器没能读出这个文件',
  status: 0,
  detail: '文件可能在选择之后被移动或改动，请重新选择。',
  errors: [],
};
