import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Scheme, SchemeVersion, type Subject } from '#shared/contract/scheme.ts';
import { problemOf } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AnchorFields } from './anchor-fields.tsx';
import { ASSESSMENT_KEY, saveScheme } from './assessment.api.ts';
import styles from './assessment.module.css';
import { DimensionFields } from './dimension-fields.tsx';
import { ItemFields } from './item-fields.tsx';
import { MethodFields } from './method-fields.tsx';
import { PeerGroupFields } from './peer-group-fields.tsx';

interface SchemeEditorProps {
  subject: Subject;
  latest: SchemeVersion;
  initial: Scheme;
  onClose: () => void;
  onSaved: () => void;
}

/** Edits a scheme into its next version. When somebody saved meanwhile, the draft stays and may be put on top of theirs. */
export function SchemeEditor({ subject, latest, initial, onClose, onSaved }: SchemeEditorProps) {
  const client = useQueryClient();
  const [scheme, setScheme] = useState(initial);
  const [reason, setReason] = useState('');
  const [basedOn, setBasedOn] = useState(latest.number);
  const [fault, setFault] = useState<string | null>(null);
  // A group that was added and left empty has nobody to compare.
  const groups = scheme.peerGroups.filter(({ units }) => units.length > 0);
  const save = useMutation({
    mutationFn: (base: number) =>
      saveScheme(subject, {
        basedOn: base,
        reason: reason.trim(),
        scheme: { ...scheme, peerGroups: groups },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ASSESSMENT_KEY });
      onSaved();
    },
  });
  const problem = problemOf(save.error);
  const newer = problem?.type === 'scheme-stale' ? SchemeVersion.safeParse(problem.current).data : undefined;
  const send = (base: number) => {
    if (reason.trim().length < 2) return setFault('请写明修改原因');
    if (groups.length === 0) return setFault('至少要有一个比较组，组内至少一个单位');
    setFault(null);
    setBasedOn(base);
    save.mutate(base);
  };
  const patch = (part: Partial<Scheme>) => setScheme((now) => ({ ...now, ...part }));
  return (
    <Dialog
      open
      wide
      title={`修改计分方案（存为第${basedOn + 1}版）`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="primary" busy={save.isPending} onClick={() => send(newer?.number ?? basedOn)}>
            {newer ? `在第${newer.number}版之后保存` : '保存为新版'}
          </Button>
        </>
      }
    >
      <div className="stack">
        {newer && (
          <Notice kind="warning" live>
            {newer.createdBy}已保存第{newer.number}版（{newer.reason}
            ）。您的修改没有丢失：请先核对对方的改动，再决定是否保存为第
            {newer.number + 1}版。
          </Notice>
        )}
        {save.isError && !newer && <ErrorState error={save.error} />}
        {problem && problem.errors.length > 0 && (
          <ul className="list">
            {problem.errors.map((e) => (
              <li key={e.pointer + e.detail}>{e.detail}</li>
            ))}
          </ul>
        )}
        <Field label="修改原因" hint="随版本保存，任何人都能看到" error={fault} required>
          {(control) => (
            <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />
          )}
        </Field>
        <div className={styles.schemeGrid}>
          <Field label="方案名称">
            {(control) => (
              <TextInput
                {...control}
                maxLength={200}
                value={scheme.version}
                onChange={(version) => patch({ version })}
              />
            )}
          </Field>
          <Field label="状态">
            {(control) => (
              <TextInput
                {...control}
                maxLength={200}
                value={scheme.status}
                onChange={(status) => patch({ status })}
              />
            )}
          </Field>
        </div>
        <DimensionFields scheme={scheme} onChange={patch} />
        <MethodFields scheme={scheme} onChange={patch} />
        <AnchorFields
          label="满意值、不允许值的取法"
          anchors={scheme.anchors}
          rules={['tukey', 'min_max', 'percentile']}
          onChange={(anchors) => patch({ anchors })}
        />
        <ItemFields scheme={scheme} onChange={(items) => patch({ items })} />
        <PeerGroupFields
          subject={subject}
          groups={scheme.peerGroups}
          onChange={(peerGroups) => patch({ peerGroups })}
        />
      </div>
    </Dialog>
  );
}
