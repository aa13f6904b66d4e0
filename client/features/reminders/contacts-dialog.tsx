import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CONTACT_ROLE_NAME, type Contact, type Reminders } from '#shared/contract/reminders.ts';
import { keysOf } from '#shared/record.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { remindersQuery, setContact } from './reminders.api.ts';

interface ContactsDialogProps {
  period: string;
  owed: Reminders['owing'][number];
  onClose: () => void;
}

const ROLES = keysOf(CONTACT_ROLE_NAME);

/** Whom a 催报 of one organisation is for outside the product: its reporter, and who is responsible. */
export function ContactsDialog({ period, owed, onClose }: ContactsDialogProps) {
  const client = useQueryClient();
  const say = useToast();
  const before = (role: Contact['role']): Contact =>
    owed.contacts.find((one) => one.role === role) ?? { role, name: '', email: '' };
  const [typed, setTyped] = useState<readonly Contact[]>(ROLES.map(before));
  const save = useMutation({
    mutationFn: async () => {
      for (const contact of typed) {
        const { name, email } = before(contact.role);
        if (contact.name.trim() === name && contact.email.trim() === email) continue;
        const next = await setContact(period, owed.organisation, {
          role: contact.role,
          name: contact.name.trim(),
          email: contact.email.trim(),
        });
        client.setQueryData(remindersQuery(period).queryKey, next);
      }
    },
    onSuccess: () => {
      say(`已登记${owed.name}的联系人`);
      onClose();
    },
  });
  const change = (role: Contact['role'], part: 'name' | 'email') => (text: string) =>
    setTyped(typed.map((one) => (one.role === role ? { ...one, [part]: text } : one)));
  return (
    <Dialog
      open
      title={`${owed.name}的催报联系人`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
            登记
          </Button>
        </>
      }
    >
      <div className="stack">
        {save.isError && <ErrorState error={save.error} />}
        {typed.map(({ role, name, email }) => (
          <div key={role} className="row">
            <Field label={`${CONTACT_ROLE_NAME[role]}姓名`}>
              {(control) => (
                <TextInput {...control} maxLength={40} value={name} onChange={change(role, 'name')} />
              )}
            </Field>
            <Field label={`${CONTACT_ROLE_NAME[role]}邮箱`}>
              {(control) => (
                <TextInput {...control} maxLength={200} value={email} onChange={change(role, 'email')} />
              )}
            </Field>
          </div>
        ))}
        <p className="muted">留空即取消登记。改动留有记录。</p>
      </div>
    </Dialog>
  );
}
