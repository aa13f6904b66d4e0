import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryPreview, ProposeHistoryBody } from '#shared/contract/history.ts';
import { problemOf } from '../../lib/http.ts';
import { useAttempt } from '../../lib/use-attempt.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { countsWords } from './contents.tsx';
import { historyQuery, proposeHistory } from './history.api.ts';
import { NotRead } from './not-read.tsx';

const PUBLISHED = [
  { value: 'yes' as const, label: '公开发表的（统计年鉴、公报），页面引用其出处' },
  { value: 'no' as const, label: '本单位留存的，没有公开发表' },
];
const RELEASES = [
  { value: 'none' as const, label: '不注明' },
  ...(['初步', '最终', '普查修订'] as const).map((value) => ({ value, label: value })),
];

interface ProposeFormProps {
  preview: HistoryPreview;
  onDone: () => void;
}

/** What is said of the batch as a whole; rows that say it themselves keep their own words. */
export function ProposeForm({ preview, onDone }: ProposeFormProps) {
  const { file, counts, asks, unsourced, skipped } = preview;
  const client = useQueryClient();
  const say = useToast();
  const keyFor = useAttempt();
  const [title, setTitle] = useState(file.name.replace(/\.[a-z]+$/i, ''));
  const [citation, setCitation] = useState('');
  const [published, setPublished] = useState<'yes' | 'no'>('yes');
  const [release, setRelease] = useState<'none' | '初步' | '最终' | '普查修订'>('none');
  const [reason, setReason] = useState('');
  const [reminderReason, setReminderReason] = useState('');
  const body: ProposeHistoryBody = {
    file: file.id,
    title,
    citation,
    published: published === 'yes',
    release: release === 'none' ? '' : release,
    reason,
    reminderReason,
  };
  const propose = useMutation({
    mutationFn: () => proposeHistory(body, keyFor(body)),
    onSuccess: (list) => {
      client.setQueryData(historyQuery.queryKey, list);
      say('已提请载入，待另一名分析员确认');
      onDone();
    },
  });
  const lacking =
    counts.fault > 0 ||
    title.trim().length < 2 ||
    reason.trim().length < 2 ||
    (unsourced > 0 && citation.trim() === '') ||
    (asks > 0 && reminderReason.trim() === '');
  const faults = problemOf(propose.error)?.errors ?? [];
  const fields = (
    <>
      {propose.isError && <ErrorState error={propose.error} />}
      {faults.map(({ detail }) => (
        <p key={detail}>{detail}</p>
      ))}
      <Field label="名称" required>
        {(control) => <TextInput {...control} maxLength={100} value={title} onChange={setTitle} />}
      </Field>
      <Field label="性质">
        {(control) => <Select {...control} value={published} options={PUBLISHED} onChange={setPublished} />}
      </Field>
      <Field
        label="来源"
        required={unsourced > 0}
        hint={unsourced > 0 ? `用于没有写来源的${unsourced}行，写到文献和表号` : '每行都写了来源，可以不填'}
      >
        {(control) => <TextInput {...control} maxLength={300} value={citation} onChange={setCitation} />}
      </Field>
      <Field label="数据性质" hint="用于没有写的各行">
        {(control) => <Select {...control} value={release} options={RELEASES} onChange={setRelease} />}
      </Field>
      {asks > 0 && (
        <Field
          label={`${asks}行提醒的原因`}
          required
          hint="用于没有写原因的各行；个别行可在文件的“原因”列另写"
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={1000}
              value={reminderReason}
              onChange={setReminderReason}
            />
          )}
        </Field>
      )}
      <Field label="为什么载入" required>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
    </>
  );
  return (
    <Panel
      title={`${file.name}：${countsWords(counts)}`}
      subtitle="现在没有载入任何数；提请后由另一名分析员确认才生效，确认后仍可整批撤销"
    >
      <div className="stack">
        {counts.fault > 0 && (
          <Notice kind="error">有{counts.fault}行不能载入，请照“核对”一栏改好文件后重新上传。</Notice>
        )}
        {counts.kept > 0 && (
          <Notice>
            有{counts.kept}行与报送单位的数不同：仍用报送的数，这些行只留作核对；要改须由报送单位更正。
          </Notice>
        )}
        <NotRead skipped={skipped} />
        {counts.fault === 0 && fields}
        <p className="row">
          {counts.fault === 0 && (
            <Button
              kind="primary"
              busy={propose.isPending}
              disabled={lacking}
              onClick={() => propose.mutate()}
            >
              提请载入
            </Button>
          )}
          <Button onClick={onDone}>{counts.fault === 0 ? '不载入' : '另选文件'}</Button>
        </p>
      </div>
    </Panel>
  );
}
