import { useEffect } from 'react';

/** Brings what the address names after # into view once the page's data are drawn, opening a closed part around it. */
export function useHashTarget(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const target = id === '' ? null : document.getElementById(id);
    if (!target) return;
    const closed = target.closest('details');
    if (closed) closed.open = true;
    target.scrollIntoView({ block: 'center' });
  }, []);
}
