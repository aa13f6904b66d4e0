import { LET_IN_FILES, READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import type { FilePreview } from '../lib/use-file-preview.ts';
import { ErrorState } from './error-state.tsx';
import { FileDrop } from './file-drop.tsx';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';

/** Where a table is chosen, how far it has come, and why it was not taken; nothing once its preview is there. */
export function FilePick({ stage, send, cancel, refuse }: FilePreview<unknown>) {
  if (stage.kind === 'preview') return null;
  return (
    <div className="stack">
      {stage.kind === 'refused' && <ErrorState error={stage.error} />}
      {stage.kind === 'unsent' && <Notice kind="error">{stage.reason}</Notice>}
      {stage.kind === 'sending' ? (
        <Progress
          step={stage.share < 1 ? '正在上传' : '正在读取和核对'}
          share={stage.share < 1 ? stage.share : undefined}
          onCancel={cancel}
        />
      ) : (
        <FileDrop
          accept={LET_IN_FILES}
          label={stage.kind === 'idle' ? '选择文件上传' : '另选一个文件'}
          hint={`或把文件拖到这里。Excel、WPS、LibreOffice 存的 ${READABLE_TEXT} 都可以，不超过 10 MB`}
          onFile={send}
          onRefuse={refuse}
        />
      )}
    </div>
  );
}
