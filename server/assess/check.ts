/** Recomputes a publication from its own inputs and names the first figure that is not as published. */
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import type { PublicationDocument } from '#shared/contract/publication-document.ts';
import { publicationResults } from '#shared/publication/results.ts';
import { digestOf } from './digest.ts';
import { firstInexactNumber } from './exact-json.ts';

type CheckResult =
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

/** Our own files always carry a digest: without it a removed line could not be told from one never written. */
const DIGESTED = ['publication-1', 'assessment-run-1'];

/**
 * Compares every published figure with the recomputed one, and the digest where there is one. With the file's `text`
 * every number must also be written exactly as it is read.
 */
export function checkPublication(document: unknown, text?: string): CheckResult {
  const inexact = text === undefined ? null : firstInexactNumber(text);
  if (inexact) {
    return { agrees: false, problem: `${inexact.key}: written ${inexact.written}, reads as ${inexact.read}` };
  }
  const found = assessmentsIn(document);
  const published = publicationIn(document);
  if (typeof document !== 'object' || document === null || (found.length === 0 && !published)) {
    throw new RangeError('no assessment with "input" and "result" in this file');
  }
  for (const { path, input, result } of found) {
    const recomputed = plain(assess(parseAssessInput(input)));
    const problem = firstDifference(result, recomputed, `${path}/result`);
    if (problem) return { agrees: false, problem };
  }
  if (published) {
    const problem = firstDifference(published.results, plain(publicationResults(published)), '/results');
    if (problem) return { agrees: false, problem };
  }
  const digest = publishedDigest(document);
  const format = 'format' in document ? String(document.format) : '';
  if (digest === null && DIGESTED.includes(format)) {
    return { agrees: false, problem: '/digest: missing' };
  }
  if (digest !== null && digest !== digestOf(document)) {
    return {
      agrees: false,
      problem: `/digest: published ${digest}, computed ${digestOf(document)}`,
    };
  }
  return { agrees: true, assessments: found.length, digest };
}

/** The document when it is a publication of a period: its totals, growth and ranks can be recomputed as well. */
function publicationIn(document: unknown): PublicationDocument | null {
  if (typeof document !== 'object' || document === null) return null;
  return 'format' in document && document.format === 'publication-1'
    ? (document as PublicationDocument)
    : null;
}

/** As it would be read from a file. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function publishedDigest(document: object): string | null {
  return 'digest' in document && document.digest !== undefined ? String(document.digest) : null;
}

/** Releases before exact arithmetic left dust in the sixteenth digit: no figure and no rank rests on it. */
function isDust(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
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
  if (typeof published === 'number' && typeof computed === 'number' && isDust(published, computed))
    return null;
  return `${path}: published ${JSON.stringify(published)}, computed ${JSON.stringify(computed)}`;
}
