import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { REPORTERS, ROLE_NAME } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { signOut } from '../features/session/session.api.ts';
import { Icon } from '../ui/icon.tsx';
import { useToast } from '../ui/toast.tsx';

/** Who is signed in, and the way out. A details element: it opens without JavaScript too. */
export function PersonMenu({ person, demo }: { person: Person; demo: boolean }) {
  const box = useRef<HTMLDetailsElement>(null);
  const say = useToast();
  const leave = useMutation({
    mutationFn: signOut,
    // A full load: nothing read under this account stays in memory.
    onSuccess: () => window.location.assign('/login'),
    onError: (error) => say(error.message, 'error'),
  });
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current;
      if (!menu?.open) return;
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : event.target instanceof Node && !menu.contains(event.target)
      )
        menu.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  const close = () => {
    if (box.current) box.current.open = false;
  };
  return (
    <details className="menu" ref={box}>
      <summary className="button button-quiet">
        <span className="wide-only">{person.displayName}</span>
        <span className="person-icon">
          <Icon name="person" size={15} />
          <span className="visually-hidden">{person.displayName}</span>
        </span>
        <Icon name="chevron-down" size={10} />
      </summary>
      <div className="menu-body">
        <p className="small">
          {person.organisationName}
          <br />
          {ROLE_NAME[person.role]}
        </p>
        <Link href="/help" onClick={close}>
          帮助
        </Link>
        {REPORTERS.some((role) => role === person.role) && (
          <Link href="/admin/accounts" onClick={close}>
            本单位账号
          </Link>
        )}
        <Link href="/password" onClick={close}>
          修改密码
        </Link>
        {!demo && (
          <Link href="/second-factor" onClick={close}>
            二次验证
          </Link>
        )}
        <button type="button" onClick={() => leave.mutate()}>
          退出
        </button>
      </div>
    </details>
  );
}
