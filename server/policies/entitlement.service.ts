/** 一个单位能得多少: what one applicant could get of one paper on a day. */
import type { z } from 'zod';
import type { EntitlementQuery, EntitlementView } from '#shared/contract/policies.ts';
import { readCases } from '#shared/policies/cases.ts';
import { type Applicant, type Entitlement, entitlementOf } from '#shared/policies/entitlement.ts';
import type { EntitlementLine } from '#shared/policies/entitlement-line.ts';
import {
  instrumentsFor,
  type PolicyDocument,
  type PolicyLibrary,
  policyPapers,
} from '#shared/policies/library.ts';
import { nextInstruments } from '#shared/policies/next-instruments.ts';
import { inMarks, moneyWords } from '#shared/policies/policies.words.ts';
import { badRequest } from '../http/problem.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { libraryOf, paperOf } from './links.ts';
import { inputFields, instrumentView, paperView, rangeView, totalView } from './views.ts';

type Query = z.infer<typeof EntitlementQuery>;

/** @throws 404 for a city without a policy library or a paper it does not hold; 400 for a gate or an applicant the paper does not know. */
export async function describeEntitlement(world: World, query: Query): Promise<EntitlementView> {
  const library = await libraryOf(world);
  const papers = policyPapers(library);
  const paper = paperOf(library, query.document);
  const applicant = applicantOf(world, library, paper, query);
  const found = entitlementOf(library, paper.code, applicant);
  const fitting = instrumentsFor(library, paper.code, applicant.who);
  return {
    paper: paperView(paper),
    papers: papers.map(({ code, city }) => ({ code, city })),
    on: applicant.on,
    who: applicant.who ?? '',
    applicants: library.applicants.map(({ code, name }) => ({ code, name })),
    instruments: fitting.map((one) => instrumentView(library, one)),
    lines: found.lines.map((line) => lineView(library, line)),
    total: totalView(found, found.lines.length === 0 || found.lines.some(({ sum }) => sum !== null)),
    payers: found.payers.map((one) => ({ name: one.name, ...rangeView(one) })),
    remarks: [...found.remarks, ...capRemark(found), ...matterRemarks(found)],
    next: nextInstruments(library, paper.code, applicant).map(({ instrument, words }) => ({
      kind: instrument.kind,
      name: instrument.name,
      words,
    })),
  };
}

function applicantOf(world: World, library: PolicyLibrary, paper: PolicyDocument, query: Query): Applicant {
  const who = query.who || null;
  if (who !== null && !library.applicants.some(({ code }) => code === who))
    throw badRequest(`没有“${who}”这一类申报对象`);
  const gates = (query.gates ?? '').split(',').filter((code) => code !== '');
  const strange = gates.filter((gate) => !paper.gates.some(({ code }) => code === gate));
  if (strange.length > 0)
    throw badRequest(`《${paper.title}》没有“${strange.join('”“')}”这种不予享受或减半享受的情形`);
  return {
    on: query.on ?? todayOf(world),
    who,
    gates,
    excepted: query.excepted === '1',
    facts: readCases(query.f).map(({ kind, count, inputs, matter }) => ({
      kind,
      times: Math.max(1, count),
      inputs,
      matter,
    })),
  };
}

function lineView(library: PolicyLibrary, line: EntitlementLine): EntitlementView['lines'][number] {
  const { instrument, fact, sum, capOnly, counted, why } = line;
  return {
    kind: instrument.kind,
    name: instrument.name,
    times: fact.times,
    inputs: inputFields(library, [instrument.rule], fact.inputs),
    matter: fact.matter,
    amount: instrumentView(library, instrument).amount,
    words:
      sum === null
        ? '不作估计'
        : capOnly
          ? `${rangeView(sum).words}（封顶数，不作估计）`
          : rangeView(sum).words,
    counted,
    why,
  };
}

/** How much of the upper end is a mere cap. */
function capRemark({ capOnly }: Entitlement): string[] {
  if (capOnly === 0n) return [];
  return [`上限中有${moneyWords(capOnly)}只是封顶数：文件写了分档或一定比例，没有写各档、比例`];
}

/** Titles that may be one matter and are counted apart: a person decides. */
function matterRemarks({ lines }: Entitlement): string[] {
  const apart = lines.filter(
    ({ counted, fact, instrument }) => counted && fact.matter === '' && instrument.group !== '',
  );
  const groups = [...new Set(apart.map(({ instrument }) => instrument.group))];
  return groups.flatMap((group) => {
    const names = apart.filter(({ instrument }) => instrument.group === group);
    if (names.length < 2) return [];
    return [
      `${names.map(({ instrument }) => inMarks(instrument.name)).join('')}可能是同一事项，请在“同一事项”中选定`,
    ];
  });
}
