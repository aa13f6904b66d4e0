import { useFilePreview } from '../../lib/use-file-preview.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { Panel } from '../../ui/panel.tsx';
import { HistoryContents } from './contents.tsx';
import { historyTemplate, previewHistory, previewRows } from './history.api.ts';
import { ProposeForm } from './propose-form.tsx';

/** File, check, proposal: nothing is in force before a second analyst confirms. */
export function HistoryUpload() {
  const file = useFilePreview(previewHistory);
  if (file.stage.kind === 'preview') {
    const { preview } = file.stage;
    return (
      <>
        <ProposeForm preview={preview} onDone={file.close} />
        <HistoryContents contents={preview} table={previewRows(preview.file.id)} />
      </>
    );
  }
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
      <FilePick {...file} />
    </Panel>
  );
}
