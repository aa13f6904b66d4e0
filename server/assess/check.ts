/** Recomputes a publication from its own inputs and names the first figure that is not as published. */
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import { digestOf } from './digest.ts';

export type CheckResult =
  | { agrees: true; assessments: number; digest: string | null }
  | { agrees: false; problem: string };

/**
 * A publication is any JSON object that holds assessments, each an object with `input` and `result`: itself, or in
 * lists or objects below. Throws RangeError when it holds none.
 */
export function assessmentsIn(
  document: unknown,
  path = '',
): { path: string; input: unknown; result: unknown }[] {
  if (typeof document !== 'object' || document === null) return [];
  if ('input' in document && 'result' in document) {
    return [{ path, input: document.input, result: document.result }];
  }
  return Object.entries(document).flatMap(([key, value]) => assessmentsIn(value, `${path}/${key}`));
}

/** Compares every published figure with the recomputed one, and the digest where there is one. */
export function checkPublication(document: unknown): CheckResult {
  const found = assessmentsIn(document);
  if (found.length === 0) throw new RangeError('no assessment with "input" and "result" in this file');
  for (const { path, input, result } of found) {
    const recomputed: unknown = JSON.parse(JSON.stringify(assess(parseAssessInput(input))));
    const problem = firstDifference(result, recomputed, `${path}/result`);
    if (problem) return { agrees: false, problem };
  }
  const digest = publishedDigest(document);
  if (digest !== null && digest !== digestOf(document as object)) {
    return {
      agrees: false,
      problem: `/digest: published ${digest}, computed ${digestOf(document as object)}`,
    };
  }
  return { agrees: true, assessments: found.length, digest };
}

function publishedDigest(document: unknown): string | null {
  const digest = (document as { digest?: unknown }).digest;
  return digest === undefined ? null : String(digest);
}

function firstDifference(published: unknown, computed: unknown, path: string): string | null {
  if (
    typeof published === 'object' &&
    published !== null &&
    typeof computed === 'object' &&
    computed !== null
  ) {
    const keys = new Set([...Object.keys(published), ...Object.keys(computed)]);
    for (const key of keys) {
      const problem = firstDifference(
        Reflect.get(published, key),
        Reflect.get(computed, key),
        `${path}/${key}`,
      );
      if (problem) return problem;
    }
    return null;
  }
  if (Object.is(published, computed) || published === computed) return null;
  return `${path}: published ${JSON.stringify(published)}, computed ${JSON.stringify(computed)}`;
}
