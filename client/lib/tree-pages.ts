/** Which pages are every area's, and which are the root's alone (`scope` of their endpoints). Pure. */

const OF_AN_AREA = [
  '/targets',
  '/half-year',
  '/regions',
  '/structure',
  '/contribution',
  '/review',
  '/indicators',
];
const OF_THE_ROOT = ['/targets/allocations'];
/** What is the person's own, wherever they belong. */
const OWN = ['/home', '/submit', '/reminders', '/admin/accounts'];

const isUnder = (path: string, pages: readonly string[]) =>
  pages.some((page) => path === page || path.startsWith(`${page}/`));

/** Whether a page can be asked for of any area: under `/at/<code>` there are no others. */
export function isTreePage(path: string): boolean {
  return isUnder(path, OF_AN_AREA) && !isUnder(path, OF_THE_ROOT);
}

/** Whether somebody who belongs below the root has the page in their header. */
export function isBelowRoot(path: string): boolean {
  return isTreePage(path) || isUnder(path, OWN);
}
