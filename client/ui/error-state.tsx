import { useEffect, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { problemOf } from '../lib/http.ts';
import { TextButton } from './button.tsx';
import { Notice } from './notice.tsx';

/** A page has its own place for a long list of faults; here a few say enough. */
const SHOWN = 5;

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  /** When older data are still on the page: since when they hold, e.g. 10:32. */
  keptSince?: string;
}

/** What failed, what is still valid, retry, and the number to quote. */
export function ErrorState({ error, onRetry, keptSince }: ErrorStateProps) {
  const problem = problemOf(error);
  return (
    <Notice kind={keptSince ? 'warning' : 'error'} live>
      <p>
        <Title>{problem?.title ?? '页面出现意外错误'}</Title>
        {problem?.detail && <> {problem.detail}</>}
      </p>
      {(problem?.errors ?? []).slice(0, SHOWN).map(({ pointer, detail }) => (
        <p key={`${pointer} ${detail}`}>{detail}</p>
      ))}
      <p className="row">
        {keptSince && <span>以下仍是 {keptSince} 读取的数据。</span>}
        {onRetry && isOfTheAddress(problem?.status) ? (
          <WaysOn />
        ) : (
          onRetry && <TextButton onClick={onRetry}>重试</TextButton>
        )}
        {problem?.type === 'network' && onRetry && <span>网络恢复后自动更新。</span>}
        {problem?.instance && <span className="small">错误编号 {problem.instance}</span>}
      </p>
    </Notice>
  );
}

/** The page's heading where what failed is all that there is. */
function Title({ children }: { children: string }) {
  const [alone, setAlone] = useState(false);
  useEffect(() => setAlone(document.querySelector('h1') === null), []);
  return <strong {...(alone ? { role: 'heading', 'aria-level': 1 } : {})}>{children}</strong>;
}

/** Asked for again, an address that names what is not there, not open to this person, or no period, is only refused again. */
function isOfTheAddress(status: number | undefined): boolean {
  return status === 404 || status === 403 || status === 400;
}

/** What is not there is not there a second time: the same page without its conditions, or the area's first page. */
function WaysOn() {
  const [path] = useLocation();
  const search = useSearch();
  const area = `/${path.split('/')[1] ?? ''}`;
  return (
    <>
      {search !== '' && <Link href={path}>打开本页的最新内容</Link>}
      {search === '' && area !== path && <Link href={area}>返回上一级</Link>}
      <Link href="/">回到首页</Link>
    </>
  );
}
