import type { Decided } from '#shared/contract/accounts.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

interface IssuedSheetProps {
  issued: readonly Decided[];
  offset: number;
  onClose: () => void;
}

/** Initial passwords of several accounts, shown this once, to be printed and cut into slips. */
export function IssuedSheet({ issued, offset, onClose }: IssuedSheetProps) {
  const columns: Column<Decided>[] = [
    {
      key: 'organisation',
      header: '单位',
      render: ({ account }) => account.organisationName,
      rowHeader: true,
    },
    { key: 'person', header: '姓名', render: ({ account }) => account.displayName },
    { key: 'name', header: '用户名', render: ({ account }) => account.name },
    { key: 'password', header: '初始密码', render: ({ initialPassword }) => <code>{initialPassword}</code> },
    { key: 'until', header: '有效至', render: ({ validUntil }) => dateTimeText(validUntil ?? '', offset) },
  ];
  return (
    <Panel
      title={`${issued.length} 个账号的初始密码（只显示这一次）`}
      subtitle="请打印后裁开，当面或以密封方式交给本人；每个只能使用一次，首次登录须修改密码并绑定手机"
      tools={
        <span className="row">
          <Button onClick={() => window.print()}>打印</Button>
          <Button kind="primary" onClick={onClose}>
            已打印，不再显示
          </Button>
        </span>
      }
    >
      <DataTable
        caption="初始密码"
        captionHidden
        columns={columns}
        rows={[...issued]}
        rowKey={({ account }) => account.id}
      />
    </Panel>
  );
}
