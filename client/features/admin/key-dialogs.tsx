import { useState } from 'react';
import { type AskKeyBody, KEY_SCOPE_NAME } from '#shared/contract/api-keys.ts';
import { KEY_SCOPES } from '#shared/contract/endpoint.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';

interface AskProps {
  onClose: () => void;
  onAsk: (body: AskKeyBody) => void;
}

export function AskKeyDialog({ onClose, onAsk }: AskProps) {
  const [values, setValues] = useState<AskKeyBody>({
    name: '',
    scope: 'published',
    validUntil: '',
    reason: '',
  });
  const [checked, setChecked] = useState(false);
  const set = (key: 'name' | 'validUntil' | 'reason') => (value: string) =>
    setValues((now) => ({ ...now, [key]: value }));
  const faults = {
    name: values.name.trim().length < 2 ? '请写明由哪个系统使用。' : undefined,
    validUntil: values.validUntil ? undefined : '请填日期，如 2027-06-30。',
    reason: values.reason.trim().length < 2 ? '请写明用途。' : undefined,
  };
  const confirm = () => {
    if (faults.name || faults.validUntil || faults.reason) setChecked(true);
    else onAsk(values);
  };
  return (
    <Dialog
      title="申请接口密钥"
      open
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={confirm}>
          提出
        </Button>
      }
    >
      <p>由另一类管理员办理；密钥在办理时显示一次，由办理人交给使用的系统。</p>
      <Field label="使用的系统" required error={checked ? faults.name : undefined}>
        {(c) => <TextInput {...c} value={values.name} onChange={set('name')} />}
      </Field>
      <Field label="可读范围">
        {(c) => (
          <Select
            {...c}
            value={values.scope}
            onChange={(value) =>
              setValues((now) => ({ ...now, scope: KEY_SCOPES.find((one) => one === value) ?? now.scope }))
            }
            options={KEY_SCOPES.map((value) => ({ value, label: KEY_SCOPE_NAME[value] }))}
          />
        )}
      </Field>
      <DayInput
        label="有效至（最长一年）"
        value={values.validUntil || undefined}
        onChange={(day) => set('validUntil')(day ?? '')}
      />
      {checked && faults.validUntil && <p className="field-error">{faults.validUntil}</p>}
      <Field label="用途" required error={checked ? faults.reason : undefined}>
        {(c) => <TextInput {...c} value={values.reason} onChange={set('reason')} />}
      </Field>
    </Dialog>
  );
}

/** The whole key, shown this once. */
export function KeyShownDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  return (
    <Dialog
      title="接口密钥（只显示这一次）"
      open={secret !== null}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          已保存
        </Button>
      }
    >
      <p>
        <code className="digest">{secret}</code>
      </p>
      <p>
        请以密封方式交给使用的系统，放在请求头 <code>Authorization: Bearer …</code>
        。本系统只保存它的摘要，遗失须重新申请。
      </p>
    </Dialog>
  );
}
