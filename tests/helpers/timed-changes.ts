/** What may happen to the timed programme at the end of 2026: each turns its rows into the rows after it. */
import type { Indicator, Unit } from '#shared/catalogue.ts';
import { period } from '#shared/period.ts';
import { type Change, yearly } from './timed-programme.ts';

const FROM = period('2027-S1');
const UNTIL = period('2026');

/** One change after another. */
export const both =
  (first: Change, second: Change): Change =>
  (rows) => {
    const then = { ...rows, ...first(rows) };
    return { ...then, ...second(then) };
  };

/** f becomes a part of a. */
export const merge: Change = ({ units }) => ({
  units: units.map((u) =>
    u.code === 'f'
      ? { ...u, validTo: UNTIL, successors: [{ kind: 'merged_into', code: 'a', from: FROM }] }
      : u,
  ),
});

/** g becomes of a part of a. */
export const split: Change = ({ units, organisations }) => ({
  units: units.flatMap((u): Unit[] =>
    u.code === 'a'
      ? [
          { ...u, successors: [{ kind: 'split_into', code: 'g', from: FROM }] },
          { ...u, code: 'g', name: 'g县', shortName: 'g', order: 200, validFrom: FROM },
        ]
      : [u],
  ),
  organisations: organisations.flatMap((o) =>
    o.code === 'a' ? [o, { ...o, code: 'g', name: 'g县政府', shortName: 'g', unit: 'g' }] : [o],
  ),
});

/** g is a part of the city from 2027 on, and of nobody before. */
export const newcomer: Change = ({ units, organisations }) => ({
  units: units.flatMap((u): Unit[] =>
    u.code === 'a' ? [u, { ...u, code: 'g', name: 'g县', shortName: 'g', order: 200, validFrom: FROM }] : [u],
  ),
  organisations: organisations.flatMap((o) =>
    o.code === 'a' ? [o, { ...o, code: 'g', name: 'g县政府', shortName: 'g', unit: 'g' }] : [o],
  ),
});

/** f is no part of the city any more. */
export const leaver: Change = ({ units }) => ({
  units: units.map((u) => (u.code === 'f' ? { ...u, validTo: UNTIL } : u)),
});

/** A part of f had been given to e a year before f left. */
export const givenAwayBefore: Change = ({ units }) => ({
  units: units.map((u) =>
    u.code === 'f' ? { ...u, successors: [{ kind: 'split_into', code: 'e', from: period('2026-S1') }] } : u,
  ),
});

/** f ends and is divided between a and b. */
export const divided: Change = ({ units }) => ({
  units: units.map((u) =>
    u.code === 'f'
      ? {
          ...u,
          validTo: UNTIL,
          successors: [
            { kind: 'split_into', code: 'a', from: FROM },
            { kind: 'split_into', code: 'b', from: FROM },
          ],
        }
      : u,
  ),
});

/** f is h from 2027 on. */
export const newCode: Change = ({ units, organisations }) => ({
  units: units.flatMap((u): Unit[] =>
    u.code === 'f'
      ? [
          { ...u, validTo: UNTIL, successors: [{ kind: 'renamed', code: 'h', from: FROM }] },
          { ...u, code: 'h', name: 'h区', shortName: 'h', order: 201, validFrom: FROM },
        ]
      : [u],
  ),
  organisations: organisations.flatMap((o) =>
    o.code === 'f'
      ? [
          { ...o, validTo: UNTIL },
          { ...o, code: 'h', name: 'h区政府', shortName: 'h', unit: 'h', validFrom: FROM },
        ]
      : [o],
  ),
});

/** a gets another name. */
export const newName: Change = ({ units }) => ({
  units: units.flatMap((u) =>
    u.code === 'a'
      ? [
          { ...u, validTo: UNTIL },
          { ...u, name: '甲市', shortName: '甲', validFrom: FROM },
        ]
      : [u],
  ),
});

/** gov is defined anew. */
export const redefined =
  (breaks: boolean): Change =>
  ({ indicators }) => ({
    indicators: indicators.flatMap((i) =>
      i.code === 'gov'
        ? [
            { ...i, validTo: UNTIL },
            { ...i, validFrom: FROM, change: { words: '增加国有资本经营预算', breaks } },
          ]
        : [i],
    ),
  });

/** The form asks for last year's figures in today's units and definition. */
export const restating: Change = ({ indicators, forms }) => ({
  indicators: [
    ...indicators,
    yearly('gov_base', { order: 20, formula: { kind: 'base', of: 'gov' } }),
    yearly('ent_base', { order: 21, formula: { kind: 'base', of: 'ent' } }),
  ],
  forms: forms.map((form) => withGroup(form, ['gov_base', 'ent_base'])),
});

/** fund is counted, and added to the total. */
export const newTerm: Change = ({ indicators, forms }) => ({
  indicators: [
    ...indicators.map(
      (i): Indicator =>
        i.code === 'total' && i.formula?.kind === 'sum'
          ? { ...i, formula: { ...i.formula, terms: [...i.formula.terms, { indicator: 'fund', sign: 1 }] } }
          : i,
    ),
    yearly('fund', { order: 3, validFrom: FROM }),
    yearly('fund_base', { order: 22, formula: { kind: 'base', of: 'fund' }, validFrom: FROM }),
  ],
  forms: forms.map((form) => withGroup(form, ['fund', 'fund_base'])),
});

/** ent is no longer counted. */
export const lessTerm: Change = ({ indicators }) => ({
  indicators: indicators.map((i) => (i.code === 'ent' ? { ...i, validTo: UNTIL } : i)),
});

type Form = Parameters<Change>[0]['forms'][number];

function withGroup(form: Form, indicators: string[]): Form {
  const more = form.groups.slice(0, 1).map((g) => ({ ...g, title: '新增', indicators, required: false }));
  return { ...form, groups: [...form.groups, ...more] };
}
