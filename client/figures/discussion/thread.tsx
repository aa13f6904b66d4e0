import type { Discussion } from '#shared/contract/discussions.ts';
import { ENTRY_NAME, figuresWords, standingWords } from '#shared/discussion.words.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ReplyForm } from './reply-form.tsx';

/** One 会商: who said what and when, whom it waits for, and the next word. */
export function Thread({ discussion }: { discussion: Discussion }) {
  const offset = useOffset();
  const { entries, closed, waitsForMe, parties } = discussion;
  return (
    <div className="stack">
      <p>
        <strong>{waitsForMe ? '等您答复' : standingWords(discussion)}</strong>
        <span className="muted small">　参加：{parties.join('、')}（其他单位看不到）</span>
      </p>
      <ol className="notes-list">
        {entries.map((entry) => {
          const sides = figuresWords(discussion, entry);
          return (
            <li key={entry.number}>
              {entry.kind !== 'say' && `${ENTRY_NAME[entry.kind]}：`}
              {entry.text}
              {sides && <div>{entry.outcome ? <strong>{sides}</strong> : sides}</div>}
              <div className="muted small">
                {dateTimeText(entry.at, offset)} {entry.organisationName} {entry.by}
              </div>
            </li>
          );
        })}
      </ol>
      {closed ? (
        <Disclosure summary="恢复会商">
          <ReplyForm discussion={discussion} />
        </Disclosure>
      ) : (
        <ReplyForm discussion={discussion} />
      )}
    </div>
  );
}
