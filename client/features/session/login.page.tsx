import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useContext, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { LoginBody } from '#shared/contract/session.ts';
import { sessionQuery, useSession, WaitingPerson } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { nextAddress } from './next-address.ts';
import { signIn } from './session.api.ts';
import { SignOnLink } from './sign-on-link.tsx';

/** Name, password, one button. Shown in place of any page until someone is signed in, at that page's address. */
export default function LoginPage() {
  const session = useSession();
  const client = useQueryClient();
  const [path, navigate] = useLocation();
  const waiting = useContext(WaitingPerson);
  const query = useSearch();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: (body: LoginBody) => signIn(body),
    onSuccess: (state) => {
      // The address asked for is kept; the login page itself hands over to '/', which knows each role's first page.
      if (path === '/login') navigate(nextAddress(query) ?? '/', { replace: true });
      client.setQueryData(sessionQuery.queryKey, state);
      // The page that waits goes on with what it has; what has changed meanwhile is read anew.
      if (waiting && state.person?.account === waiting.account) {
        void client.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
        });
        return;
      }
      // Nothing read under another account stays.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
  const wanted = path === '/login' ? (nextAddress(query) ?? '/') : query ? `${path}?${query}` : path;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!login.isPending) login.mutate({ name: name.trim(), password });
  };
  const tryAccount = (account: string) => {
    if (!session?.demoPassword) return;
    setName(account);
    setPassword(session.demoPassword);
    login.mutate({ name: account, password: session.demoPassword });
  };
  return (
    <div className={session?.demo ? 'narrow wide-narrow stack' : 'narrow stack'}>
      <form className="panel" onSubmit={submit}>
        <div className="panel-body stack">
          <h1 tabIndex={-1}>登录{session && ` · ${session.city}${session.system}`}</h1>
          {session?.person && <p>您已用“{session.person.displayName}”登录；登录其他账号会替换它。</p>}
          {waiting && (
            <Notice kind="warning">
              登录已结束。“{waiting.displayName}
              ”在本页填写的内容还在，用这个账号重新登录后接着填；换别的账号登录则不保留。
            </Notice>
          )}
          {session?.empty && (
            <Notice kind="warning">
              本系统还没有账号。请在服务器上执行 <code>npm run create-admin</code>，按提示生成三员账号。
            </Notice>
          )}
          {login.isError && <ErrorState error={login.error} />}
          <Field label="账号" required>
            {(control) => (
              <TextInput
                {...control}
                autoComplete="username"
                maxLength={60}
                value={name}
                onChange={setName}
              />
            )}
          </Field>
          <Field label="密码" required>
            {(control) => (
              <TextInput
                {...control}
                type="password"
                autoComplete="current-password"
                maxLength={200}
                value={password}
                onChange={setPassword}
              />
            )}
          </Field>
          <Button type="submit" kind="primary" busy={login.isPending} busyText="正在登录…">
            登录
          </Button>
          {session?.singleSignOn && <SignOnLink next={wanted} query={query} />}
        </div>
      </form>
      {session?.demo && <DemoAccounts session={session} busy={login.isPending} onPick={tryAccount} />}
    </div>
  );
}
