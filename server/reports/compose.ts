/** A document from the state of the data it is asked for, as calculated and as the office has edited it. */
import type { Period } from '#shared/period.ts';
import { buildNotice } from '#shared/report/build-notice.ts';
import { buildReport } from '#shared/report/build-report.ts';
import { buildSheet } from '#shared/report/build-sheet.ts';
import { editable, staleNumbers, withEdits } from '#shared/report/edited.ts';
import type { DocumentKind, ReportModel } from '#shared/report/model.ts';
import type { Said } from '#shared/report/said.ts';
import { answerInPlaceWords } from '#shared/tree/place.words.ts';
import { notFound } from '../http/problem.ts';
import type { World } from '../world.ts';
import { listEditsInForce, type StoredEdit } from './edit.repository.ts';
import { type Gathered, gather } from './gather.ts';

export interface Wanted {
  period: Period;
  kind: DocumentKind;
  /** The unit of a sheet; empty otherwise. */
  unit: string;
  publication?: number | undefined;
}

export interface Composed extends Gathered {
  /** As it goes out: with the edits in force. */
  model: ReportModel;
  /** The computed text of every paragraph that may be edited, by id. */
  computed: Map<string, Said>;
  edits: { edit: StoredEdit; stale: { text: string; now: string }[] }[];
}

/** A document that is read as a page. @throws 404 for an unknown period, publication, unit, or a kind that has no page. */
export async function compose(world: World, wanted: Wanted): Promise<Composed> {
  const gathered = await gather(world, wanted);
  return composeFrom(world, wanted, gathered);
}

/** As above, from facts that are there already: nine sheets are one gathering. */
export async function composeFrom(world: World, wanted: Wanted, gathered: Gathered): Promise<Composed> {
  // Sentences are written for a city: a province's documents speak of the province.
  const model = answerInPlaceWords(gathered.facts.catalogue, modelOf(wanted, gathered));
  const computed = editable(model);
  const edits = (await listEditsInForce(world.db, wanted)).filter(({ paragraph }) => computed.has(paragraph));
  const written = new Map(edits.map(({ paragraph, text }) => [paragraph, { text }]));
  return {
    ...gathered,
    model: withEdits(model, written),
    computed,
    edits: edits.map((edit) => ({ edit, stale: staleNumbers(edit, computed.get(edit.paragraph) ?? []) })),
  };
}

function modelOf({ kind, unit }: Wanted, { facts, panel }: Gathered): ReportModel {
  if (kind === 'report') return buildReport(facts, panel);
  if (kind === 'notice') return buildNotice(facts);
  if (kind === 'sheet' && facts.total.peers.some((line) => line.unit === unit))
    return buildSheet(facts, unit);
  throw notFound('材料');
}
