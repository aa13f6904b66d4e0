import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { useSaid } from './said.tsx';

interface PanelProps {
  /** The finding, computed; not the subject. */
  title?: ReactNode;
  /** What is drawn, its unit and how to read it. */
  subtitle?: ReactNode;
  /** Right of the title. */
  tools?: ReactNode;
  footer?: ReactNode;
  level?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A white card: title, subtitle, content, footer. */
export function Panel({ title, subtitle, tools, footer, level = 2, id, className, children }: PanelProps) {
  const headingId = useId();
  const said = useSaid();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      className={classNames('panel', className)}
      id={id}
      aria-labelledby={title ? headingId : undefined}
    >
      {(title || tools) && (
        <div className="panel-head">
          <div>
            {title && <Heading id={headingId}>{said(title)}</Heading>}
            {subtitle && <p className="panel-subtitle">{said(subtitle)}</p>}
          </div>
          {tools}
        </div>
      )}
      <div className="panel-body">{children}</div>
      {footer && <div className="panel-footer">{footer}</div>}
    </section>
  );
}
