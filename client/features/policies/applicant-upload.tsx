import { useState } from 'react';
import type { ApplicantRead } from '#shared/contract/policies.ts';
import { LET_IN_FILES, READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import { problemOf } from '../../lib/http.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { applicantTemplate, readApplicantFile } from './policies.api.ts';

type Stage =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'refused'; words: string }
  | { kind: 'faulty'; read: ApplicantRead }
  | { kind: 'taken'; count: number };

interface UploadProps {
  document: string;
  who: string;
  onRead: (read: ApplicantRead) => void;
}

/** A table to fill and to bring back. What is read stands in the page and its link; nothing of a faulty file is taken. */
export function ApplicantUpload({ document, who, onRead }: UploadProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const send = async (file: File) => {
    setStage({ kind: 'sending' });
    try {
      const read = await readApplicantFile(file, document);
      if (read.faults.length > 0) return setStage({ kind: 'faulty', read });
      onRead(read);
      setStage({ kind: 'taken', count: read.count });
    } catch (error) {
      const problem = problemOf(error);
      const words = problem
        ? [problem.title, problem.detail].filter(Boolean).join('：')
        : '浏览器没能读出这个文件';
      setStage({ kind: 'refused', words });
    }
  };
  return (
    <Panel
      className="no-print"
      title="用Excel填"
      subtitle="下载表格填好再上传；文件只用来读数，不保存"
      tools={
        <LinkButton href={applicantTemplate({ document, who: who || undefined })} download>
          下载表格
        </LinkButton>
      }
    >
      <div className="stack">
        {stage.kind === 'refused' && (
          <Notice kind="error" live>
            {stage.words}
          </Notice>
        )}
        {stage.kind === 'taken' && (
          <Notice kind="success" live>
            读到{stage.count}条，已代替上面的内容
          </Notice>
        )}
        {stage.kind === 'faulty' && (
          <Notice kind="error" live>
            <p>有{stage.read.faults.length}格不能读，没有采用这个文件。请改正后再上传：</p>
            <ul>
              {stage.read.faults.map(({ address, words }) => (
                <li key={`${address}${words}`}>
                  {address}：{words}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <FileDrop
          accept={LET_IN_FILES}
          busy={stage.kind === 'sending'}
          label="选择填好的表格"
          hint={`或把文件拖到这里，${READABLE_TEXT}`}
          onFile={(file) => void send(file)}
          onRefuse={(words) => setStage({ kind: 'refused', words })}
        />
      </div>
    </Panel>
  );
}
