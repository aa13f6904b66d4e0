import type { PaperForm } from '#shared/contract/policy-library.ts';
import { Field } from '../../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../../ui/inputs.tsx';

const TEXTS = [
  ['city', '城市', '如 绍兴'],
  ['title', '文件名称', '不带书名号'],
  ['number', '文号', '文件没有写就空着'],
  ['issued', '印发日期', '年-月-日；没有写就空着'],
  ['from', '施行日期', '年-月-日；没有写就空着，不要推算'],
  ['to', '截止日期', '年-月-日；没有写就空着'],
] as const;

interface PaperFieldsProps {
  paper: PaperForm;
  onChange: (paper: PaperForm) => void;
}

/** What a paper says of itself, and its whole text. */
export function PaperFields({ paper, onChange }: PaperFieldsProps) {
  return (
    <>
      <div className="grid grid-2">
        {TEXTS.map(([field, label, hint]) => (
          <Field key={field} label={label} hint={hint} required={field === 'city' || field === 'title'}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={field === 'title' ? 120 : 20}
                value={paper[field]}
                onChange={(value) => onChange({ ...paper, [field]: value })}
              />
            )}
          </Field>
        ))}
        <Field label="同一事项多项奖补" hint="文件怎么写">
          {(control) => (
            <Select
              {...control}
              value={paper.stacking}
              onChange={(stacking) => onChange({ ...paper, stacking })}
              options={[
                { value: '', label: '未载明' },
                { value: '就高不重复', label: '就高不重复' },
                { value: '从高不重复', label: '从高不重复' },
              ]}
            />
          )}
        </Field>
        {paper.stacking !== '' && (
          <Field label="“不重复”的原文" required>
            {(control) => (
              <TextInput
                {...control}
                maxLength={500}
                value={paper.stackingQuote}
                onChange={(stackingQuote) => onChange({ ...paper, stackingQuote })}
              />
            )}
          </Field>
        )}
      </div>
      <Field label="全文" hint="从公开文本逐字粘贴，简体、繁体都可以；看不清的字不要猜" required>
        {(control) => (
          <TextArea
            {...control}
            rows={8}
            maxLength={200_000}
            value={paper.text}
            onChange={(text) => onChange({ ...paper, text })}
          />
        )}
      </Field>
    </>
  );
}
