import type { ReactNode } from 'react';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import type { SessionState } from '#shared/contract/session.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';

interface DemoAccountsProps {
  session: SessionState;
  busy: boolean;
  onPick: (name: string) => void;
}

/** Demonstration only: every account that can be tried, by role; a click signs in. */
export function DemoAccounts({ session, busy, onPick }: DemoAccountsProps) {
  const roles = [...new Set(session.demoAccounts.map((account) => account.role))];
  return (
    <Panel
      title="演示账号：点一下即登录"
      subtitle={
        session.demoPassword
          ? `数据均为模拟。统一密码 ${session.demoPassword}；演示环境不用二次验证（动态码），正式环境必须绑定。`
          : '数据均为模拟。'
      }
    >
      <dl className="facts demo-accounts">
        {roles.map((role) => (
          <RoleRow key={role} title={ROLE_NAME[role]}>
            {session.demoAccounts
              .filter((account) => account.role === role)
              .map((account) => (
                <Button
                  key={account.name}
                  kind="quiet"
                  disabled={busy}
                  title={`${account.organisationName}，账号 ${account.name}`}
                  onClick={() => onPick(account.name)}
                >
                  {account.displayName}
                </Button>
              ))}
          </RoleRow>
        ))}
      </dl>
    </Panel>
  );
}

function RoleRow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd className="row">{children}</dd>
    </>
  );
}
