import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useIsHeld } from '../lib/session.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  /** Buttons at the foot. */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

const FIRST_STOPS = '.dialog-body input, .dialog-body select, .dialog-body textarea, .dialog-actions button';

/** Keeps Tab inside where the browser has no showModal. */
function trapTab(event: KeyboardEvent<HTMLDialogElement>): void {
  const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE));
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}

/** A modal box: Esc closes, focus stays inside and returns to where it was. */
export function Dialog({ title, open, onClose, actions, wide, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A modal box keeps its place in front of everything, also of the sign-in page: it steps back until that is done.
  const held = useIsHeld();
  useEffect(() => {
    const dialog = box.current;
    if (!open || !dialog || held) return;
    const before = document.activeElement;
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else {
      dialog.setAttribute('open', '');
      dialog.classList.add('dialog-fallback');
    }
    // The first thing to fill in, rather than the closing cross that stands first in the box.
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog.querySelector<HTMLElement>(FIRST_STOPS);
    first?.focus();
    return () => {
      if (typeof dialog.close === 'function') dialog.close();
      else dialog.removeAttribute('open');
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open, held]);
  if (!open) return null;
  return (
    <dialog
      ref={box}
      className={classNames('dialog', wide && 'dialog-wide')}
      aria-labelledby={titleId}
      aria-modal="true"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          onClose();
        } else if (event.key === 'Tab') trapTab(event);
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="关闭" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {actions && <div className="dialog-actions">{actions}</div>}
    </dialog>
  );
}
