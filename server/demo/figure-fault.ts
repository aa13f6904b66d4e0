/** A fault of a folder's demonstration figures, said where it lies: what the checks of a return say, for whom and when. */
import type { Catalogue } from '#shared/catalogue.ts';
import { findOrganisation } from '#shared/catalogue.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { DatabaseProblem } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';

/** Faults that are told; a folder with more has the same one many times. */
const TOLD = 5;

/** @throws DatabaseProblem that names period, organisation and each fault, in place of a refusal of the return. */
export async function telling(
  catalogue: Catalogue,
  { period, organisation }: { period: Period; organisation: string },
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { title, errors } = error.problem;
    const name = findOrganisation(catalogue, organisation)?.name ?? organisation;
    const faults = errors.slice(0, TOLD).map(({ pointer, detail }) => `\n  ${pointer} ${detail}`);
    const more = errors.length > TOLD ? `\n  等${errors.length}处` : '';
    throw new DatabaseProblem(
      `演示数据 demo/figures.csv 不能载入：${periodLabel(period)} ${name}（${organisation}）：${title}${faults.join('')}${more}`,
    );
  }
}
