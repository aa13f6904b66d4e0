import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { TextInput } from './inputs.tsx';
import { type FindItem, matchItems } from './match-items.ts';

interface CommandPaletteProps {
  items: readonly FindItem[];
  /** Ids of what was opened last, latest first. */
  recent: readonly string[];
  onPick: (item: FindItem) => void;
  onClose: () => void;
}

/** Type, arrows, Enter. Enter that ends a Chinese composition picks nothing. */
export function CommandPalette({ items, recent, onPick, onClose }: CommandPaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = matchItems(items, typed, recent);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) => (found.length === 0 ? 0 : (now + step + found.length) % found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = found[active];
      if (item) onPick(item);
    }
  };
  return (
    <Dialog title="查找" open onClose={onClose}>
      <div className="palette">
        <TextInput
          role="combobox"
          aria-label="查找县（市、区）、指标、目标、条款、期别、页面"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          data-autofocus
          placeholder="名称、简称或拼音首字母，如：海宁、hn、2026上半年"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Options id={id} found={found} active={active} onPick={onPick} />
        {found.length === 0 && (
          <p className="empty">没有找到“{typed}”。可以试指标简称、地区名或期别，如“平台”“2026”。</p>
        )}
      </div>
    </Dialog>
  );
}

interface OptionsProps {
  id: string;
  found: readonly FindItem[];
  active: number;
  onPick: (item: FindItem) => void;
}

function Options({ id, found, active, onPick }: OptionsProps) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label="查找结果" tabIndex={-1}>
      {found.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys act on the combobox, which keeps the focus
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          className="palette-option"
          aria-selected={index === active}
          onClick={() => onPick(item)}
        >
          <span>{item.text}</span>
          <span className="palette-hint">{item.hint ? `${item.group} · ${item.hint}` : item.group}</span>
        </div>
      ))}
    </div>
  );
}
