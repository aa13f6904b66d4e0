import { useEffect, useState } from 'react';

/** False in the server's HTML and during hydration, true after: for what only a browser can draw. */
export function useMounted(): boolean {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted;
}
