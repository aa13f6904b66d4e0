/** Runs inside the page: changes one control as a hand would and times it until the frame with the new figures. */

export interface Change {
  /** A select by the words before it, a group of radio buttons by its name, or any control by selector. */
  select?: string;
  radios?: string;
  controls?: string;
  slider?: string;
  back?: boolean;
  /** Which of the options or controls; counts round. */
  step: number;
}

export interface Repaint {
  /** Milliseconds from the event to the last frame in which words, tables or drawings changed. */
  ms: number;
  /** Milliseconds of a frame that only toggles a class. */
  empty: number;
}

/** Null when the control stands on that choice already. Throws when there is no such control or nothing changes. */
export async function timeChange(change: Change): Promise<Repaint | null> {
  const PATIENCE_MS = 5000;
  const QUIET_FRAMES = 4;
  /** Resolves right after the next frame has been painted. */
  const painted = () =>
    new Promise<void>((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(null);
      });
    });
  const figures = () =>
    [...document.querySelectorAll('main h1, main h2, main td, main svg text, main [aria-pressed]')]
      .map((e) => `${e.textContent}${e.getAttribute('aria-pressed') ?? ''}`)
      .join('\n');
  const labelled = (words: string) =>
    [...document.querySelectorAll('label')].find((e) => e.firstElementChild?.textContent === words)?.control;
  const grouped = (name: string) =>
    [...document.querySelectorAll('fieldset')].find((e) => e.firstElementChild?.textContent === name);
  const nativeValue = (control: Element, value: string) =>
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);

  /** A hand or the Tab key reaches a control before it changes it; 100 ms is quick for either. */
  const reach = async (control: HTMLElement) => {
    control.focus();
    control.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 100));
  };

  const prepare = async (): Promise<(() => void) | null> => {
    if (change.back) return () => history.back();
    if (change.select) {
      const select = labelled(change.select) as HTMLSelectElement | undefined;
      if (!select) throw new Error(`no select ${change.select}`);
      const value = select.options[change.step % select.options.length]?.value ?? '';
      if (value === select.value) return null;
      await reach(select);
      return () => {
        nativeValue(select, value);
        select.dispatchEvent(new Event('change', { bubbles: true }));
      };
    }
    if (change.slider) {
      const sliders = document.querySelectorAll<HTMLInputElement>(change.slider);
      const slider = sliders[change.step % sliders.length];
      if (!slider) throw new Error(`no slider ${change.slider}`);
      // Never where it stands: 7 × step + 5 is no multiple of 15 for the first nine steps.
      const next = String(3 + ((change.step * 7 + 2 + Number(slider.value)) % 15));
      return () => {
        nativeValue(slider, next);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      };
    }
    const among = change.radios ? grouped(change.radios) : document;
    const controls = [...(among?.querySelectorAll<HTMLElement>(change.controls ?? 'input') ?? [])];
    const control = controls[change.step % controls.length];
    if (!control) throw new Error(`nothing to click: ${change.radios ?? change.controls}`);
    const stands = (control as HTMLInputElement).checked || control.getAttribute('aria-current');
    if (stands) return null;
    await reach(control);
    return () => control.click();
  };

  const act = await prepare();
  if (!act) return null;
  await painted();
  const before = performance.now();
  document.body.classList.toggle('bench-mark');
  await painted();
  const empty = performance.now() - before;

  let last = figures();
  const start = performance.now();
  act();
  let ms = Number.NaN;
  for (let quiet = 0; quiet < QUIET_FRAMES; ) {
    await painted();
    const now = performance.now() - start;
    const next = figures();
    if (next !== last) {
      [last, ms, quiet] = [next, now, 0];
    } else if (Number.isFinite(ms)) quiet++;
    else if (now > PATIENCE_MS) throw new Error(`nothing changed: ${JSON.stringify(change)}`);
  }
  return { ms, empty };
}
