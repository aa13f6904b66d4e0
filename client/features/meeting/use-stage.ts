/** The stage of a meeting: as large as its box, moved through by keys, on the whole screen where one wants it. */
import { type RefObject, useEffect } from 'react';

/** What the stage is laid out for, CSS pixels; it is enlarged to its box as a whole, type, drawing and lines alike. */
const DESIGN = { width: 760, height: 428 };

/** Tells the box's style sheet how many times the design it holds, as `--times`. */
export function useEnlarged(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const measure = () => {
      const { clientWidth = 0, clientHeight = 0 } = box.current ?? {};
      const times = Math.max(0.4, Math.min(clientWidth / DESIGN.width, clientHeight / DESIGN.height));
      box.current?.style.setProperty('--times', times.toFixed(3));
    };
    measure();
    window.addEventListener('resize', measure);
    document.addEventListener('fullscreenchange', measure);
    return () => {
      window.removeEventListener('resize', measure);
      document.removeEventListener('fullscreenchange', measure);
    };
  }, [box]);
}

const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp']);

/** Where a key leads from one of `count`, counted from 0; null where it leads nowhere. */
export function ledTo(key: string, at: number, count: number): number | null {
  if (FORWARD.has(key)) return Math.min(count - 1, at + 1);
  if (BACK.has(key)) return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** The keys of a presentation, and of the remote controls that pretend to be one, while nothing is being filled in. */
export function useStageKeys(at: number, count: number, go: (to: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      // A button keeps its own space bar, a field and a dialog all of their keys.
      if (target?.closest('input, select, textarea, dialog, [role="dialog"]')) return;
      if (event.key === ' ' && target?.closest('button, a')) return;
      const to = ledTo(event.key, at, count);
      if (to === null) return;
      event.preventDefault();
      go(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [at, count, go]);
}

/** Whether the browser can give a box the whole screen. */
export function canFillScreen(): boolean {
  return typeof document !== 'undefined' && document.fullscreenEnabled === true;
}
