import type { Movement } from '#shared/contract/publication-document.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

const SHOWN = 8;

/** What a correction moved: ranks and scores first, then the figures behind them. */
export function MovedList({ moved }: { moved: readonly Movement[] }) {
  if (moved.length === 0) return <p className="muted">与上一版相比，数据、位次和得分都没有变化。</p>;
  const rest = moved.slice(SHOWN);
  const lines = (list: readonly Movement[]) => (
    <ul className="list">
      {list.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return (
    <>
      {lines(moved.slice(0, SHOWN))}
      {rest.length > 0 && <Disclosure summary={`其余 ${rest.length} 条`}>{lines(rest)}</Disclosure>}
    </>
  );
}
