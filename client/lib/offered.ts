import { useRouter } from 'wouter';
import { useSession } from './session.ts';
import { isBelowRoot } from './tree-pages.ts';

/** Whether the pages that are open are those of the reader's own level: an area's below it has an office of its own. */
export function useAtOwnLevel(): boolean {
  return useRouter().base === '';
}

/** Which pages are offered from where one is: what is the root's alone is not, in an area below it or to its people. */
export function useOffered(): (path: string) => boolean {
  const { base } = useRouter();
  const node = useSession()?.person?.node;
  return base === '' && node === undefined ? () => true : isBelowRoot;
}
