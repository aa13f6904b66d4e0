/** One return as its reporter sees it. */

import { asOf } from '#shared/as-of.ts';
import { growth, pointChange } from '#shared/calc/growth.ts';
import { closedWords } from '#shared/calendar.words.ts';
import { type Catalogue, type Form, findOrganisation, findUnit } from '#shared/catalogue.ts';
import type { Remark, ReturnRow } from '#shared/contract/return-row.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import { isOneOf, REPORTERS } from '#shared/contract/roles.ts';
import type { Person } from '#shared/contract/session.ts';
import type { Figure } from '#shared/figure.ts';
import type { FormCell } from '#shared/forms.ts';
import { basisText } from '#shared/metric.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { requireIndicator } from '#shared/required.ts';
import { isOpen } from '#shared/rules/finding.ts';
import { type CellPast, NO_PAST } from '#shared/rules/rule-cell.ts';
import type { StatisticalReturnTable } from '../db/return-tables.ts';
import { describeCarried, openingDraft } from '../workflow/carried-over.ts';
import { type Draft, EMPTY_CELL, parseDraft } from '../workflow/draft.ts';
import { differenceOf } from '../workflow/page-file.ts';
import { readPast } from '../workflow/past.ts';
import { programmeOf } from '../workflow/programme.ts';
import { openReceipt, receiptOf } from '../workflow/receipt.ts';
import { openSignature } from '../workflow/signature.ts';
import { stateOf } from '../workflow/transition.ts';
import { findReturn, listOpenRemarks } from '../workflow/workflow.repository.ts';
import type { World } from '../world.ts';
import { listEvidence } from './evidence.repository.ts';
import { daysLeft, findingsOf } from './findings.ts';
import { describeHistory } from './history.service.ts';
import { describeReturnSigning, findSigner } from './return-signing.ts';
import {
  countValues,
  findAccountName,
  findSubmissionAudit,
  listSubmissionSteps,
} from './returns.repository.ts';
import { describeSupplied } from './supplied.service.ts';

/** Everything about one return. @throws 404 when nothing is to be filed there. */
export async function describeReturn(
  world: World,
  person: Person,
  period: Period,
  organisation: string,
): Promise<ReturnView> {
  const { db } = world;
  const catalogue = asOf(world.catalogue, period);
  const id = { period, organisation };
  const programme = await programmeOf(world, id, world.now());
  const row = await findReturn(db, period, organisation);
  const draft = row ? parseDraft(row.draft) : await openingDraft(db, id, programme);
  const past = await readPast(world, period, programme.cells);
  const findings = findingsOf(period, programme, draft, past);
  const state = stateOf(row);
  const open = findings.filter(isOpen);
  const remarks = row ? await listOpenRemarks(db, row.id) : [];
  return {
    period,
    label: periodLabel(period),
    organisation,
    organisationName: findOrganisation(catalogue, organisation)?.name ?? organisation,
    form: formOf(programme.form),
    carriedOver: await describeCarried(world, id, programme, draft),
    state,
    version: row?.version ?? 0,
    opens: programme.opens,
    due: programme.due,
    daysLeft: daysLeft(world, programme.due),
    closed: programme.closed && !row?.submission_id ? closedWords(catalogue, period) : '',
    editable:
      isOneOf(REPORTERS, person.role) &&
      person.organisation === organisation &&
      ['unreported', 'draft', 'returned'].includes(state),
    correction: row?.approved_submission_id != null && state !== 'approved',
    rows: programme.cells.map((cell) =>
      describeRow(catalogue, cell, draft, past.get(cell.key) ?? NO_PAST, remarks),
    ),
    supplied: await describeSupplied(world, period, organisation, programme.cells),
    findings,
    openErrors: open.filter((f) => f.severity === 'error').length,
    openWarnings: open.filter((f) => f.severity === 'warning').length,
    file: draft.file,
    evidence: draft.evidence,
    signature: openSignature(world.secrets, draft.signature),
    signing: await describeReturnSigning(db, person, id, row),
    history: row ? await describeHistory(db, row.id) : [],
    receipt: row?.submission_id ? await describeReceipt(world, row) : null,
    updatedAt: row?.updated_at ?? null,
    updatedBy: row ? ((await findAccountName(db, row.updated_by))?.display_name ?? null) : null,
    simulated: world.demo,
  };
}

const formOf = ({ code, title, notes, survey }: Form) => ({ code, title, notes, survey });

function describeRow(
  catalogue: Catalogue,
  cell: FormCell,
  draft: Draft,
  past: CellPast,
  remarks: Awaited<ReturnType<typeof listOpenRemarks>>,
): ReturnRow {
  const indicator = requireIndicator(catalogue, cell.indicator);
  const content = draft.cells[cell.key] ?? EMPTY_CELL;
  const figure: Figure =
    content.mark === 'value' && content.amount !== null
      ? Number(content.amount)
      : content.mark === 'invalid'
        ? 'undefined'
        : content.mark === 'value'
          ? 'missing'
          : content.mark;
  const pinned: Remark[] = remarks
    .filter((r) => r.unit === cell.unit && r.indicator === cell.indicator)
    .map((r) => ({ decision: r.decision, remark: r.remark, by: r.by, at: r.at, answer: content.answer }));
  return {
    key: cell.key,
    unit: cell.unit,
    unitName: findUnit(catalogue, cell.unit)?.name ?? cell.unit,
    indicator: cell.indicator,
    name: indicator.name,
    group: cell.group,
    indent: indicator.relation === null ? 0 : 1,
    measureUnit: indicator.unit,
    decimals: indicator.decimals,
    required: cell.required,
    relation: indicator.relation,
    definition: indicator.definition,
    source: indicator.source,
    responsible: indicator.responsible,
    clause: basisText(catalogue, indicator.document, indicator.clause),
    previous: past.previous,
    lastYear: past.lastYear,
    growth:
      indicator.measure === 'percent'
        ? pointChange(figure, past.lastYear)
        : growth(figure, past.lastYear).rate,
    cell: content,
    difference: differenceOf(content, indicator),
    remarks: pinned,
  };
}

async function describeReceipt(world: World, row: StatisticalReturnTable): Promise<ReturnView['receipt']> {
  const submission = (await listSubmissionSteps(world.db, row.id)).find((s) => s.id === row.submission_id);
  const audit = row.submission_id ? await findSubmissionAudit(world.db, row.submission_id) : undefined;
  if (!submission || !audit) return null;
  const id = { period: row.period, organisation: row.organisation };
  const receipt = receiptOf(world, id, {
    ...submission,
    submitted_at: submission.at,
    submittedBy: submission.by,
    signedBy: await findSigner(world.db, row.id, submission.id),
    values: await countValues(world.db, submission.id),
    evidence: await listEvidence(world.db, submission.id),
    audit,
  });
  return openReceipt(world, receipt);
}
