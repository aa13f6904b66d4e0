import { useState } from 'react';
import type { Account, HandOverBody } from '#shared/contract/accounts.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';

interface HandOverProps {
  account: Account;
  onClose: () => void;
  onHandOver: (body: HandOverBody) => void;
}

/** 移交: the successor's name and account; role and organisation are those of the account at hand. */
export function HandOverDialog({ account, onClose, onHandOver }: HandOverProps) {
  const [values, setValues] = useState<HandOverBody>({ name: '', displayName: '', reason: '' });
  const [asked, setAsked] = useState(false);
  const set = (key: keyof HandOverBody) => (value: string) => setValues((now) => ({ ...now, [key]: value }));
  const short = (key: keyof HandOverBody, least: number) =>
    asked && values[key].trim().length < least ? '请填写' : undefined;
  const send = () => {
    setAsked(true);
    const { name, displayName, reason } = values;
    if (name.trim().length < 2 || displayName.trim() === '' || reason.trim().length < 2) return;
    onHandOver({ name: name.trim(), displayName: displayName.trim(), reason: reason.trim() });
  };
  return (
    <Dialog
      title={`移交 ${account.displayName}（${account.name}）的工作`}
      open
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={send}>
          建立接任者的账号
        </Button>
      }
    >
      <p>
        接任者为{account.organisationName}的{ROLE_NAME[account.role]}。新账号启用时，{account.displayName}
        的账号随即停用；草稿和待办归接任者，以前办理的仍署原来的姓名。
      </p>
      <Field label="接任者姓名" required error={short('displayName', 1)}>
        {(c) => <TextInput {...c} maxLength={40} value={values.displayName} onChange={set('displayName')} />}
      </Field>
      <Field label="接任者用户名" required error={short('name', 2)}>
        {(c) => <TextInput {...c} maxLength={40} value={values.name} onChange={set('name')} />}
      </Field>
      <Field label="原因" required error={short('reason', 2)}>
        {(c) => <TextInput {...c} maxLength={500} value={values.reason} onChange={set('reason')} />}
      </Field>
    </Dialog>
  );
}
