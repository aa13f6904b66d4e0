import { useRef, useState } from 'react';
import type { AllocationPreview } from '#shared/contract/allocation.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { LET_IN_FILES, READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import { problemOf } from '../../../lib/http.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { AllocationPreviewPanel } from './allocation-preview.tsx';
import { allocationTemplate, previewAllocation } from './allocations.api.ts';

type Stage =
  | { kind: 'idle' }
  | { kind: 'sending'; share: number }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'preview'; preview: AllocationPreview };

/** The office's three steps: template, file, check and confirm. Nothing is in force before the last. */
export function AllocationUpload() {
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const abort = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    const controller = new AbortController();
    abort.current = controller;
    setStage({ kind: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => setStage({ kind: 'sending', share });
      setStage({
        kind: 'preview',
        preview: await previewAllocation(file, { onProgress, signal: controller.signal }),
      });
    } catch (error) {
      if (controller.signal.aborted) return setStage({ kind: 'idle' });
      setStage({ kind: 'refused', problem: problemOf(error) ?? UNREADABLE });
    }
  };
  if (stage.kind === 'preview')
    return <AllocationPreviewPanel preview={stage.preview} onClose={() => setStage({ kind: 'idle' })} />;
  return (
    <Panel
      title="载入官方分解"
      subtitle="下载模板照文件填写，或直接上传自己的表格；上传后先核对，确认后才生效"
      tools={
        <LinkButton href={allocationTemplate} download>
          下载模板
        </LinkButton>
      }
    >
      {stage.kind === 'sending' ? (
        <Progress
          step={stage.share < 1 ? '正在上传' : '正在读取和核对'}
          share={stage.share < 1 ? stage.share : undefined}
          onCancel={() => abort.current?.abort()}
        />
      ) : (
        <div className="stack">
          {stage.kind === 'refused' && (
            <Notice kind="error" live>
              <p>
                <strong>{stage.problem.title}</strong> {stage.problem.detail}
              </p>
              <p className="small">
                没有任何改动。{stage.problem.instance && `错误编号 ${stage.problem.instance}`}
              </p>
            </Notice>
          )}
          <FileDrop
            accept={LET_IN_FILES}
            label={stage.kind === 'refused' ? '另选一个文件' : '选择文件上传'}
            hint={`或把文件拖到这里。Excel、WPS、LibreOffice 存的 ${READABLE_TEXT} 都可以，不超过 10 MB`}
            onFile={(file) => void send(file)}
            onRefuse={(title) =>
              setStage({ kind: 'refused', problem: { type: 'file-name', title, status: 0, errors: [] } })
            }
          />
        </div>
      )}
    </Panel>
  );
}

const UNREADABLE: Problem = {
  type: 'file-unreadable',
  title: '浏览器没能读出这个文件',
  status: 0,
  detail: '文件可能在选择之后被移动或改动，请重新选择。',
  errors: [],
};
