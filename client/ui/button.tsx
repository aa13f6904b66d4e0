import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { classNames } from './class-names.ts';

type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  /** While an action runs: the button says `busyText`, keeps the focus and ignores clicks. */
  busy?: boolean;
  busyText?: string;
}

export function Button({
  kind = 'secondary',
  busy = false,
  busyText = '正在处理…',
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('button', `button-${kind}`, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? busyText : children}
    </button>
  );
}

interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  kind?: ButtonKind;
  /** A file or another site: a plain link, not a step inside the pages. */
  external?: boolean;
  children: ReactNode;
}

export function LinkButton({
  kind = 'secondary',
  external = false,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  const classes = classNames('button', `button-${kind}`, className);
  if (external || rest.download !== undefined) {
    return (
      <a {...rest} className={classes}>
        {children}
      </a>
    );
  }
  return (
    <Link {...rest} className={classes}>
      {children}
    </Link>
  );
}

/** An action that reads as a link: 表格, 改为 12,000. */
export function TextButton({ className, type = 'button', ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...rest} type={type} className={classNames('text-button', className)} />;
}
