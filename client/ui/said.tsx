/** Sentences are written for a city; on another level's pages its own words stand in their place (shared/tree/place.words.ts). */
import { createContext, type ReactNode, useContext } from 'react';

/** Told by the shell, which knows the area that is open; without it everything is said as it is written. */
export const PlaceWords = createContext((sentence: string): string => sentence);

/** Says a text in the words of the level; anything but a text stays as it is. */
export function useSaid(): (said: ReactNode) => ReactNode {
  const words = useContext(PlaceWords);
  return (said) => (typeof said === 'string' ? words(said) : said);
}

/** A text of a page in the words of the level. */
export function Said({ children }: { children: string }) {
  return <>{useContext(PlaceWords)(children)}</>;
}
