/** Says where an input file is wrong, down to the setting inside a choice of forms. */
import type { ZodError } from 'zod';

type Issue = ZodError['issues'][number];

/** One line per problem: its path and what is wrong there. */
export function describeZodError(error: ZodError): string {
  return error.issues.map((issue) => describe(issue, [])).join('\n');
}

function describe(issue: Issue, above: readonly PropertyKey[]): string {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.filter((branch) => branch.length > 0);
    const deepest = branches.toSorted((a, b) => depth(b) - depth(a))[0]?.[0];
    if (deepest && deepest.path.length > 0) return describe(deepest, path);
  }
  return `/${path.map(String).join('/')}: ${issue.message}`;
}

function depth(branch: readonly Issue[]): number {
  return Math.max(...branch.map((issue) => issue.path.length));
}
