import type { Paging } from '#shared/contract/pages.ts';
import { number } from '../lib/format.ts';
import { Button } from './button.tsx';
import { SearchInput } from './search-input.tsx';

export interface PageAsked {
  q: string;
  page: number;
}

interface PagerProps {
  /** What is looked for: 单位, 账号. */
  of: string;
  paging: Paging;
  q: string;
  onAsk: (asked: PageAsked) => void;
}

/** Looks through a list that is longer than a page and turns its pages; a shorter one has nothing of it. */
export function Pager({ of, paging: { page, pages, found, total }, q, onAsk }: PagerProps) {
  if (pages === 1 && q === '') return null;
  return (
    <div className="row no-print">
      <SearchInput
        label={`查找${of}`}
        placeholder="名称或代码"
        value={q}
        onSearch={(typed) => onAsk({ q: typed, page: 1 })}
      />
      <span className="muted" aria-live="polite">
        {q === '' ? `共${number(total, 0)}个` : `${number(total, 0)}个中找到${number(found, 0)}个`}
        {pages > 1 && `，第${page}页，共${pages}页`}
      </span>
      {pages > 1 && (
        <>
          <Button kind="quiet" disabled={page === 1} onClick={() => onAsk({ q, page: page - 1 })}>
            上一页
          </Button>
          <Button kind="quiet" disabled={page === pages} onClick={() => onAsk({ q, page: page + 1 })}>
            下一页
          </Button>
        </>
      )}
    </div>
  );
}
