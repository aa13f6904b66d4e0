import type { RefObject } from 'react';
import { copyTable } from '../lib/clipboard.ts';
import { TextButton } from './button.tsx';
import { Checkbox, TextInput } from './inputs.tsx';
import { Menu } from './menu.tsx';
import type { Head } from './table-head.tsx';
import { clipShown, type TableView } from './table-view.ts';
import { useToast } from './toast.tsx';

interface TableBarProps {
  view: TableView;
  columns: readonly Head[];
  /** Rows in all. */
  count: number;
  table: RefObject<HTMLTableElement | null>;
}

/** Over a long table: 筛选, how many rows are left, 选列, 复制. */
export function TableBar({ view, columns, count, table }: TableBarProps) {
  const say = useToast();
  // The first column names the rows; one without words over it has nothing to be called.
  const choices = columns.slice(1).filter(({ header }) => typeof header === 'string' && header !== '');
  const copy = () =>
    table.current && copyTable(clipShown(table.current))
      ? say('表格已复制，可粘贴到WPS或Excel')
      : say('浏览器没有复制', 'error');
  const wanted = view.filter.trim();
  const shown = wanted === '' ? `共${count}行` : `${count - view.out.size}行，共${count}行`;
  return (
    <>
      {wanted !== '' && <p className="print-only">{`按“${wanted}”筛选：${shown}`}</p>}
      <div className="row no-print needs-script table-bar">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: TextInput renders the control */}
        <label className="row">
          <span className="muted">筛选</span>
          <TextInput
            type="search"
            className="input-day"
            placeholder="表中任何文字"
            maxLength={60}
            value={view.filter}
            onChange={view.setFilter}
          />
        </label>
        <span className="muted small" aria-live="polite">
          {shown}
        </span>
        {choices.length > 2 && (
          <Menu summary="选列">
            {() =>
              choices.map(({ key, header }) => (
                <Checkbox
                  key={key}
                  checked={!view.columnsOut.has(key)}
                  onChange={() => view.toggleColumn(key)}
                >
                  {header}
                </Checkbox>
              ))
            }
          </Menu>
        )}
        <TextButton onClick={copy}>复制</TextButton>
      </div>
    </>
  );
}
