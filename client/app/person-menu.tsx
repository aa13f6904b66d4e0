import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { isOneOf, READERS, REPORTERS, ROLE_NAME } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import { signOut } from '../features/session/session.api.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { useToast } from '../ui/toast.tsx';
import { FavourPage } from './favour-page.tsx';

/** Who is signed in, and the way out. A details element: it opens without JavaScript too. */
export function PersonMenu({ person, demo }: { person: Person; demo: boolean }) {
  const say = useToast();
  const [opened, setOpened] = useState(false);
  const leave = useMutation({
    mutationFn: signOut,
    // A full load: nothing read under this account stays in memory.
    onSuccess: () => window.location.assign('/login'),
    onError: (error) => say(error.message, 'error'),
  });
  return (
    <Menu
      onOpen={() => setOpened(true)}
      summary={
        <>
          <span className="wide-only">{person.displayName}</span>
          <span className="person-icon">
            <Icon name="person" size={15} />
            <span className="visually-hidden">{person.displayName}</span>
          </span>
          <Icon name="chevron-down" size={10} />
        </>
      }
    >
      {(close) => (
        <>
          <p className="small">
            {person.organisationName}
            <br />
            {ROLE_NAME[person.role]}
          </p>
          {opened && isOneOf(READERS, person.role) && <FavourPage onDone={close} />}
          <Link href="/help" onClick={close}>
            帮助
          </Link>
          {isOneOf(REPORTERS, person.role) && (
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
        </>
      )}
    </Menu>
  );
}
