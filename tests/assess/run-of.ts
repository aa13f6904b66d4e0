/** A case as the page gets it: the run that the server would store for such an input. */
import { assess, parseAssessInput } from '#shared/assess/result.ts';
import type { AssessmentRun, GroupAssessment, RunColumn } from '#shared/contract/run.ts';
import type { Scheme } from '#shared/contract/scheme.ts';
import { readCase } from './cases.ts';

export function runOfCase(name: string): { run: AssessmentRun; group: GroupAssessment } {
  const input = parseAssessInput(readCase(name));
  const { score, minPresent, minPeers } = input.scheme;
  const scheme = {
    version: '算例',
    status: '',
    dimensions: [],
    items: [],
    minWeightPresent: minPresent,
    minPeers,
    score: { c: score.c ?? 60, d: score.d ?? 40, clamp: score.clamp ?? true },
    function: input.scheme.curve,
    robustness: input.robustness || { delta: 0.25, draws: 1, seed: 1 },
  } as unknown as Scheme;
  const columns = input.indicators.map(
    (indicator): RunColumn => ({
      code: indicator.code ?? '',
      indicator: indicator.code ?? '',
      name: indicator.name ?? '',
      part: '',
      dimension: '总量',
      measure: 'level',
      denominator: null,
      denominatorName: '',
      rate: false,
      direction: indicator.direction === 1 ? 'higher' : 'lower',
      unit: '万元',
      decimals: 2,
      dataYear: 2025,
      period: '2025' as RunColumn['period'],
      base: null,
    }),
  );
  const group: GroupAssessment = {
    group: 'g',
    name: '算例组',
    columns,
    input,
    result: JSON.parse(JSON.stringify(assess(input))),
    marks: {},
  };
  const run = {
    title: input.title,
    subject: 'units',
    year: 2025,
    number: 1,
    schemeNumber: 1,
    dataVersion: 1,
    digest: '0',
    simulated: true,
    scheme,
    indicators: {},
    figures: {},
    assessments: [group],
  } as unknown as AssessmentRun;
  return { run, group };
}
