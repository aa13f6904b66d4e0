import { useEffect, useState } from 'react';

/** The page's first table, or the box it scrolls in, which takes the arrow keys. */
const FIRST = '#main .table-scroll, #main table';

/** A way past a page's choices and drawings for those who use the Tab key; not there where the page has no table. */
export function SkipToTable() {
  const [there, setThere] = useState(false);
  // Tables come with their data: looked for whenever the head is drawn anew.
  useEffect(() => setThere(document.querySelector(FIRST) !== null));
  if (!there) return null;
  return (
    <button
      type="button"
      className="skip-link skip-to-table"
      onClick={() => {
        const table = document.querySelector<HTMLElement>(FIRST);
        if (!table) return;
        if (table.tabIndex < 0) table.tabIndex = -1;
        table.focus();
        table.scrollIntoView({ block: 'nearest' });
      }}
    >
      跳到表格
    </button>
  );
}
