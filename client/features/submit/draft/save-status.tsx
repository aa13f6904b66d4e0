import { clockText, dateText, dateTimeText } from '../../../lib/civil-time.ts';
import { useOffset } from '../../../lib/programme.ts';
import { useSession } from '../../../lib/session.ts';
import { TextButton } from '../../../ui/button.tsx';
import styles from '../submit.module.css';
import type { Draft } from './use-draft.ts';

/** 10:32, with its date unless it is today. */
function momentText(iso: string, now: string, offset: number): string {
  const today = now !== '' && dateText(now, offset) === dateText(iso, offset);
  return today ? clockText(iso, offset) : dateTimeText(iso, offset);
}

/** One line that always says whether what was typed is safe. */
export function SaveStatus({ draft: { state, store } }: { draft: Draft }) {
  const offset = useOffset();
  const { status, view, problem } = state;
  const now = useSession()?.now ?? '';
  // A reviewer's decision also moves the return's time; only a later one is a saved draft.
  const decidedAt = view.history[view.history.length - 1]?.at ?? '';
  const savedAt = view.updatedAt !== null && view.updatedAt > decidedAt ? view.updatedAt : null;
  return (
    <span className={styles.saveStatus} role="status">
      {status === 'saved' &&
        savedAt &&
        `草稿已于 ${momentText(savedAt, now, offset)} 自动保存，可关闭页面稍后继续`}
      {status === 'saved' && !savedAt && '填写后自动保存'}
      {(status === 'waiting' || status === 'saving') && '正在保存并校验…'}
      {status === 'offline' && problem?.type === 'network' && '网络中断，改动保存在本页，恢复后自动保存'}
      {status === 'offline' &&
        problem?.type !== 'network' &&
        '服务暂时没有应答，改动保存在本页，稍后自动再存'}
      {status === 'conflict' && '这张表已被他人更新，请先选择保留哪一份'}
      {status === 'refused' && `没有保存：${problem?.detail ?? problem?.title ?? '页面出现意外错误'}`}
      {(status === 'offline' || status === 'refused') && (
        <>
          {' '}
          <TextButton onClick={() => void store.flush(true)}>现在重试</TextButton>
        </>
      )}
    </span>
  );
}
