/** 研判得分: what the pages ask of the server (shared/contract/assessment.ts). */
import { queryOptions } from '@tanstack/react-query';
import {
  type AssessmentRun,
  type AssessmentYear,
  assessmentPaths,
  type NewRunBody,
  type NewSchemeBody,
  type RunComparison,
  type RunSummary,
  type SchemeVersion,
  type Subject,
} from '#shared/contract/assessment.ts';
import { type Lineage, monitoringPaths } from '#shared/contract/monitoring.ts';
import { request } from '../../lib/http.ts';

const KEY = 'assessment';
const FOREVER = { staleTime: Number.POSITIVE_INFINITY };

function fill(path: string, values: Record<string, string | number>): string {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(value)),
    path,
  );
}

/** Address of a subject's pages: /assessment for the counties, /institutions for the others. */
export function addressOf(subject: Subject, year: number, run?: number): string {
  const base = `${subject === 'units' ? '/assessment' : '/institutions'}/${year}`;
  return run === undefined ? base : `${base}/runs/${run}`;
}

/** Address of a run's own page. */
export function runAddress({
  subject,
  year,
  number,
}: Pick<RunSummary, 'subject' | 'year' | 'number'>): string {
  return addressOf(subject, year, number);
}

export function yearQuery(subject: Subject, year: number) {
  return queryOptions({
    queryKey: [KEY, 'year', subject, year],
    queryFn: ({ signal }) =>
      request<AssessmentYear>('GET', fill(assessmentPaths.year, { subject, year }), { signal }),
  });
}

/** A run never changes, so it is asked for once. */
export function runQuery(run: number) {
  return queryOptions({
    queryKey: [KEY, 'run', run],
    queryFn: ({ signal }) => request<AssessmentRun>('GET', fill(assessmentPaths.run, { run }), { signal }),
    ...FOREVER,
  });
}

export function comparisonQuery(run: number, other: number) {
  return queryOptions({
    queryKey: [KEY, 'compare', run, other],
    queryFn: ({ signal }) =>
      request<RunComparison>('GET', fill(assessmentPaths.compare, { run, other }), { signal }),
    ...FOREVER,
  });
}

export function schemeQuery(subject: Subject, number: number) {
  return queryOptions({
    queryKey: [KEY, 'scheme', subject, number],
    queryFn: ({ signal }) =>
      request<SchemeVersion>('GET', fill(assessmentPaths.scheme, { subject, number }), { signal }),
  });
}

/** Where one frozen figure came from, at the run's own data version. */
export function lineageQuery(search: { unit: string; indicator: string; period: string; v: number }) {
  return queryOptions({
    queryKey: [KEY, 'lineage', search],
    queryFn: ({ signal }) => request<Lineage>('GET', monitoringPaths.lineage, { search, signal }),
    ...FOREVER,
  });
}

export function makeRun(subject: Subject, year: number, body: NewRunBody): Promise<RunSummary> {
  return request('POST', fill(assessmentPaths.runs, { subject, year }), { body });
}

export function saveScheme(subject: Subject, body: NewSchemeBody): Promise<SchemeVersion> {
  return request('POST', fill(assessmentPaths.schemes, { subject }), { body });
}

/** Address of the run's file, which `npm run assess -- --check` recomputes. */
export function runFile(run: number): string {
  return fill(assessmentPaths.file, { run });
}
