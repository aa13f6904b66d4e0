import { Link } from 'wouter';
import { useSaid } from './said.tsx';

/** The way down to this page; the last entry is the page itself. */
export function Breadcrumb({ trail }: { trail: readonly { label: string; href?: string }[] }) {
  const said = useSaid();
  return (
    <nav className="breadcrumb" aria-label="位置">
      <ol>
        {trail.map(({ label, href }, index) => (
          <li key={label}>
            {index > 0 && <span aria-hidden="true">› </span>}
            {href ? <Link href={href}>{said(label)}</Link> : <span aria-current="page">{said(label)}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
