import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Person, SessionState } from '#shared/contract/session.ts';
import { inPlaceWords } from '#shared/tree/place.words.ts';
import { useMounted } from '../lib/mounted.ts';
import { useOffered } from '../lib/offered.ts';
import { useProgramme } from '../lib/programme.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PlaceWords, Said } from '../ui/said.tsx';
import { TipLayer } from '../ui/tip.tsx';
import { followed } from './follow.ts';
import { currentEntry, homeFor, navOf } from './nav.ts';
import { NodePath } from './node-path.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PrintFooter } from './print-footer.tsx';

const Finder = lazy(() => import('./finder.tsx'));

interface ShellProps {
  session: SessionState;
  path: string;
  /** The page's own badge: period and version. */
  badge?: ReactNode;
  children: ReactNode;
}

/** Header, page, foot. Without a person signed in only the name and the banner show. */
export function Shell({ session, path, badge, children }: ShellProps) {
  const { person } = session;
  const catalogue = useProgramme()?.catalogue;
  const said = useCallback(
    (sentence: string) => (catalogue ? inPlaceWords(catalogue, sentence) : sentence),
    [catalogue],
  );
  return (
    <PlaceWords value={said}>
      <div className="app">
        <a className="skip-link" href="#main">
          跳到正文
        </a>
        <header className="app-header">
          <Link href={person ? homeFor(person.role) : '/login'} className="app-name">
            {session.system}
          </Link>
          {person && <Nav person={person} path={path} />}
          <div className="app-tools">
            <Banner demo={session.demo} />
            {badge}
            {person && <FindButton person={person} />}
            {person && (
              <Link href="/help" className="button button-quiet wide-only">
                帮助
              </Link>
            )}
            {person && <PersonMenu person={person} demo={session.demo} />}
          </div>
        </header>
        <main className="app-main" id="main" tabIndex={-1}>
          {person && !person.gate && <NodePath person={person} path={path} />}
          {children}
        </main>
        <TipLayer />
        <PrintFooter system={session.system} path={path} />
      </div>
    </PlaceWords>
  );
}

function Nav({ person, path }: { person: Person; path: string }) {
  const isOffered = useOffered();
  const items = navOf(person).filter(({ href }) => isOffered(href));
  const current = currentEntry(items, path);
  const search = useSearch();
  return (
    <nav className="app-nav" aria-label="主导航">
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={followed(item.href, path, search)}
              aria-current={item === current ? 'page' : undefined}
            >
              <Said>{item.label}</Said>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Banner({ demo }: { demo: boolean }) {
  const simulated = useProgramme()?.simulated ?? demo;
  if (!demo && !simulated) return null;
  return (
    <span className="banner-badge">
      {demo && <span className="wide-only">演示环境{simulated && ' · '}</span>}
      {simulated && '模拟数据，非真实'}
    </span>
  );
}

function FindButton({ person }: { person: Person }) {
  const [open, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const mounted = useMounted();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)} disabled={!mounted} aria-keyshortcuts="Control+K">
        <Icon name="search" size={13} />
        查找
        <span className="key-hint wide-only">Ctrl K</span>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Finder
            role={person.role}
            onClose={() => setOpen(false)}
            onPick={(href) => {
              setOpen(false);
              navigate(href);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
