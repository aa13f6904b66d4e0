/** What in the programme hangs together with an indicator: forms, targets, formulas, quotes. */
import { type Catalogue, type Form, findOrganisation, type Indicator } from '#shared/catalogue.ts';
import { formulaInputs } from '#shared/panel/derive.ts';
import type { Target } from '#shared/targets/target.ts';

/** Indicators whose formula reads this one, in the programme's order. */
export function formulaUsers(catalogue: Catalogue, code: string): Indicator[] {
  return catalogue.indicators.filter((i) => i.formula && formulaInputs(i.formula).includes(code));
}

/** Forms that ask for the indicator, with who files them. */
export function formsOf(catalogue: Catalogue, code: string): { form: Form; filers: string }[] {
  return catalogue.forms
    .filter((form) => form.groups.some((group) => group.indicators.includes(code)))
    .map((form) => ({ form, filers: filersWords(catalogue, form) }));
}

function filersWords(catalogue: Catalogue, { filedBy }: Form): string {
  if (filedBy === 'units') return '各地填报';
  return `${filedBy.map((code) => findOrganisation(catalogue, code)?.name ?? code).join('、')}填报`;
}

/** Targets of the indicator itself, then those of the figures computed from it (`via` names which). */
export function targetsOn(catalogue: Catalogue, code: string): { target: Target; via: string | null }[] {
  const reads = ({ indicator, relation }: Target, of: string) =>
    [indicator, relation?.left.indicator, relation?.right?.indicator].includes(of);
  const own = catalogue.targets.filter((t) => reads(t, code));
  const derived = formulaUsers(catalogue, code).flatMap((user) =>
    catalogue.targets
      .filter((t) => reads(t, user.code) && !own.includes(t))
      .map((target) => ({ target, via: user.code })),
  );
  return [...own.map((target) => ({ target, via: null })), ...derived];
}

/** The sentences of the indicator's own clause, as far as the programme quotes them. */
export function quotesOf(catalogue: Catalogue, { code, document, clause }: Indicator): string[] {
  const quoted = catalogue.targets.filter(
    (t) =>
      t.document === document && t.clause === clause && (t.indicator === code || usesOf(t).includes(code)),
  );
  return [...new Set(quoted.map((t) => t.quote))];
}

function usesOf({ relation }: Target): (string | undefined)[] {
  return [relation?.left.indicator, relation?.right?.indicator];
}

const PARTS = [
  { relation: 'of_which', title: '其中（可不穷尽）' },
  { relation: 'breakdown', title: '分项（之和等于合计）' },
  { relation: 'overlap', title: '重复部分（汇总时剔除）' },
  { relation: 'memo', title: '附项（不计入合计）' },
] as const;

/** What hangs under an indicator, by how it counts: 附项 stand outside the 合计 (annex 1 note 2) and are never part of it. */
export function partsOf(catalogue: Catalogue, code: string): { title: string; indicators: Indicator[] }[] {
  return PARTS.map(({ relation, title }) => ({
    title,
    indicators: catalogue.indicators.filter((i) => i.parent === code && i.relation === relation),
  })).filter((p) => p.indicators.length > 0);
}
