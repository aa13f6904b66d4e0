import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PaperForm, PolicyLibraryView } from '#shared/contract/policy-library.ts';
import { clockText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { dropDraft, findSentences, libraryQuery, saveDraft } from './library.api.ts';
import { PaperFields } from './paper-fields.tsx';
import { ProposeFields } from './propose-fields.tsx';
import { SentenceCard } from './sentence-card.tsx';
import { usePropose } from './use-propose.tsx';

const SAVE_AFTER_MS = 800;

interface PaperEditorProps {
  first: PaperForm;
  library: PolicyLibraryView;
  onClose: () => void;
}

/** A pasted paper: its sentences with amounts are completed one by one; what is typed is kept on the server. */
export function PaperEditor({ first, library, onClose }: PaperEditorProps) {
  const [paper, setPaper] = useState(first);
  const client = useQueryClient();
  const saved = useSaved(paper, first);
  const proposing = usePropose(onClose);
  const find = useMutation({
    mutationFn: () => findSentences(paper.text),
    onSuccess: ({ sentences }) =>
      setPaper((now) => ({
        ...now,
        sentences: sentences.map(
          ({ quote }) =>
            now.sentences.find((one) => one.quote === quote) ?? {
              quote,
              as: 'open',
              reason: '',
              entries: [],
            },
        ),
      })),
  });
  const drop = useMutation({
    mutationFn: dropDraft,
    onSuccess: async () => {
      await client.invalidateQueries(libraryQuery);
      onClose();
    },
  });
  const open = paper.sentences.filter((one) => one.as === 'open').length;
  return (
    <Panel
      title={paper.title ? `新文件：${paper.city}《${paper.title}》` : '录入新文件'}
      subtitle={
        paper.sentences.length > 0 ? `有数额的${paper.sentences.length}句，还有${open}句没有办` : undefined
      }
      tools={
        <span className="row">
          <span className="muted small" role="status">
            {saved}
          </span>
          <Button kind="quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
            放弃这份草稿
          </Button>
        </span>
      }
    >
      <div className="stack">
        {(find.isError || drop.isError) && <ErrorState error={find.error ?? drop.error} />}
        <PaperFields paper={paper} onChange={setPaper} />
        <p className="row">
          <Button
            kind={paper.sentences.length === 0 ? 'primary' : 'secondary'}
            busy={find.isPending}
            disabled={paper.text.trim() === ''}
            onClick={() => find.mutate()}
          >
            {paper.sentences.length === 0 ? '找出有数额的句子' : '按现在的全文重新找'}
          </Button>
          <span className="muted small">找出的只是草稿；每句写成政策或写明不是，才能提出。</span>
        </p>
        {paper.sentences.map((sentence, index) => (
          <SentenceCard
            key={sentence.quote}
            number={index + 1}
            sentence={sentence}
            library={library}
            onChange={(next) =>
              setPaper({
                ...paper,
                sentences: paper.sentences.map((one) => (one.quote === next.quote ? next : one)),
              })
            }
          />
        ))}
        {paper.sentences.length > 0 && (
          <ProposeFields proposing={proposing} change={{ kind: 'paper', paper }} />
        )}
      </div>
    </Panel>
  );
}

/** Keeps the draft on the server as it is typed. @returns what to say of it. */
function useSaved(paper: PaperForm, first: PaperForm): string {
  const offset = useOffset();
  const kept = useRef(first);
  const save = useMutation({ mutationFn: saveDraft });
  const { mutate } = save;
  useEffect(() => {
    if (paper === kept.current) return;
    const timer = setTimeout(() => {
      kept.current = paper;
      mutate(paper);
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [paper, mutate]);
  if (save.isError) return '草稿没有保存成功，请不要关闭页面；再改一处会重试';
  if (save.isPending) return '正在保存草稿……';
  return save.data ? `草稿已保存 ${clockText(save.data.savedAt, offset)}` : '';
}
