import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ACCOUNT_STATE_NAME, type Account } from '#shared/contract/accounts.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { dateText } from '../../lib/civil-time.ts';
import { problemOf } from '../../lib/http.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useToast } from '../../ui/toast.tsx';
import {
  ConfirmPasswordDialog,
  CreateAccountDialog,
  IssuedDialog,
  ReasonDialog,
} from './account-dialogs.tsx';
import {
  accountsQuery,
  disableAccount,
  enableAccount,
  type Issued,
  resetPassword,
  unlockAccount,
} from './admin.api.ts';

/** Accounts: the system administrator opens, resets and disables; the security administrator enables and unlocks. */
export default function AccountsPage() {
  const query = useQuery(accountsQuery);
  const person = usePerson();
  const offset = useOffset();
  const client = useQueryClient();
  const say = useToast();
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const [disabling, setDisabling] = useState<Account | null>(null);
  const [pending, setPending] = useState<(() => Promise<unknown>) | null>(null);
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      if (result && typeof result === 'object' && 'initialPassword' in result) setIssued(result as Issued);
      else say('已办理');
    },
    onError: (error, run) => {
      if (problemOf(error)?.type === 'password-needed') setPending(() => run);
      else say(error.message, 'error');
    },
  });
  const isSystem = person.role === 'system_admin';
  const columns: Column<Account>[] = [
    { key: 'name', header: '用户名', render: (a) => a.name, sort: (a) => a.name, rowHeader: true },
    { key: 'displayName', header: '姓名', render: (a) => a.displayName },
    { key: 'role', header: '角色', render: (a) => ROLE_NAME[a.role], sort: (a) => a.role },
    {
      key: 'organisation',
      header: '单位',
      render: (a) => a.organisationName,
      sort: (a) => a.organisationName,
    },
    { key: 'state', header: '状态', render: (a) => ACCOUNT_STATE_NAME[a.state], sort: (a) => a.state },
    { key: 'created', header: '建立日期', render: (a) => dateText(a.createdAt, offset) },
    {
      key: 'acts',
      header: '办理',
      render: (a) => (
        <div className="row">
          {!isSystem && (a.state === 'pending' || a.state === 'disabled') && (
            <TextButton onClick={() => act.mutate(() => enableAccount(a.id))}>启用</TextButton>
          )}
          {!isSystem && a.state === 'locked' && (
            <TextButton onClick={() => act.mutate(() => unlockAccount(a.id))}>解除锁定</TextButton>
          )}
          {isSystem && a.state !== 'disabled' && (
            <TextButton onClick={() => act.mutate(() => resetPassword(a.id))}>重置密码</TextButton>
          )}
          {a.state !== 'disabled' && a.state !== 'pending' && a.id !== person.account && (
            <TextButton onClick={() => setDisabling(a)}>停用</TextButton>
          )}
        </div>
      ),
    },
  ];
  return (
    <div className="stack">
      <PageHead
        title="账号"
        lead={
          isSystem
            ? '由系统管理员建立账号、重置密码、停用账号；新账号须由安全管理员启用。'
            : '由安全管理员启用账号、解除锁定；账号由系统管理员建立。'
        }
        tools={
          isSystem && (
            <Button kind="primary" onClick={() => setCreating(true)}>
              建立账号
            </Button>
          )
        }
      />
      <QueryView query={query} height={420}>
        {(data) => (
          <Panel title={`共 ${data.accounts.length} 个账号`}>
            <DataTable
              caption="账号"
              captionHidden
              columns={columns}
              rows={data.accounts}
              rowKey={(a) => a.id}
            />
            <CreateAccountDialog
              open={creating}
              organisations={data.organisations}
              onClose={() => setCreating(false)}
              onIssued={(result) => {
                setCreating(false);
                setIssued(result);
                void client.invalidateQueries({ queryKey: accountsQuery.queryKey });
              }}
            />
          </Panel>
        )}
      </QueryView>
      <IssuedDialog issued={issued} offset={offset} onClose={() => setIssued(null)} />
      <ReasonDialog
        open={disabling !== null}
        title={`停用 ${disabling?.displayName ?? ''}`}
        onClose={() => setDisabling(null)}
        onReason={(reason) => {
          const target = disabling;
          setDisabling(null);
          if (target) act.mutate(() => disableAccount(target.id, reason));
        }}
      />
      <ConfirmPasswordDialog
        open={pending !== null}
        onClose={() => setPending(null)}
        onConfirmed={() => {
          const run = pending;
          setPending(null);
          if (run) act.mutate(run);
        }}
      />
    </div>
  );
}
