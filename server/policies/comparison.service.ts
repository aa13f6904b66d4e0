/** 各市对照: the same kind of instrument across cities in one row. */
import { Converter } from 'opencc-js/t2cn';
import type { z } from 'zod';
import type { Policies, PoliciesQuery } from '#shared/contract/policies.ts';
import { withoutBlanks } from '#shared/policies/figures-in.ts';
import {
  type Instrument,
  instrumentOfCity,
  type PolicyKind,
  policyPapers,
} from '#shared/policies/library.ts';
import { todayOf } from '../programme/today.ts';
import type { World } from '../world.ts';
import { findingOf, gapOf } from './finding.words.ts';
import { libraryNow } from './library-now.ts';
import { partName, targetTitles } from './links.ts';
import { instrumentView, paperView } from './views.ts';

const simplified = Converter({ from: 't', to: 'cn' });

/** A text as it is searched: simplified, no blanks, no case. */
const searched = (text: string) => withoutBlanks(simplified(text)).toLowerCase();
const unique = (texts: readonly string[]) => [...new Set(texts)];

/** A city without a policy library has empty lists. */
export async function describePolicies(
  world: World,
  query: z.infer<typeof PoliciesQuery>,
): Promise<Policies> {
  const { library, version } = await libraryNow(world, world.db);
  const { kinds, instruments } = library;
  const papers = policyPapers(library);
  const on = todayOf(world);
  const asked = searched(query.q ?? '');
  const named = new Map(kinds.map((kind) => [kind.code, kind]));
  const fits = (one: Instrument) => {
    const kind = named.get(one.kind);
    const words = [kind?.name ?? '', one.name, one.quote, one.clause, one.level, one.event, one.note];
    return (
      (!query.theme || kind?.theme === query.theme) &&
      (!query.who || one.beneficiary.includes(query.who)) &&
      (!query.form || one.form === query.form) &&
      (asked === '' || words.some((text) => searched(text).includes(asked)))
    );
  };
  const shown = instruments.filter(fits);
  const shownKinds = new Set(shown.map(({ kind }) => kind));
  const rowOf = (kind: PolicyKind) => ({
    kind: kind.code,
    name: kind.name,
    theme: kind.theme,
    part: partName(world, kind.part),
    targets: targetTitles(world, kind.targets),
    cells: papers.map((paper) => {
      const one = instrumentOfCity(library, paper, kind.code);
      if (!one) return null;
      const view = instrumentView(library, one);
      const other = library.documents.find(({ code }) => code === one.document && code !== paper.code);
      const clause = other ? `《${other.title}》${view.clause}` : view.clause;
      return { ...view, clause, gap: gapOf(library, kind.code, paper, on) };
    }),
    ...findingOf(library, kind.code, on),
  });
  return {
    papers: papers.map((paper) => paperView(paper)),
    rows: kinds.filter(({ code }) => shownKinds.has(code)).map(rowOf),
    themes: unique(kinds.map(({ theme }) => theme)),
    beneficiaries: unique(instruments.flatMap(({ beneficiary }) => beneficiary)),
    forms: unique(instruments.map(({ form }) => form)),
    count: shown.length,
    version,
  };
}
