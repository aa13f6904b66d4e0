/** One return of the demonstration on its way in: filled, with reasons, signed, submitted. */
import type { DraftBody, ReturnView } from '#shared/contract/returns.ts';
import { formCells, formFor } from '#shared/forms.ts';
import { type Period, periodicityOf } from '#shared/period.ts';
import { isOpen } from '#shared/rules/finding.ts';
import type { Actor } from '../http/actor.ts';
import { signReturn } from '../returns/evidence.service.ts';
import { describeReturn } from '../returns/returns.service.ts';
import { saveDraft, submit } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { telling } from './figure-fault.ts';
import type { DemoFigure } from './story.ts';

/** Written where a check asks for a reason that the events do not give. */
const DEFAULT_REASON = '模拟数据：按演示情景设定，非真实变动。';

interface DemoSubmission {
  period: Period;
  organisation: string;
  figures: readonly DemoFigure[];
  /** Written under the return with the reporter's name; without one it goes unsigned. */
  telephone: string | undefined;
  comment: string;
  /** By cell key. */
  reasons: Readonly<Record<string, string>>;
}

/** Fills, reasons, signs and submits one return as its reporter did at the actor's time. */
export async function replaySubmission(
  world: World,
  actor: Actor,
  { period, organisation, figures, telephone, comment, reasons }: DemoSubmission,
): Promise<void> {
  const id = { period, organisation };
  const clocked: World = { ...world, now: () => actor.at };
  const cells = cellsFrom(world, period, organisation, figures);
  const before = await describeReturn(clocked, actor.person, period, organisation);
  await telling(world.catalogue, id, async () => {
    await saveDraft(clocked, actor, id, { version: before.version, cells });
    const checked = await describeReturn(clocked, actor.person, period, organisation);
    const reasoned = await giveReasons(clocked, actor, checked, cells, reasons);
    const signature = { preparedBy: actor.person.displayName, checkedBy: '', telephone: telephone ?? '' };
    const version = telephone ? await signReturn(clocked, actor, id, signature) : reasoned;
    const provenance = new Map(figures.map((f) => [f.key, f.provenance]));
    await submit(clocked, actor, id, { version, comment, provenance });
  });
}

function cellsFrom(
  world: World,
  period: Period,
  organisation: string,
  figures: readonly DemoFigure[],
): DraftBody['cells'] {
  const form = formFor(world.catalogue, organisation, periodicityOf(period))!;
  const byKey = new Map(figures.map((f) => [f.key, f]));
  return formCells(world.catalogue, form, organisation).flatMap(({ key }) => {
    const figure = byKey.get(key);
    return figure
      ? [{ key, text: figure.text, note: figure.note, release: figure.release, reasons: {}, answer: '' }]
      : [];
  });
}

/** Writes a reason for every finding that may stand with one. */
async function giveReasons(
  world: World,
  actor: Actor,
  view: ReturnView,
  cells: DraftBody['cells'],
  reasons: Readonly<Record<string, string>>,
): Promise<number> {
  const open = view.findings.filter((f) => isOpen(f) && f.reasonAllowed);
  if (open.length === 0) return view.version;
  const edited = cells.map((cell) => {
    const own = open.filter((f) => f.key === cell.key);
    const reason = reasons[cell.key] ?? DEFAULT_REASON;
    return own.length === 0
      ? cell
      : { ...cell, reasons: Object.fromEntries(own.map((f) => [f.rule, reason])) };
  });
  return saveDraft(
    world,
    actor,
    { period: view.period, organisation: view.organisation },
    { version: view.version, cells: edited },
  );
}
