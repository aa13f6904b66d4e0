/** 研判得分: what the pages ask of the server (shared/contract/assessment.ts). */
import { assessmentApi, type NewRunBody, type NewSchemeBody } from '#shared/contract/assessment.ts';
import { addressOf as endpointAddress } from '#shared/contract/endpoint.ts';
import type { RunSummary } from '#shared/contract/run.ts';
import type { SchemeVersion, Subject } from '#shared/contract/scheme.ts';
import { ask, call } from '../../lib/call.ts';

const FOREVER = { staleTime: Number.POSITIVE_INFINITY };

/** Every year's answer of the area, to be asked again after a new run or scheme. */
export const ASSESSMENT_KEY = ['assessment'] as const;

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
  return ask(assessmentApi.year, { params: { subject, year } });
}

/** A run never changes, so it is asked for once. */
export function runQuery(run: number) {
  return { ...ask(assessmentApi.run, { params: { run } }), ...FOREVER };
}

export function comparisonQuery(run: number, other: number) {
  return { ...ask(assessmentApi.compare, { params: { run, other } }), ...FOREVER };
}

export function schemeQuery(subject: Subject, number: number) {
  return ask(assessmentApi.scheme, { params: { subject, number } });
}

export function makeRun(subject: Subject, year: number, body: NewRunBody): Promise<RunSummary> {
  return call(assessmentApi.makeRun, { params: { subject, year }, body });
}

export function saveScheme(subject: Subject, body: NewSchemeBody): Promise<SchemeVersion> {
  return call(assessmentApi.addScheme, { params: { subject }, body });
}

/** Address of the run's file, which `npm run assess -- --check` recomputes. */
export function runFile(run: number): string {
  return endpointAddress(assessmentApi.file, { params: { run } });
}
