import type { AccountListPreview, CreateAccountBody } from '#shared/contract/accounts.ts';
import { useFilePreview } from '../../lib/use-file-preview.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { Panel } from '../../ui/panel.tsx';
import { accountTemplate, previewAccounts } from './admin.api.ts';

interface AccountImportProps {
  onClose: () => void;
  onCreate: (accounts: CreateAccountBody[]) => void;
}

/** 从表格建立: template, file, line-by-line check; nothing is opened before the last button. */
export function AccountImport({ onClose, onCreate }: AccountImportProps) {
  const file = useFilePreview(previewAccounts);
  return (
    <Panel
      title="从表格建立账号"
      subtitle="模板列出还没有账号的单位；填写后上传，逐行核对，确认后才建立，再由安全管理员启用"
      tools={
        <span className="row">
          <LinkButton href={accountTemplate} download>
            下载模板
          </LinkButton>
          <Button kind="quiet" onClick={onClose}>
            收起
          </Button>
        </span>
      }
    >
      <FilePick {...file} />
      {file.stage.kind === 'preview' && (
        <PreviewTable preview={file.stage.preview} onCreate={onCreate} onAgain={file.close} />
      )}
    </Panel>
  );
}

type Line = AccountListPreview['lines'][number];
const COLUMNS: Column<Line>[] = [
  { key: 'row', header: '行', numeric: true, render: (line) => line.row, rowHeader: true },
  { key: 'name', header: '用户名', render: (line) => line.name },
  { key: 'person', header: '姓名', render: (line) => line.displayName },
  { key: 'role', header: '角色', render: (line) => line.roleText },
  { key: 'organisation', header: '单位', render: (line) => line.organisationText },
  {
    key: 'fault',
    header: '核对',
    render: ({ fault }) => (fault ? <span className="field-error">{fault}</span> : '可以建立'),
  },
];

function PreviewTable({
  preview: { lines, accounts },
  onCreate,
  onAgain,
}: {
  preview: AccountListPreview;
  onCreate: (accounts: CreateAccountBody[]) => void;
  onAgain: () => void;
}) {
  const faulty = lines.length - accounts.length;
  return (
    <>
      <p role="status">
        共{lines.length}行：{accounts.length}个可以建立
        {faulty > 0 && `，${faulty}行有问题，不会建立；可以改好表格重新上传`}。
      </p>
      <DataTable
        caption="账号名单核对"
        captionHidden
        columns={COLUMNS}
        rows={[...lines.filter((l) => l.fault), ...lines.filter((l) => !l.fault)]}
        rowKey={(line) => String(line.row)}
      />
      <div className="row">
        <Button kind="primary" disabled={accounts.length === 0} onClick={() => onCreate(accounts)}>
          建立这 {accounts.length} 个账号
        </Button>
        <Button onClick={onAgain}>另选文件</Button>
      </div>
    </>
  );
}
