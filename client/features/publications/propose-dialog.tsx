import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Publications } from '#shared/contract/publications.ts';
import { alongWords } from '#shared/publication/along.words.ts';
import { problemOf } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select, TextArea } from '../../ui/inputs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type FreshPassword, useFreshPassword } from './fresh-password.tsx';
import { proposalAddress, propose, publicationsQuery } from './publications.api.ts';

type Candidate = Publications['candidates'][number];

interface ProposeDialogProps {
  candidate: Candidate;
  dataVersion: number;
  onClose: () => void;
}

/** Names what is to be published; a second analyst confirms it. */
export function ProposeDialog({ candidate, dataVersion, onClose }: ProposeDialogProps) {
  const client = useQueryClient();
  const say = useToast();
  const [, navigate] = useLocation();
  const of = (subject: string) => candidate.runs.filter((run) => run.subject === subject);
  const first = (subject: string) =>
    String(of(subject).find((run) => run.dataVersion === dataVersion && !run.partial)?.number ?? '');
  const [unitRun, setUnitRun] = useState(first('units'));
  const [institutionRun, setInstitutionRun] = useState(first('institutions'));
  const [reason, setReason] = useState('');
  const chosen = { units: unitRun, institutions: institutionRun };
  const version = (number: string) =>
    candidate.runs.find((run) => String(run.number) === number)?.dataVersion;
  // A publication shows one state of knowledge: that of its runs where it has any.
  const frozen = version(unitRun) ?? version(institutionRun) ?? dataVersion;
  const send = useMutation({
    mutationFn: async (first: FreshPassword['first']) => {
      await first();
      return propose({
        period: candidate.period,
        dataVersion: frozen,
        unitRun: unitRun ? Number(unitRun) : null,
        institutionRun: institutionRun ? Number(institutionRun) : null,
        reason: reason.trim(),
      });
    },
    onSuccess: async ({ id }) => {
      say('已提出发布，等待另一名分析员确认');
      onClose();
      navigate(proposalAddress(id));
      await client.invalidateQueries(publicationsQuery);
    },
  });
  const fresh = useFreshPassword(send.error);
  const problem = problemOf(send.error);
  const runOptions = (subject: string) => [
    { value: '', label: '不随同发布' },
    ...of(subject).map((run) => ({
      value: String(run.number),
      label: `第${run.number}次运行（数据第${run.dataVersion}版）${run.partial ? '部门所做，只含其所属机构 ' : ''}${run.note}`,
    })),
  ];
  return (
    <Dialog
      open
      title={`发布${candidate.label} 第${candidate.nextVersion}版`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="primary" busy={send.isPending} onClick={() => send.mutate(fresh.first)}>
            提出发布
          </Button>
        </>
      }
    >
      <div className="stack">
        {send.isError && problem?.type !== 'password-needed' && <ErrorState error={send.error} />}
        {problem?.errors.map((e) => (
          <p key={e.detail}>{e.detail}</p>
        ))}
        <p>
          发布时冻结数据第{frozen}版{' '}
          的输入、监测指标目录、计分方案和结果，并附校验码；发布后不再改动，更正另发新版。须由另一名分析员确认。
        </p>
        {candidate.subjects
          .filter((subject) => chosen[subject] === '')
          .map((subject) => (
            <p key={subject} className="muted">
              {alongWords(subject, { ...candidate, dataVersion: frozen, chosen: null })}
            </p>
          ))}
        {of('units').length > 0 && (
          <Field label="随同发布的县（市、区）研判">
            {(control) => (
              <Select {...control} value={unitRun} onChange={setUnitRun} options={runOptions('units')} />
            )}
          </Field>
        )}
        {of('institutions').length > 0 && (
          <Field label="随同发布的机构研判">
            {(control) => (
              <Select
                {...control}
                value={institutionRun}
                onChange={setInstitutionRun}
                options={runOptions('institutions')}
              />
            )}
          </Field>
        )}
        <Field
          label={candidate.nextVersion > 1 ? '更正原因' : '说明'}
          hint={candidate.nextVersion > 1 ? '写明更正了什么、为什么；随新版公布' : '可以不填'}
          required={candidate.nextVersion > 1}
        >
          {(control) => (
            <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />
          )}
        </Field>
        {fresh.field}
      </div>
    </Dialog>
  );
}
