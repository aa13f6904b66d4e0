import type { ReturnView } from '#shared/contract/returns.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { isBlank } from '../draft/draft-cells.ts';
import type { Draft } from '../draft/use-draft.ts';
import { templateAddress } from '../submit.api.ts';
import { UploadBox } from '../upload/upload-box.tsx';

interface FileStepProps {
  draft: Draft;
  onUploaded: (view: ReturnView) => void;
  onFill: () => void;
}

/** Step 1: the template, the file, or straight into the page. */
export function FileStep({ draft, onUploaded, onFill }: FileStepProps) {
  const { view } = draft.state;
  const blank = isBlank(view);
  return (
    <Panel
      title={blank ? '上传填好的报表' : '换一个文件'}
      subtitle={
        blank
          ? `${view.form.title} · 共 ${view.rows.length} 个数 · 可用模板，也可用本单位自己的表`
          : '新文件中的数字会替换草稿中的数字；没有变化的格子，已写的备注和原因保留'
      }
    >
      <div className="stack">
        <UploadBox id={draft.id} before={() => draft.store.flush()} onDone={onUploaded} />
        <p className="row">
          <LinkButton href={templateAddress(draft.id)} download="">
            下载已预填的模板
          </LinkButton>
          <Button onClick={onFill}>{blank ? '不用文件，直接在页面填写' : '不换了，回到页面填写'}</Button>
          <span className="muted small">模板已填好单位、期别和上年同期，只需填“本期累计”一列</span>
        </p>
      </div>
    </Panel>
  );
}
