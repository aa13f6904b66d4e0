import { useEffect, useRef } from 'react';

interface SummaryItem {
  /** id of the cell or field the line leads to. */
  target: string;
  text: string;
  severity: 'error' | 'warning';
}

interface ErrorSummaryProps {
  title: string;
  items: readonly SummaryItem[];
  /** False where it appears while somebody types: the focus then stays with the typing. */
  takeFocus?: boolean;
}

/** Takes the focus when it appears; each line leads to its cell with the same words as there. */
export function ErrorSummary({ title, items, takeFocus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  // Once, when it appears.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (takeFocus) box.current?.focus();
  }, []);
  const onlyWarnings = items.every(({ severity }) => severity === 'warning');
  return (
    <section
      className={onlyWarnings ? 'error-summary only-warnings' : 'error-summary'}
      ref={box}
      tabIndex={-1}
      aria-label={title}
    >
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.target} ${item.text}`}>
            <a
              href={`#${item.target}`}
              className={item.severity}
              onClick={(event) => {
                const target = document.getElementById(item.target);
                if (!target) return;
                event.preventDefault();
                target.scrollIntoView({ block: 'center' });
                target.focus();
              }}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
