import { useState } from 'react';
import type { Discussion, OpenBody } from '#shared/contract/discussions.ts';
import { OUTCOME_NAME, standingWords } from '#shared/discussion.words.ts';
import { TextButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OpenForm } from './open-form.tsx';
import { Thread } from './thread.tsx';

interface SourceDiscussionProps {
  subject: Omit<OpenBody, 'text'>;
  /** 海宁市“政府科技创新投入合计” */
  title: string;
  /** Every thread of the period that the reader takes part in. */
  all: readonly Discussion[];
}

/** A difference between two sources: how far its 会商 is, opened in place. */
export function SourceDiscussion({ subject, title, all }: SourceDiscussionProps) {
  const [open, setOpen] = useState(false);
  const threads = all.filter(
    (one) =>
      one.unit === subject.unit &&
      one.indicator === subject.indicator &&
      one.sources?.second.organisation === subject.second,
  );
  const current = threads.find(({ closed }) => !closed) ?? threads[0];
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{current ? stateWords(current) : '提出会商'}</TextButton>
      {open && (
        <Dialog title={`${title}：两方数据会商`} open wide onClose={() => setOpen(false)}>
          <div className="stack">
            {threads.map((one) => (
              <Thread key={one.number} discussion={one} />
            ))}
            {threads.every(({ closed }) => closed) && <OpenForm subject={subject} />}
          </div>
        </Dialog>
      )}
    </>
  );
}

/** 待海宁市、市财政局答复 · 已办结：以责任单位的数为准. */
function stateWords(discussion: Discussion): string {
  const outcome = discussion.closed ? discussion.entries.at(-1)?.outcome : null;
  return `${standingWords(discussion)}${outcome ? `：${OUTCOME_NAME[outcome]}` : ''}`;
}
