/** The pages of policy instruments: side by side, what they cost, what one applicant could get. */
import { Converter } from 'opencc-js/t2cn';
import type { z } from 'zod';
import { civilDay } from '#shared/civil-time.ts';
import type {
  CostQuery,
  CostView,
  EntitlementQuery,
  EntitlementView,
  Policies,
  PoliciesQuery,
} from '#shared/contract/policies.ts';
import { inYi } from '#shared/money.ts';
import { fractionOf, type Range } from '#shared/policies/amount.ts';
import { baseOf } from '#shared/policies/amount-rule.ts';
import { type Case, readCases } from '#shared/policies/cases.ts';
import { costOf } from '#shared/policies/cost.ts';
import { entitlementOf, nextInstruments } from '#shared/policies/entitlement.ts';
import {
  homePaper,
  type Instrument,
  instrumentOf,
  type PolicyDocument,
  type PolicyLibrary,
  withoutBlanks,
} from '#shared/policies/library.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { findingOf } from './finding.words.ts';
import { instrumentView, paperView, rangeView } from './views.ts';

const simplified = Converter({ from: 't', to: 'cn' });

/** A text as it is searched: simplified, no blanks, no case. */
const searched = (text: string) => withoutBlanks(simplified(text)).toLowerCase();

function libraryOf({ catalogue }: World): PolicyLibrary {
  if (catalogue.policies.documents.length === 0) throw notFound('政策工具');
  return catalogue.policies;
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** A city without a policy library has empty lists. */
export function describePolicies(world: World, query: z.infer<typeof PoliciesQuery>): Policies {
  const library = world.catalogue.policies;
  const { documents, kinds, instruments } = library;
  const asked = searched(query.q ?? '');
  const named = new Map(kinds.map((kind) => [kind.code, kind]));
  const fits = (one: Instrument) => {
    const kind = named.get(one.kind);
    const words = [kind?.name ?? '', one.name, one.quote, one.clause, one.event, one.note];
    return (
      (!query.theme || kind?.theme === query.theme) &&
      (!query.who || one.beneficiary.includes(query.who)) &&
      (!query.form || one.form === query.form) &&
      (asked === '' || words.some((text) => searched(text).includes(asked)))
    );
  };
  const shown = instruments.filter(fits);
  const shownKinds = new Set(shown.map(({ kind }) => kind));
  const rows = kinds
    .filter(({ code }) => shownKinds.has(code))
    .map(({ code, name, theme }) => ({
      kind: code,
      name,
      theme,
      cells: documents.map((paper) => {
        const one = instrumentOf(library, paper.code, code);
        return one ? instrumentView(one) : null;
      }),
      finding: findingOf(library, code),
    }));
  return {
    papers: documents.map(paperView),
    rows,
    themes: unique(kinds.map(({ theme }) => theme)),
    beneficiaries: unique(instruments.flatMap(({ beneficiary }) => beneficiary)),
    forms: unique(instruments.map(({ form }) => form)),
    count: shown.length,
  };
}

/** Where the address names no cases: the yearly numbers that the documents set. */
function casesOfTargets({ catalogue }: World): Case[] {
  return catalogue.policies.kinds.flatMap(({ code, target }) => {
    const found = catalogue.targets.find((one) => one.indicator === target && one.value !== null);
    return found?.value ? [{ kind: code, count: Number(found.value), base: null, matter: '' }] : [];
  });
}

function sourceOf({ catalogue }: World, kind: string, count: number): string {
  const target = catalogue.policies.kinds.find(({ code }) => code === kind)?.target;
  const found = catalogue.targets.find((one) => one.indicator === target && Number(one.value) === count);
  if (!found) return '';
  const number = catalogue.documents.find(({ id }) => id === found.document)?.number ?? '';
  return `${found.title}${count}${found.unit}（${number} ${found.clause}）`;
}

/** @throws 404 for a city without a policy library. */
export function describeCost(world: World, { n }: z.infer<typeof CostQuery>): CostView {
  const library = libraryOf(world);
  const { catalogue } = world;
  const known = new Set(library.kinds.map(({ code }) => code));
  const cases = (n === undefined ? casesOfTargets(world) : readCases(n)).filter(({ kind }) =>
    known.has(kind),
  );
  const cost = costOf(library, cases);
  const home = homePaper(library);
  const own = cost.totals.find(({ document }) => document === home?.code);
  const nameOf = (code: string) => library.kinds.find((kind) => kind.code === code)?.name ?? code;
  return {
    papers: library.documents.map(paperView),
    rows: cost.rows.map(({ expected, cells }) => {
      const rule = library.instruments.find(({ kind }) => kind === expected.kind && kind !== '')?.rule;
      const base = rule ? baseOf(rule) : null;
      return {
        kind: expected.kind,
        name: nameOf(expected.kind),
        count: expected.count,
        source: sourceOf(world, expected.kind, expected.count),
        payers: payersOf(home, cells.find(({ document }) => document === home?.code)?.amount ?? null),
        base: base && { ...base, value: expected.base ?? '' },
        cells: cells.map(({ amount }) =>
          amount === null
            ? null
            : amount.unknown === null
              ? rangeView(amount.low, amount.high)
              : { low: '0', high: null, words: amount.unknown },
        ),
      };
    }),
    totals: cost.totals.map(({ low, high, missing }) => ({ ...rangeView(low, high), missing })),
    payers: cost.payers.map(({ name, low, high }) => ({ name, ...rangeView(low, high) })),
    parts: cost.parts.map(({ part, low, high }) => ({
      name: catalogue.indicators.find(({ code }) => code === part)?.name ?? '不在四个“其中”之内',
      ...rangeView(low, high),
    })),
    ofTarget: own && own.high !== null ? ofTarget(world, Number(own.high / 1_000_000n)) : '',
    kinds: library.kinds
      .filter(({ code }) => !cases.some(({ kind }) => kind === code))
      .map(({ code, name }) => ({ code, name })),
  };
}

/** What each purse pays of one row. */
function payersOf(home: PolicyDocument | undefined, amount: Range | null): string {
  if (!home || amount === null || amount.unknown !== null) return '';
  const part = (share: string) =>
    rangeView(fractionOf(amount.low, share), amount.high === null ? null : fractionOf(amount.high, share))
      .words;
  return home.payers.map(({ name, share }) => `${name}${part(share)}`).join('、');
}

/** The upper end beside the next target of government investment. */
function ofTarget({ catalogue }: World, wan: number): string {
  const block = catalogue.city.blocks.find(({ code }) => code === 'gov') ?? catalogue.city.blocks[0];
  const target = catalogue.targets
    .filter((one) => one.indicator === block?.year && one.value !== null && one.year !== null)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0))[0];
  if (!target?.value) return '';
  const share = (inYi(wan) / Number(target.value)) * 100;
  return `上限相当于${target.year}年${target.title}目标${target.value}${target.unit}的${share.toFixed(1)}%`;
}

/** @throws 404 for a city without a policy library or a paper it does not hold. */
export function describeEntitlement(world: World, query: z.infer<typeof EntitlementQuery>): EntitlementView {
  const library = libraryOf(world);
  const document = query.document ?? homePaper(library)?.code ?? library.documents[0]?.code ?? '';
  const paper = library.documents.find(({ code }) => code === document);
  if (!paper) throw notFound('政策文件');
  const on = query.on ?? civilDay(world.now(), world.catalogue.city.utcOffsetMinutes);
  const cases = readCases(query.f);
  const facts = cases.map(({ kind, count, base, matter }) => ({
    kind,
    times: Math.max(1, count),
    base,
    matter,
  }));
  const gates = (query.gates ?? '').split(',').filter((code) => code !== '');
  const found = entitlementOf(library, document, { on, facts, gates, excepted: query.excepted === '1' });
  return {
    paper: paperView(paper),
    papers: library.documents.map(({ code, city }) => ({ code, city })),
    on,
    instruments: library.instruments.filter((one) => one.document === document).map(instrumentView),
    lines: found.lines.map(({ instrument, fact, low, high, counted, why }) => ({
      kind: instrument.kind,
      name: instrument.name,
      times: fact.times,
      base: fact.base ?? '',
      matter: fact.matter,
      amount: instrumentView(instrument).amount,
      words: low === null ? '不作估计' : rangeView(low, high).words,
      counted,
      why,
    })),
    total: rangeView(found.low, found.high),
    payers: found.payers.map(({ name, low, high }) => ({ name, ...rangeView(low, high) })),
    remarks: found.remarks,
    next: nextInstruments(library, document, facts).map(({ instrument, words }) => ({
      kind: instrument.kind,
      name: instrument.name,
      words,
    })),
  };
}
