import { LinkButton } from '../../ui/button.tsx';

/** The three questions about policy instruments. */
const PAGES = [
  { href: '/policies', label: '各市对照' },
  { href: '/policies/cost', label: '要花多少钱' },
  { href: '/policies/applicant', label: '一个单位能得多少' },
] as const;

export function PolicyNav({ at }: { at: (typeof PAGES)[number]['href'] }) {
  return (
    <nav className="row no-print" aria-label="政策工具">
      {PAGES.map(({ href, label }) => (
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
