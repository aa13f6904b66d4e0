import { ACCOUNT_ACT_NAME, type AccountRequest } from '#shared/contract/accounts.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';

interface Props {
  requests: readonly AccountRequest[];
  /** How many wait; the oldest are shown. */
  inAll: number;
  offset: number;
  onGrant: (request: AccountRequest) => void;
  /** Grants all that may be, one after another. */
  onGrantAll: (requests: readonly AccountRequest[]) => void;
  onRefuse: (request: AccountRequest) => void;
  onWithdraw: (request: AccountRequest) => void;
}

/** 待办理: what one administrator asked for and another has to decide. */
export function RequestList({ requests, inAll, offset, onGrant, onGrantAll, onRefuse, onWithdraw }: Props) {
  const grantable = requests.filter((r) => r.mayDecide && r.act === 'enable');
  const columns: Column<AccountRequest>[] = [
    { key: 'act', header: '事项', render: (r) => actText(r), rowHeader: true },
    { key: 'account', header: '账号', render: (r) => `${r.displayName}（${r.accountName}）` },
    { key: 'reason', header: '原因', render: (r) => r.reason },
    { key: 'asked', header: '提出', render: (r) => `${r.askedBy} ${dateTimeText(r.askedAt, offset)}` },
    {
      key: 'decide',
      header: '办理',
      render: (r) => (
        <div className="row">
          {r.mayDecide && <TextButton onClick={() => onGrant(r)}>同意</TextButton>}
          {r.mayDecide && <TextButton onClick={() => onRefuse(r)}>不同意</TextButton>}
          {r.mine && <TextButton onClick={() => onWithdraw(r)}>撤回</TextButton>}
          {!r.mayDecide && !r.mine && '待另一类管理员办理'}
        </div>
      ),
    },
  ];
  return (
    <Panel
      title={`待办理 ${inAll} 项`}
      {...(inAll > requests.length ? { subtitle: `先列出最早的${requests.length}项` } : {})}
      tools={
        grantable.length > 1 && (
          <Button onClick={() => onGrantAll(grantable)}>同意启用全部 {grantable.length} 个账号</Button>
        )
      }
    >
      <DataTable
        caption="待办理"
        captionHidden
        columns={columns}
        rows={requests}
        rowKey={(r) => r.id}
        empty="没有待办理的事项"
      />
    </Panel>
  );
}

function actText({ act, role }: AccountRequest): string {
  return role ? `${ACCOUNT_ACT_NAME[act]}为${ROLE_NAME[role]}` : ACCOUNT_ACT_NAME[act];
}
