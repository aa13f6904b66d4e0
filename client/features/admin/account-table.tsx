import { ACCOUNT_STATE_NAME, type AccountAct, type ListedAccount } from '#shared/contract/accounts.ts';
import { isOneOf, READERS, ROLE_NAME, type Role } from '#shared/contract/roles.ts';
import { dateText } from '../../lib/civil-time.ts';
import { TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';

interface Props {
  accounts: readonly ListedAccount[];
  /** A page of them. */
  leaf: boolean;
  offset: number;
  /** The caller's own account, for which others act. */
  self: string;
  mayUnlock: boolean;
  /** An organisation asks for no other role. */
  mayMoveRoles: boolean;
  onAsk: (account: ListedAccount, act: AccountAct) => void;
  onDisable: (account: ListedAccount) => void;
  onUnlock: (account: ListedAccount) => void;
  /** Absent where the caller opens no accounts. */
  onHandOver?: (account: ListedAccount) => void;
}

/** Roles whose work goes to a successor; administrators are replaced one by one. */
const HANDED_OVER: readonly Role[] = [...READERS];

/** Every account with what the caller may do or ask for. */
export function AccountTable({
  accounts,
  leaf,
  offset,
  self,
  mayUnlock,
  mayMoveRoles,
  onAsk,
  onDisable,
  onUnlock,
  onHandOver,
}: Props) {
  const facts: Column<ListedAccount>[] = [
    { key: 'name', header: '用户名', render: (a) => a.name, sort: (a) => a.name, rowHeader: true },
    {
      key: 'displayName',
      header: '姓名',
      render: (a) => (
        <>
          {a.displayName}
          {a.takesOver !== null && <span className="muted small">　接替{a.takesOver}</span>}
        </>
      ),
    },
    { key: 'role', header: '角色', render: (a) => ROLE_NAME[a.role], sort: (a) => a.role },
    {
      key: 'organisation',
      header: '单位',
      render: (a) => a.organisationName,
      sort: (a) => a.organisationName,
    },
    { key: 'state', header: '状态', render: (a) => ACCOUNT_STATE_NAME[a.state], sort: (a) => a.state },
    { key: 'created', header: '建立日期', render: (a) => dateText(a.createdAt, offset) },
  ];
  const acts: Column<ListedAccount>[] = [
    {
      key: 'acts',
      header: '办理',
      render: (a) =>
        a.id === self ? (
          '本人账号由他人办理'
        ) : !a.mayAct ? (
          '由市级管理员办理'
        ) : (
          <div className="row">
            {a.state === 'disabled' && <TextButton onClick={() => onAsk(a, 'enable')}>申请启用</TextButton>}
            {mayUnlock && a.state === 'locked' && (
              <TextButton onClick={() => onUnlock(a)}>解除锁定</TextButton>
            )}
            {(a.state === 'active' || a.state === 'locked') && (
              <>
                <TextButton onClick={() => onAsk(a, 'reset')}>申请重置密码</TextButton>
                {mayMoveRoles && <TextButton onClick={() => onAsk(a, 'role')}>申请变更角色</TextButton>}
                {onHandOver && isOneOf(HANDED_OVER, a.role) && (
                  <TextButton onClick={() => onHandOver(a)}>移交</TextButton>
                )}
                <TextButton onClick={() => onDisable(a)}>停用</TextButton>
              </>
            )}
          </div>
        ),
    },
  ];
  // Who may act on none only looks.
  const columns = accounts.some((a) => a.mayAct) ? [...facts, ...acts] : facts;
  return (
    <DataTable
      leaf={leaf}
      caption="账号"
      captionHidden
      stacked
      columns={columns}
      rows={accounts}
      rowKey={(a) => a.id}
    />
  );
}
