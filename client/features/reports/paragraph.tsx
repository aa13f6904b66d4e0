import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DocumentView, EditedParagraph } from '#shared/contract/reports.ts';
import { type Said, textOf } from '#shared/report/said.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/toast.tsx';
import { numberAddress } from './number-address.ts';
import { editParagraph } from './reports.api.ts';
import style from './reports.module.css';

/** Which document an edit belongs to. */
export interface OfDocument {
  kind: DocumentView['model']['kind'];
  unit: string;
  publication: number | undefined;
}

interface ParagraphProps {
  id: string;
  lead: string;
  said: Said;
  view: DocumentView;
  document: OfDocument;
  /** In place of a paragraph that nobody has written yet. */
  prompt?: string;
}

/** One paragraph: its numbers lead to their pages; the office writes it anew, keeps it, or goes back to what is computed. */
export function Paragraph({ id, lead, said, view, document, prompt }: ParagraphProps) {
  const [open, setOpen] = useState(false);
  const edit = view.edits[id];
  if (open)
    return (
      <Editor
        {...{ id, view, document, edit }}
        text={edit?.text ?? textOf(said)}
        onClose={() => setOpen(false)}
      />
    );
  return (
    <div className={edit ? style.edited : undefined}>
      <p className={style.paragraph}>
        {lead && <strong>{lead}</strong>}
        {edit ? <Written edit={edit} /> : <Computed said={said} view={view} />}
        {prompt && !edit && <span className="muted">{prompt}</span>}
        {view.mayEdit && (
          <TextButton
            className="no-print"
            onClick={() => setOpen(true)}
            aria-label={`改写：${lead || textOf(said).slice(0, 12)}`}
          >
            改写
          </TextButton>
        )}
      </p>
      {edit && <EditNote edit={edit} />}
    </div>
  );
}

function Computed({ said, view }: { said: Said; view: DocumentView }) {
  const city = useProgramme()?.catalogue.city.unit ?? '';
  const { dataVersion } = view.model.source;
  return said.map((piece, at) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Link key={at} href={numberAddress(piece, city, dataVersion)} className={style.number} title="看这个数">
        {piece.text}
      </Link>
    ),
  );
}

/** An edited text, each number that no longer holds marked with what it is now. */
function Written({ edit: { text, stale } }: { edit: EditedParagraph }) {
  const [first] = stale;
  if (!first) return text;
  const at = text.indexOf(first.text);
  if (at < 0) return text;
  const rest = { text: text.slice(at + first.text.length), stale: stale.slice(1) };
  return (
    <>
      {text.slice(0, at)}
      <mark className={style.stale}>
        {first.text}
        <span className="no-print">（{first.now ? `现为${first.now}` : '现已没有此数'}）</span>
      </mark>
      <Written edit={{ number: 0, by: '', at: '', computed: '', ...rest }} />
    </>
  );
}

function EditNote({ edit }: { edit: EditedParagraph }) {
  const offset = useOffset();
  return (
    <div className="no-print small muted">
      {edit.by} {dateTimeText(edit.at, offset)} 改写
      {edit.stale.length > 0 && `；有${edit.stale.length}个数与现有数据不一致`}
      {edit.computed !== '' && (
        <Disclosure summary="看系统计算的原文">
          <p>{edit.computed}</p>
        </Disclosure>
      )}
    </div>
  );
}

interface EditorProps {
  id: string;
  text: string;
  view: DocumentView;
  document: OfDocument;
  edit: EditedParagraph | undefined;
  onClose: () => void;
}

function Editor({ id, text, view, document, edit, onClose }: EditorProps) {
  const client = useQueryClient();
  const say = useToast();
  const [written, setWritten] = useState(text);
  const save = useMutation({
    mutationFn: (next: string | null) =>
      editParagraph(view.model.period, { ...document, paragraph: id, text: next, after: edit?.number ?? 0 }),
    onSuccess: async (_, next) => {
      await client.invalidateQueries({ queryKey: ['reports'] });
      say(next === null ? '已恢复为系统计算的文字' : '已保存');
      onClose();
    },
    // Another office worker may have been first: what they wrote is fetched, what stands here stays.
    onError: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
  return (
    <div className={style.editor}>
      {save.isError && <ErrorState error={save.error} />}
      {edit && edit.text !== text && (
        <Notice kind="warning">
          这一段已被{edit.by}改为：{edit.text}
        </Notice>
      )}
      <Field label="改写本段" hint="保存后，数据变动时不再自动更新，与数据不一致的数会有提示">
        {(control) => (
          <TextArea {...control} rows={6} maxLength={5000} value={written} onChange={setWritten} />
        )}
      </Field>
      <div className="row">
        <Button
          kind="primary"
          busy={save.isPending}
          disabled={written.trim() === ''}
          onClick={() => save.mutate(written.trim())}
        >
          保存
        </Button>
        {edit && (
          <Button busy={save.isPending} onClick={() => save.mutate(null)}>
            恢复为系统计算的文字
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          取消
        </Button>
      </div>
    </div>
  );
}
