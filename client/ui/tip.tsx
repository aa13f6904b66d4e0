import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';
import { besideMark } from '../lib/beside-mark.ts';
import { Said } from './said.tsx';

/** What a mark of a drawing says when it is pointed at or reached by key: one line each, a heading first. */
export function tipOf(lines: readonly string[]): { 'data-tip': string } {
  return { 'data-tip': lines.filter((line) => line !== '').join('\n') };
}

/** What every tip inside ends with: period and version of the figures. */
export function tipsAreOf(data: string | undefined): { 'data-tips-of': string | undefined } {
  return { 'data-tips-of': data };
}

interface Shown {
  lines: readonly string[];
  over: Element;
}

/** Long enough for the pointer to cross from the mark to its tip. */
const CROSSING_MS = 150;
const CLEAR = 8;

/**
 * The one tooltip of drawings that are our own HTML and SVG (the library's have theirs). It shows what `tipOf` says, goes with
 * Escape, and stays while the pointer is on it (WCAG 1.4.13). Who does not see it hears the mark's own name instead.
 */
export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => followPointerAndFocus(box, setShown), []);
  useEffect(() => {
    if (!shown) return;
    // A mark that was reached by key may still be scrolled into sight.
    const stand = () => box.current && place(box.current, shown.over);
    stand();
    document.addEventListener('scroll', stand, true);
    return () => document.removeEventListener('scroll', stand, true);
  }, [shown]);
  if (!shown) return null;
  const [heading, ...rest] = shown.lines;
  return (
    <div ref={box} className="tip no-print" aria-hidden="true">
      <b>
        <Said>{heading ?? ''}</Said>
      </b>
      {rest.map((line) => (
        <div key={line}>
          <Said>{line}</Said>
        </div>
      ))}
    </div>
  );
}

/** @returns what ends it */
function followPointerAndFocus(
  box: RefObject<HTMLElement | null>,
  show: Dispatch<SetStateAction<Shown | null>>,
): () => void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let at = '';
  let dismissedAt = '';
  const follow = (event: PointerEvent | FocusEvent) => {
    const byKey = event.type === 'focusin';
    if ('clientX' in event) at = `${event.clientX},${event.clientY}`;
    // What a tip that was sent away had covered comes under a pointer that has not moved.
    if (!byKey && at === dismissedAt) return;
    clearTimeout(leaving);
    if (event.target instanceof Node && box.current?.contains(event.target)) return;
    const found = tipAt(event.target, byKey);
    if (found) show((now) => (now?.over === found.over ? now : found));
    else if (byKey) show(null);
    else leaving = setTimeout(() => show(null), CROSSING_MS);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    dismissedAt = at;
    show(null);
  };
  // Moves too: whoever points at a mark before the page has its script has already entered it.
  document.addEventListener('pointerover', follow);
  document.addEventListener('pointermove', follow);
  document.addEventListener('focusin', follow);
  document.addEventListener('keydown', onKey);
  return () => {
    clearTimeout(leaving);
    document.removeEventListener('pointerover', follow);
    document.removeEventListener('pointermove', follow);
    document.removeEventListener('focusin', follow);
    document.removeEventListener('keydown', onKey);
  };
}

/** The mark under the pointer or the focus. What has the focus beside the only mark of its row speaks for that mark. */
function tipAt(target: EventTarget | null, byKey: boolean): Shown | null {
  if (!(target instanceof Element)) return null;
  const over = target.closest('[data-tip]') ?? (byKey ? onlyMarkOf(target.closest('tr')) : null);
  const said = over?.getAttribute('data-tip');
  if (!over || !said) return null;
  const of = over.closest('[data-tips-of]')?.getAttribute('data-tips-of');
  return { lines: [...said.split('\n'), ...(of ? [of] : [])], over };
}

function onlyMarkOf(row: Element | null): Element | null {
  const [mark, ...more] = row?.querySelectorAll('[data-tip]') ?? [];
  return more.length === 0 ? (mark ?? null) : null;
}

function place(box: HTMLElement, over: Element): void {
  const { width, height } = box.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const [left, top] = besideMark(over.getBoundingClientRect(), [width, height], room, CLEAR);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}
