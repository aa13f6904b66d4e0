import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { usePerson } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { CodeField } from './code-field.tsx';
import { giveCode, signOut } from './session.api.ts';

/** The second step of signing in; stands in place of every page until it is done, at that page's address. */
export default function CodePage() {
  const person = usePerson();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const give = useMutation({
    mutationFn: giveCode,
    // Answers refused before the code was given are asked for again.
    onSuccess: () => client.resetQueries(),
  });
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => window.location.assign('/login') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!give.isPending) give.mutate(code.trim());
  };
  return (
    <form className="panel narrow" onSubmit={submit}>
      <div className="panel-body stack">
        <h1 tabIndex={-1}>输入动态码</h1>
        <p>“{person.displayName}”的密码正确，还差第二步。</p>
        {give.isError && <ErrorState error={give.error} />}
        <CodeField
          label="动态码"
          hint="手机验证器上现在显示的6位数字；手机不在身边的，输入一个恢复码"
          value={code}
          onChange={setCode}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={give.isPending} busyText="正在核对…">
            登录
          </Button>
          <Button kind="quiet" onClick={() => leave.mutate()}>
            换一个账号
          </Button>
        </div>
        <p className="muted small">
          手机和恢复码都没有的，请联系系统管理员和安全管理员重置密码，重置后重新绑定。
        </p>
      </div>
    </form>
  );
}
