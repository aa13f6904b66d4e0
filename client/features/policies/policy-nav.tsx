import { useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './policies.module.css';

/** The three questions about policy instruments, and where the office keeps them. */
const PAGES = [
  { href: '/policies', label: '各市对照' },
  { href: '/policies/cost', label: '要花多少钱' },
  { href: '/policies/applicant', label: '一个单位能得多少' },
  { href: '/policies/library', label: '政策库维护' },
] as const;
const OFFICE_ONLY = '/policies/library';

export function PolicyNav({ at }: { at: (typeof PAGES)[number]['href'] }) {
  const role = useSession()?.person?.role;
  return (
    <nav className={classNames('row no-print', styles.nav)} aria-label="政策工具">
      {PAGES.filter(({ href }) => href !== OFFICE_ONLY || role === 'analyst').map(({ href, label }) => (
        <LinkButton
          key={href}
          href={href}
          kind={href === at ? 'primary' : 'quiet'}
          aria-current={href === at ? 'page' : undefined}
        >
          {label}
        </LinkButton>
      ))}
    </nav>
  );
}
