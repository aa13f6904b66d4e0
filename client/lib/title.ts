import { useEffect } from 'react';
import { useSession } from './session.ts';

/** Sets the window's title to `title · system`; a page may call it to be more exact than its route's title. */
export function useTitle(title: string): void {
  const system = useSession()?.system;
  useEffect(() => {
    document.title = system ? `${title} · ${system}` : title;
  }, [title, system]);
}
