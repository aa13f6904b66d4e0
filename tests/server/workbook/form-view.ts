/** A return's view without a server: the rows of a form, nothing reported yet. */
import { type Catalogue, type Form, findIndicator, findOrganisation, findUnit } from '#shared/catalogue.ts';
import type { ReturnView } from '#shared/contract/returns.ts';
import type { FormCell } from '#shared/forms.ts';
import { type Period, periodLabel } from '#shared/period.ts';
import { EMPTY_CELL } from '../../../server/workflow/draft.ts';

interface Parts {
  form: Form;
  cells: readonly FormCell[];
  period: Period;
  organisation: string;
}

export function returnView(catalogue: Catalogue, { form, cells, period, organisation }: Parts): ReturnView {
  return {
    period,
    label: periodLabel(period),
    organisation,
    organisationName: findOrganisation(catalogue, organisation)?.name ?? organisation,
    form: { code: form.code, title: form.title, notes: form.notes, survey: form.survey },
    carriedOver: null,
    state: 'unreported',
    version: 0,
    opens: '',
    due: '',
    daysLeft: 0,
    closed: '',
    editable: true,
    correction: false,
    rows: cells.map((cell) => {
      const indicator = findIndicator(catalogue, cell.indicator)!;
      return {
        ...cell,
        unitName: findUnit(catalogue, cell.unit)?.name ?? cell.unit,
        name: indicator.name,
        indent: indicator.relation === null ? 0 : 1,
        measureUnit: indicator.unit,
        decimals: indicator.decimals,
        relation: indicator.relation,
        definition: indicator.definition,
        source: indicator.source,
        responsible: indicator.responsible,
        clause: indicator.clause,
        previous: 'unreported' as const,
        lastYear: 'unreported' as const,
        growth: 'undefined' as const,
        cell: EMPTY_CELL,
        difference: null,
        remarks: [],
      };
    }),
    supplied: [],
    findings: [],
    openErrors: 0,
    openWarnings: 0,
    file: null,
    evidence: [],
    signature: { preparedBy: '', checkedBy: '', telephone: '' },
    signing: { required: false, approvers: [], asked: null, refused: null, maySign: false },
    history: [],
    receipt: null,
    updatedAt: null,
    updatedBy: null,
    simulated: false,
  };
}
