/** Made-up applicants for the tests of entitlements. */
import type { Inputs } from '#shared/policies/amount.ts';
import { type Applicant, entitlementOf } from '#shared/policies/entitlement.ts';
import type { Fact } from '#shared/policies/entitlement-line.ts';
import { loadCatalogue } from '../../../server/catalogue/load-catalogue.ts';
import { JIAXING } from '../../seed/folders.ts';

export const library = loadCatalogue(JIAXING).policies;
export type Standing = Partial<Omit<Applicant, 'facts'>>;

export const fact = (kind: string, times = 1, inputs: Inputs = {}, matter = ''): Fact => ({
  kind,
  times,
  inputs,
  matter,
});

/** Of a paper, on a day inside every paper's validity. */
export const got = (document: string, facts: readonly Fact[], standing: Standing = {}) =>
  entitlementOf(library, document, {
    on: '2026-06-30',
    who: null,
    gates: [],
    excepted: false,
    ...standing,
    facts,
  });
