/** 报送研判结果: what the panel asks of the server (shared/contract/result-reports.ts). */
import {
  type ReportResultBody,
  type ResultReports,
  resultReportsApi,
} from '#shared/contract/result-reports.ts';
import { ask, call } from '../../lib/call.ts';

/** Every year's answer, to be asked again after a new run. */
export const RESULTS_KEY = ['institution-results'] as const;

export function resultsQuery(year: number) {
  return ask(resultReportsApi.list, { params: { year } });
}

/** `key` is repeated with every retry, so that a result is sent once. */
export function reportResult(year: number, body: ReportResultBody, key: string): Promise<ResultReports> {
  return call(resultReportsApi.report, { params: { year }, body }, { key });
}
