import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { sessionQuery, usePerson } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { passwordFault } from './password-fault.ts';
import { changePassword } from './session.api.ts';

/** Change of one's own password; also stands in place of every page while the initial one is in use. */
export default function PasswordPage() {
  const person = usePerson();
  const client = useQueryClient();
  const say = useToast();
  const [path, navigate] = useLocation();
  const [values, setValues] = useState({ current: '', next: '', repeated: '' });
  const [fault, setFault] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      say('密码已修改，其他设备上的登录已退出');
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      if (path === '/password') navigate('/', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    const found = passwordFault(values.current, values.next, values.repeated);
    setFault(found);
    if (!found) change.mutate({ current: values.current, next: values.next });
  };
  const set = (key: keyof typeof values) => (value: string) => setValues((now) => ({ ...now, [key]: value }));
  return (
    <form className="panel narrow" onSubmit={submit}>
      <div className="panel-body stack">
        <h1 tabIndex={-1}>修改密码</h1>
        {person.gate === 'password' && <p>您正在使用初始密码，或密码已满90天；修改后才能继续。</p>}
        {change.isError && <ErrorState error={change.error} />}
        <input type="text" name="username" autoComplete="username" value={person.name} readOnly hidden />
        <Field label="当前密码" required>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="current-password"
              value={values.current}
              onChange={set('current')}
            />
          )}
        </Field>
        <Field
          label="新密码"
          hint="至少 12 位，含大写字母、小写字母、数字、符号中的三类；不能含姓名、单位、常见词、键盘上相邻的一串"
          error={fault}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={values.next}
              onChange={set('next')}
            />
          )}
        </Field>
        <Field label="再输一次新密码" required>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              value={values.repeated}
              onChange={set('repeated')}
            />
          )}
        </Field>
        <Button type="submit" kind="primary" busy={change.isPending}>
          修改密码
        </Button>
      </div>
    </form>
  );
}
