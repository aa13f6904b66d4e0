/** What the demonstration tells: figures by revision, who was late or sent back, corrections and later releases. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import { fromMicro, toMicro } from '#shared/decimal.ts';
import { isReason, REASON_MARK } from '#shared/figure.ts';
import { parseCsv } from '../catalogue/csv.ts';
import { DatabaseProblem } from '../db/open.ts';
import type { Provenance } from '../workflow/draft.ts';

const Remark = z.strictObject({ unit: z.string(), indicator: z.string(), remark: z.string() });
const Event = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  state: z.enum(['missing', 'submitted', 'returned', 'approved']),
  submittedAt: z.string().optional(),
  decidedAt: z.string().optional(),
  comment: z.string().default(''),
  remarks: z.array(Remark).default([]),
  reasons: z.record(z.string(), z.string()).default({}),
});
const Correction = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  submittedAt: z.string(),
  decidedAt: z.string(),
  reason: z.string(),
  /** Amounts added to the figures of the first revision, by cell key. */
  add: z.record(z.string(), z.string()),
});
/** When a revision of the figures came in; without one the second comes in October of the next year. */
const Vintage = z.strictObject({
  period: z.string(),
  organisation: z.string(),
  revision: z.int().min(2),
  submittedAt: z.string(),
  decidedAt: z.string(),
  reason: z.string(),
});
const Events = z.strictObject({
  /** The instant at which the demonstration begins: two days after the deadline of what is open, say. */
  now: z.iso.datetime(),
  open: z.string(),
  returns: z.array(Event),
  corrections: z.array(Correction),
  vintages: z.array(Vintage).default([]),
  /** Organisations whose returns are signed inside from the beginning of the demonstration on. */
  signing: z.array(z.string()).default([]),
  /** The telephone that the reporter of an organisation writes under every return. */
  telephones: z.record(z.string(), z.string()).default({}),
});
type DemoEvents = z.infer<typeof Events>;
export type DemoEvent = z.infer<typeof Event>;

export interface DemoFigure {
  key: string;
  text: string;
  note: string;
  release: string;
  provenance: Provenance;
}

/** Figures by period, organisation and revision. */
type DemoFigures = Map<string, DemoFigure[]>;

export interface Story {
  figures: DemoFigures;
  events: DemoEvents;
}

/** A later submission of a return: its whole figures, when it came in and why. */
export interface DemoCorrection {
  period: string;
  organisation: string;
  submittedAt: string;
  decidedAt: string;
  reason: string;
  figures: DemoFigure[];
}

/** When the demonstration of a city's folder begins; null where it tells no story. */
export function demoStart(folder: string): Date | null {
  const story = readStory(folder);
  return story && new Date(story.events.now);
}

/** The story in a city's demonstration folder; null without figures. @throws DatabaseProblem naming file and line. */
export function readStory(folder: string): Story | null {
  const file = join(folder, 'figures.csv');
  if (!existsSync(file)) return null;
  return {
    figures: readFigures(readFileSync(file, 'utf8')),
    events: Events.parse(JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8'))),
  };
}

const Origin = z.enum(['reported', 'published', 'simulated']);

function readFigures(text: string): DemoFigures {
  const figures: DemoFigures = new Map();
  const fault = (line: number, words: string) => {
    throw new DatabaseProblem(`figures.csv 第${line}行：${words}`);
  };
  for (const { fields: f } of parseCsv(text, fault)) {
    const place = `${f.period}/${f.organisation}/${f.revision}`;
    const value = f.value ?? '';
    const figure: DemoFigure = {
      key: `${f.unit}/${f.indicator}`,
      text: isReason(value) ? REASON_MARK[value] : value,
      note: f.note ?? '',
      release: f.release ?? '',
      provenance: { origin: Origin.parse(f.origin), citation: f.citation ?? '' },
    };
    const list = figures.get(place);
    if (list) list.push(figure);
    else figures.set(place, [figure]);
  }
  return figures;
}

/** Corrections named by the events, and later revisions of the figures. */
export function correctionsOf(catalogue: Catalogue, { figures, events }: Story): DemoCorrection[] {
  const named = events.corrections.map((c) => ({
    ...c,
    figures: (figures.get(`${c.period}/${c.organisation}/1`) ?? []).map((f) => {
      const amount = c.add[f.key];
      return amount === undefined ? f : { ...f, text: fromMicro(toMicro(f.text) + toMicro(amount)) };
    }),
  }));
  const known = (c: { organisation: string }) => findOrganisation(catalogue, c.organisation) !== undefined;
  return [...named, ...vintagesOf({ figures, events })].filter(known);
}

/** Each later revision holds only the cells it brings; the others stand as the revision before left them. */
function vintagesOf({ figures, events }: Story): DemoCorrection[] {
  return [...figures.keys()].flatMap((place) => {
    const [period = '', organisation = '', number] = place.split('/');
    const revision = Number(number);
    if (revision < 2) return [];
    const cells = new Map<string, DemoFigure>();
    for (let step = 1; step <= revision; step += 1) {
      for (const f of figures.get(`${period}/${organisation}/${step}`) ?? []) cells.set(f.key, f);
    }
    const vintage = events.vintages.find(
      (v) => v.period === period && v.organisation === organisation && v.revision === revision,
    );
    if (!vintage && revision > 2) throw new DatabaseProblem(`events.json 没有写明 ${place} 何时报送。`);
    const year = Number(period.slice(0, 4));
    return [
      {
        period,
        organisation,
        // R&D of a year appears eight to ten months after its end (domain.md §7).
        submittedAt: vintage?.submittedAt ?? `${year + 1}-10-20T02:00:00.000Z`,
        decidedAt: vintage?.decidedAt ?? `${year + 1}-10-22T02:00:00.000Z`,
        reason: vintage?.reason ?? '补报全社会R&D经费支出。',
        figures: [...cells.values()],
      },
    ];
  });
}
