/** Which documents a person may read and have made: the office all, the leader all but no edits, a reporter what is published. */
import { codesOf } from '#shared/breaks.ts';
import { type Catalogue, peerUnits } from '#shared/catalogue.ts';
import type { DocumentFormat } from '#shared/contract/reports.ts';
import type { Person } from '#shared/contract/session.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/report/model.ts';

/** The file formats of each kind; a PDF only where this machine can make one. */
const FORMATS: Record<DocumentKind, readonly DocumentFormat[]> = {
  report: ['docx', 'pdf'],
  notice: ['docx', 'pdf'],
  sheet: ['docx', 'pdf'],
  sheets: ['docx', 'pdf'],
  slides: ['pptx', 'pdf'],
  workbook: ['xlsx'],
};

/** Kinds that have a page of their own. */
export const READABLE: readonly DocumentKind[] = ['report', 'notice', 'sheet'];

export function formatsOf(kind: DocumentKind, pdf: boolean): DocumentFormat[] {
  return FORMATS[kind].filter((format) => format !== 'pdf' || pdf);
}

interface Wanted {
  kind: DocumentKind;
  /** The unit of a sheet; empty otherwise. */
  unit: string;
  published: boolean;
}

const isOffice = ({ role }: Person) => role === 'analyst' || role === 'leader';

/** The unit whose figures a county's reporter and approver answer for; null for a department and for the office. */
function ownUnit({ role, unit }: Person): string | null {
  return role === 'county_reporter' || role === 'unit_approver' ? unit : null;
}

/** Whether a unit is the person's own, under whichever code its area had. */
function isOwn(catalogue: Catalogue, person: Person, unit: string): boolean {
  const own = ownUnit(person);
  return own !== null && codesOf(catalogue, own).includes(unit);
}

/** A county has its own sheet and, once it is published, the notice; a department the notice. */
export function mayRead(catalogue: Catalogue, person: Person, { kind, unit, published }: Wanted): boolean {
  if (isOffice(person)) return true;
  if (kind === 'notice') return published;
  return kind === 'sheet' && isOwn(catalogue, person, unit);
}

export function mayEdit({ role }: Person): boolean {
  return role === 'analyst';
}

/** The kinds that a person may open or have made of a period. */
export function kindsFor(catalogue: Catalogue, person: Person, published: boolean): DocumentKind[] {
  const unit = ownUnit(person) ?? '';
  return DOCUMENT_KINDS.filter((kind) => mayRead(catalogue, person, { kind, unit, published }));
}

/** The units that a person may open the sheet of, in fixed order. */
export function sheetUnits(catalogue: Catalogue, person: Person): { unit: string; name: string }[] {
  return peerUnits(catalogue)
    .filter(({ code }) => isOffice(person) || isOwn(catalogue, person, code))
    .map(({ code, name }) => ({ unit: code, name }));
}
