import type { Entry, PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select, TextInput } from '../../../ui/inputs.tsx';

const NEW_KIND = '+';
/** Fields of one line each, in the order of the sentence. */
const TEXTS = [
  ['clause', '条款', '如 二(七)'],
  ['name', '名称', '如 新认定省级企业研究院'],
  ['level', '级别', '国家级、省级、市级；文件没有写就空着'],
  ['event', '事项', '认定、绩效评价、立项、获奖等'],
  ['state', '状态', '首次、重新、优秀等；没有就空着'],
  ['times', '次数', '3年内最多一次写 1/3；没有就空着'],
  ['note', '备注', '文件没有写明的，写在这里，不要写成数'],
] as const;
const CERTAINTY = [
  { value: 'stated', label: '原文写明' },
  { value: 'ambiguous', label: '原文不明确' },
  { value: 'damaged', label: '原文有损坏' },
] as const;
const RULE_HINT =
  '单位万元。20＝20万元；<=1000＝最高1000万元；<=20/年＝每年最高20万元；>=50000＝不低于5亿元；tiers <=2000＝分档、最高2000万元；words＝文件没有写数额；带比例的见下';

export const EMPTY_ENTRY: Entry = { fields: { certainty: 'stated' }, newKind: null };

interface EntryFormProps {
  entry: Entry;
  library: PolicyLibraryView;
  onChange: (entry: Entry) => void;
}

/** One instrument as its columns; what is typed is checked against its sentence by the server. */
export function EntryForm({ entry, library, onChange }: EntryFormProps) {
  const { fields, newKind } = entry;
  const set = (field: string) => (value: string) =>
    onChange({ ...entry, fields: { ...fields, [field]: value } });
  const choices = (list: readonly string[]) => [
    { value: '', label: '请选择' },
    ...list.map((value) => ({ value, label: value })),
  ];
  const chooseKind = (value: string) =>
    onChange(
      value === NEW_KIND
        ? { fields: { ...fields, kind: '' }, newKind: newKind ?? { name: '', theme: '' } }
        : { fields: { ...fields, kind: value }, newKind: null },
    );
  return (
    <div className="grid grid-2">
      <Field label="类别" hint="各市同一类别并排对照">
        {(control) => (
          <Select
            {...control}
            value={newKind ? NEW_KIND : (fields.kind ?? '')}
            onChange={chooseKind}
            options={[
              { value: '', label: '请选择' },
              { value: NEW_KIND, label: '新类别……' },
              ...library.kinds.map(({ code, name, theme }) => ({ value: code, label: `${theme}：${name}` })),
            ]}
          />
        )}
      </Field>
      {newKind && (
        <>
          <Field label="新类别名称" required>
            {(control) => (
              <TextInput
                {...control}
                maxLength={60}
                value={newKind.name}
                onChange={(name) => onChange({ ...entry, newKind: { ...newKind, name } })}
              />
            )}
          </Field>
          <Field label="新类别的主题" required>
            {(control) => (
              <Select
                {...control}
                value={newKind.theme}
                onChange={(theme) => onChange({ ...entry, newKind: { ...newKind, theme } })}
                options={choices([...new Set(library.kinds.map(({ theme }) => theme))])}
              />
            )}
          </Field>
        </>
      )}
      {TEXTS.map(([field, label, hint]) => (
        <Field key={field} label={label} hint={hint}>
          {(control) => (
            <TextInput {...control} maxLength={500} value={fields[field] ?? ''} onChange={set(field)} />
          )}
        </Field>
      ))}
      <Field label="对象">
        {(control) => (
          <Select
            {...control}
            value={fields.beneficiary ?? ''}
            onChange={set('beneficiary')}
            options={choices(library.beneficiaries)}
          />
        )}
      </Field>
      <Field label="方式">
        {(control) => (
          <Select
            {...control}
            value={fields.form ?? ''}
            onChange={set('form')}
            options={choices(library.forms)}
          />
        )}
      </Field>
      <Field label="确定程度">
        {(control) => (
          <Select
            {...control}
            value={fields.certainty ?? 'stated'}
            onChange={set('certainty')}
            options={CERTAINTY}
          />
        )}
      </Field>
      <Field label="择优" hint="符合条件也可能没有">
        {(control) => (
          <Select
            {...control}
            value={fields.selective ?? ''}
            onChange={set('selective')}
            options={[
              { value: '', label: '不是择优' },
              { value: '1', label: '择优' },
            ]}
          />
        )}
      </Field>
      <div>
        <Field label="数额" hint={RULE_HINT}>
          {(control) => (
            <TextInput {...control} maxLength={200} value={fields.rule ?? ''} onChange={set('rule')} />
          )}
        </Field>
        <Disclosure summary="带比例、按件、配套的写法和计算基数">
          <p className="small">
            不超过合同金额的30%、最高800万元：{'<=30% of contracts cap 800'}；每1000台10万元：10 per 1000
            devices；按国家奖励1∶1：1:1 of nat_prize；设备投入的一定比例、最高1000万元：
            {'part of 设备投入 <=1000'}
          </p>
          <p className="small">
            计算基数：
            {library.inputs
              .map(({ code, name, unit }) => `${code}＝${name}${unit && `（${unit}）`}`)
              .join('；')}
          </p>
        </Disclosure>
      </div>
    </div>
  );
}
