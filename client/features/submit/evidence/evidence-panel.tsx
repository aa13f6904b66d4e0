import { useRef, useState } from 'react';
import { EVIDENCE_KIND_NAME, type EvidenceFile } from '#shared/contract/receipt.ts';
import { EVIDENCE_ENDINGS, EVIDENCE_TEXT } from '#shared/rules/evidence-kind.ts';
import { EvidenceList, signatureText } from '../../../return/evidence-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Select } from '../../../ui/inputs.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Progress } from '../../../ui/progress.tsx';
import type { Draft } from '../draft/use-draft.ts';
import { SignatureFields } from './signature-fields.tsx';
import { useEvidence } from './use-evidence.ts';

const KINDS = Object.entries(EVIDENCE_KIND_NAME).map(([value, label]) => ({ value, label }));

/** 盖章扫描件、佐证材料 and who signs: changed while the draft may be, read afterwards. */
export function EvidencePanel({ draft }: { draft: Draft }) {
  const { view } = draft.state;
  if (view.editable) return <EvidenceDesk draft={draft} />;
  return (
    <Panel title="附件与签署" subtitle={signatureText(view.signature)}>
      <EvidenceList id={draft.id} files={view.evidence} />
    </Panel>
  );
}

function EvidenceDesk({ draft }: { draft: Draft }) {
  const { view } = draft.state;
  const evidence = useEvidence(draft);
  const [kind, setKind] = useState<EvidenceFile['kind']>('scan');
  const box = useRef<HTMLDivElement>(null);
  const remove = async (file: EvidenceFile) => {
    await evidence.remove(file);
    // Its button is gone: the keyboard goes on from the place to add another.
    box.current?.querySelector<HTMLElement>('.file-drop button')?.focus();
  };
  return (
    <Panel
      title="附件与签署"
      subtitle="盖章后的报表扫描件、重复部分和大幅变动的佐证；提交后随报送长期保存，审核人员可以打开"
    >
      <div className="stack" ref={box}>
        <SignatureFields draft={draft} />
        <Field label="附件类别">
          {(control) => (
            <Select
              {...control}
              options={KINDS}
              value={kind}
              onChange={(value) => setKind(value === 'scan' ? 'scan' : 'evidence')}
            />
          )}
        </Field>
        {evidence.refusals.length > 0 && (
          <Notice kind="error" live>
            {evidence.refusals.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </Notice>
        )}
        {evidence.sending ? (
          <Progress
            step={evidence.sending.words}
            share={evidence.sending.share < 1 ? evidence.sending.share : undefined}
            onCancel={evidence.cancel}
          />
        ) : (
          <FileDrop
            accept={EVIDENCE_ENDINGS}
            label={`选择${EVIDENCE_KIND_NAME[kind]}`}
            hint={`或把文件拖到这里，可以一次选几个。${EVIDENCE_TEXT}，每个不超过 10 MB`}
            onFiles={(files) => void evidence.add(files, kind)}
          />
        )}
        <EvidenceList id={draft.id} files={view.evidence} onRemove={(file) => void remove(file)} />
      </div>
    </Panel>
  );
}
