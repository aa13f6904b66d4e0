import { type ReactNode, useEffect, useRef } from 'react';

interface MenuProps {
  /** What stands on the button. */
  summary: ReactNode;
  kind?: 'quiet' | 'secondary';
  onOpen?: () => void;
  /** Told how to close it: a choice made inside closes the menu. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a box under it. A details element: it opens without JavaScript too; Escape and a click beside it close it. */
export function Menu({ summary, kind = 'quiet', onOpen, children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current;
      if (!menu?.open) return;
      const leaves =
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : event.target instanceof Node && !menu.contains(event.target);
      if (leaves) menu.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  return (
    <details
      className="menu"
      ref={box}
      onToggle={onOpen && ((event) => event.currentTarget.open && onOpen())}
    >
      <summary className={`button button-${kind}`}>{summary}</summary>
      <div className="menu-body">{children(close)}</div>
    </details>
  );
}
