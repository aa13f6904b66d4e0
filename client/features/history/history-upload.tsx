import { useRef, useState } from 'react';
import type { HistoryPreview } from '#shared/contract/history.ts';
import { LET_IN_FILES, READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { HistoryContents } from './contents.tsx';
import { historyTemplate, previewHistory, previewRows } from './history.api.ts';
import { ProposeForm } from './propose-form.tsx';

type Stage =
  | { kind: 'idle' }
  | { kind: 'sending'; share: number }
  | { kind: 'refused'; error: unknown }
  | { kind: 'misnamed'; reason: string }
  | { kind: 'preview'; preview: HistoryPreview };

/** File, check, proposal: nothing is in force before a second analyst confirms. */
export function HistoryUpload() {
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const abort = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    const controller = new AbortController();
    abort.current = controller;
    setStage({ kind: 'sending', share: 0 });
    try {
      const onProgress = (share: number) => setStage({ kind: 'sending', share });
      const preview = await previewHistory(file, { onProgress, signal: controller.signal });
      setStage({ kind: 'preview', preview });
    } catch (error) {
      setStage(controller.signal.aborted ? { kind: 'idle' } : { kind: 'refused', error });
    }
  };
  if (stage.kind === 'preview')
    return (
      <>
        <ProposeForm preview={stage.preview} onDone={() => setStage({ kind: 'idle' })} />
        <HistoryContents contents={stage.preview} table={previewRows(stage.preview.file.id)} />
      </>
    );
  return (
    <Panel
      title="载入历年数据"
      subtitle="每行一个数，或以地区、年份、指标作行列标题；先核对，确认前不生效。也可载入本系统导出的 SDMX-CSV。一次最多12000个数"
      tools={
        <LinkButton href={historyTemplate} download>
          下载空白表
        </LinkButton>
      }
    >
      <div className="stack">
        {stage.kind === 'refused' && <ErrorState error={stage.error} />}
        {stage.kind === 'misnamed' && <Notice kind="error">{stage.reason}</Notice>}
        {stage.kind === 'sending' ? (
          <Progress
            step={stage.share < 1 ? '正在上传' : '正在读取和核对'}
            share={stage.share < 1 ? stage.share : undefined}
            onCancel={() => abort.current?.abort()}
          />
        ) : (
          <FileDrop
            accept={LET_IN_FILES}
            label="选择文件上传"
            hint={`或把文件拖到这里。${READABLE_TEXT} 都可以，不超过 10 MB`}
            onFile={(file) => void send(file)}
            onRefuse={(reason) => setStage({ kind: 'misnamed', reason })}
          />
        )}
      </div>
    </Panel>
  );
}
