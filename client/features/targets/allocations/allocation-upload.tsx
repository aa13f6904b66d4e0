import { useFilePreview } from '../../../lib/use-file-preview.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { FilePick } from '../../../ui/file-pick.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { AllocationPreviewPanel } from './allocation-preview.tsx';
import { allocationTemplate, previewAllocation } from './allocations.api.ts';

/** The office's three steps: template, file, check and confirm. Nothing is in force before the last. */
export function AllocationUpload() {
  const file = useFilePreview(previewAllocation);
  if (file.stage.kind === 'preview')
    return <AllocationPreviewPanel preview={file.stage.preview} onClose={file.close} />;
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
      <FilePick {...file} />
    </Panel>
  );
}
