/** What an analyst changes in the statistical programme, as it is stored: one change says one thing and from when on. */
import { z } from 'zod';
import { Code, Text } from '../codes.ts';
import { Period } from '../period.ts';

/** Codes that a person types: as the folders write them. */
const NewCode = z.string().regex(/^[a-z0-9_]{2,40}$/, '代码用小写字母、数字和下划线，2—40位');
const Words = Text.max(2000);
const Name = Text.max(60);

export const ProgrammeChange = z.discriminatedUnion('kind', [
  /** Another name; with another code the old row ends and its figures go on under the new one. */
  z.strictObject({
    kind: z.literal('unit-name'),
    unit: Code,
    from: Period,
    name: Name,
    shortName: Name,
    code: NewCode,
  }),
  z.strictObject({ kind: z.literal('unit-merge'), unit: Code, into: Code, from: Period }),
  /** A unit of the kind and group of `like`; `of` is the unit that gives a part of itself, empty when nobody does. */
  z.strictObject({
    kind: z.literal('unit-new'),
    code: NewCode,
    name: Name,
    shortName: Name,
    like: Code,
    of: z.union([Code, z.literal('')]),
    from: Period,
  }),
  z.strictObject({
    kind: z.literal('definition'),
    indicator: Code,
    from: Period,
    name: Name,
    definition: Words,
    words: Words,
    breaks: z.boolean(),
  }),
  /** An indicator of the block and measure of `like`; `total` is the sum that it is added to, empty for none. */
  z.strictObject({
    kind: z.literal('indicator-new'),
    code: NewCode,
    name: Name,
    shortName: Name,
    like: Code,
    definition: Words,
    total: z.union([Code, z.literal('')]),
    from: Period,
  }),
  z.strictObject({ kind: z.literal('indicator-end'), indicator: Code, from: Period }),
  /** 上年同期（可比口径）: last year's figure restated by today's units and definition, asked for in a form. */
  z.strictObject({ kind: z.literal('restatement'), indicator: Code, form: Code, from: Period }),
  z.strictObject({
    kind: z.literal('form-row'),
    form: Code,
    group: Text,
    indicator: Code,
    add: z.boolean(),
    from: Period,
  }),
  z.strictObject({
    kind: z.literal('rule'),
    rule: Code,
    from: Period,
    params: z.record(z.string(), z.number().nonnegative()),
    severity: z.enum(['error', 'warning']),
  }),
  /** Another number for a target, from a paper of its own; an empty value ends it. */
  z.strictObject({
    kind: z.literal('target'),
    target: Code,
    from: Period,
    value: z.union([z.string().regex(/^\d+(\.\d+)?$/, '请填数值'), z.literal('')]),
    clause: Words,
    quote: Words,
  }),
  z.strictObject({
    kind: z.literal('period'),
    period: Period,
    opens: z.iso.date(),
    due: z.iso.datetime({ offset: true }),
  }),
  /** The scheme that new cities of the folder start from; schemes in use are changed on their own page. */
  z.strictObject({ kind: z.literal('scheme'), scheme: z.record(z.string(), z.unknown()) }),
]);
export type ProgrammeChange = z.infer<typeof ProgrammeChange>;
export type ChangeOf<K extends ProgrammeChange['kind']> = Extract<ProgrammeChange, { kind: K }>;
