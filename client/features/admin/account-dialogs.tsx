import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ACCOUNT_ACT_NAME,
  type Account,
  type AccountAct,
  type accountsApi,
  type Decided,
} from '#shared/contract/accounts.ts';
import type { BodyOf } from '#shared/contract/endpoint.ts';
import { ROLE_NAME, ROLES, Role } from '#shared/contract/roles.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { confirmPassword } from '../../lib/confirm-password.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { LongSelect } from '../../ui/long-select.tsx';
import { PasswordAgain } from '../../ui/password-again.tsx';
import { organisationsQuery } from './admin.api.ts';

type NewAccount = BodyOf<typeof accountsApi.create>;

interface CreateProps {
  /** Those that the caller may open. */
  roles: readonly Role[];
  onClose: () => void;
  onCreate: (account: NewAccount) => void;
}

export function CreateAccountDialog({ roles, onClose, onCreate }: CreateProps) {
  const [values, setValues] = useState<NewAccount>({
    name: '',
    displayName: '',
    role: roles[0] ?? 'county_reporter',
    organisation: '',
  });
  const [q, setQ] = useState('');
  const { data: found } = useQuery({ ...organisationsQuery(q), placeholderData: keepPreviousData });
  // Where nothing was chosen it is the first of them.
  const organisation = values.organisation || (found?.rows[0]?.code ?? '');
  const set = (key: keyof typeof values) => (value: string) => setValues((now) => ({ ...now, [key]: value }));
  return (
    <Dialog
      title="建立账号"
      open
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          disabled={organisation === ''}
          onClick={() => onCreate({ ...values, organisation })}
        >
          建立
        </Button>
      }
    >
      <Field label="用户名" required>
        {(c) => <TextInput {...c} value={values.name} onChange={set('name')} />}
      </Field>
      <Field label="姓名" required>
        {(c) => <TextInput {...c} value={values.displayName} onChange={set('displayName')} />}
      </Field>
      <Field label="角色">
        {(c) => (
          <Select
            {...c}
            value={values.role}
            onChange={set('role')}
            options={roles.map((role) => ({ value: role, label: ROLE_NAME[role] }))}
          />
        )}
      </Field>
      <Field label="单位">
        {(c) => (
          <LongSelect
            {...c}
            value={organisation}
            onChange={set('organisation')}
            options={(found?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            paging={found?.paging}
            q={q}
            onLook={setQ}
          />
        )}
      </Field>
    </Dialog>
  );
}

/** The initial password, shown this once. */
export function IssuedDialog({
  issued,
  offset,
  onClose,
}: {
  issued: Decided | null;
  offset: number;
  onClose: () => void;
}) {
  return (
    <Dialog
      title="初始密码（只显示这一次）"
      open={issued !== null}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          已抄录
        </Button>
      }
    >
      {issued && (
        <p>
          账号 <strong>{issued.account.name}</strong> 的初始密码：<code>{issued.initialPassword}</code>
          <br />
          请当面或以密封方式交给本人。只能使用一次，{dateTimeText(issued.validUntil ?? '', offset)}{' '}
          前有效，首次登录须修改。
        </p>
      )}
    </Dialog>
  );
}

interface AskProps {
  account: Account;
  act: AccountAct;
  onClose: () => void;
  onAsk: (body: BodyOf<typeof accountsApi.ask>) => void;
}

/** Asks another kind of administrator for an act that gives a way in. */
export function AskDialog({ account, act, onClose, onAsk }: AskProps) {
  const [reason, setReason] = useState('');
  const [role, setRole] = useState<Role>(account.role);
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (reason.trim().length < 2) setMissing(true);
    else onAsk({ act, reason: reason.trim(), ...(act === 'role' ? { role } : {}) });
  };
  return (
    <Dialog
      title={`${ACCOUNT_ACT_NAME[act]}：${account.displayName}（${account.name}）`}
      open
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={confirm}>
          提出
        </Button>
      }
    >
      <p>提出后由另一类管理员办理；办理之前账号不变。</p>
      {act === 'role' && (
        <Field label="新角色">
          {(c) => (
            <Select
              {...c}
              value={role}
              onChange={(value) => setRole(Role.parse(value))}
              options={ROLES.map((value) => ({ value, label: ROLE_NAME[value] }))}
            />
          )}
        </Field>
      )}
      <Field label="原因" required error={missing ? '请写明原因。' : undefined}>
        {(c) => <TextInput {...c} value={reason} onChange={setReason} />}
      </Field>
    </Dialog>
  );
}

interface ReasonProps {
  title: string;
  onClose: () => void;
  onReason: (reason: string) => void;
}

export function ReasonDialog({ title, onClose, onReason }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = () => (reason.trim().length < 2 ? setMissing(true) : onReason(reason.trim()));
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={confirm}>
          确认
        </Button>
      }
    >
      <Field label="原因" required error={missing ? '请写明原因。' : undefined}>
        {(c) => <TextInput {...c} value={reason} onChange={setReason} />}
      </Field>
    </Dialog>
  );
}

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  onConfirmed: () => void;
}

/** Asks for the password again before an act that grants or undoes. */
export function ConfirmPasswordDialog({ open, onClose, onConfirmed }: ConfirmProps) {
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: confirmPassword,
    onSuccess: () => {
      setPassword('');
      onConfirmed();
    },
  });
  return (
    <Dialog
      title="请再次输入密码"
      open={open}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate(password)}>
          确认
        </Button>
      }
    >
      {confirm.isError && <ErrorState error={confirm.error} />}
      <PasswordAgain act="启用和授权" value={password} onChange={setPassword} />
    </Dialog>
  );
}
