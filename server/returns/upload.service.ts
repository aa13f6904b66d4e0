/** A reporter's file becomes a draft: read in a guarded child, figures located by their words, the original kept. */
import { createHash } from 'node:crypto';
import { type FormCell, findIndicator } from '#shared/catalogue.ts';
import type { DraftCell, FileQuestion, UploadedFile } from '#shared/contract/returns.ts';
import { REASON_MARK } from '#shared/figure.ts';
import { readCell } from '#shared/rules/read-cell.ts';
import type { Actor } from '../http/actor.ts';
import { brokenRules, conflict, fileRefused, ProblemError } from '../http/problem.ts';
import { locateFigures } from '../workbook/locate.ts';
import { WorkbookProblem } from '../workbook/problem.ts';
import { readWorkbook } from '../workbook/read.ts';
import type { LocateChoice, Located, LocatedValue, LocateQuestion, ReadWorkbook } from '../workbook/types.ts';
import { type Draft, EMPTY_CELL } from '../workflow/draft.ts';
import { programmeOf, type ReturnId, saveDraft, stateOf } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { formLayout } from './layout.ts';
import { findReturnRow } from './returns.repository.ts';

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
  /** Answers to earlier questions about this file, by question code. */
  answers: Readonly<Record<string, string>>;
}

/** Questions that a person can answer; the others refuse the file. */
const ANSWERABLE: Partial<Record<LocateQuestion['code'], keyof LocateChoice>> = {
  which_sheet: 'sheet',
  which_column: 'column',
  unit_unclear: 'moneyUnit',
};

/** Reads a file into the draft. Nothing changes when the file is refused or in question. @throws 404, 409, 422. */
export async function uploadReturn(world: World, actor: Actor, id: ReturnId, upload: Upload): Promise<void> {
  const programme = programmeOf(world.catalogue, id, actor.at);
  const row = await findReturnRow(world.db, id.period, id.organisation);
  if (['submitted', 'approved'].includes(stateOf(row))) {
    throw conflict('illegal-transition', '报表已提交或已核定，不能上传', undefined, {
      state: stateOf(row),
      version: row?.version ?? 0,
    });
  }
  const workbook = await read(upload);
  const located = locateFigures(
    workbook,
    formLayout(world.catalogue, programme, id.period, id.organisation),
    choiceOf(upload.answers),
  );
  refuseOrAsk(located);
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  await saveDraft(world, actor, id, {
    version: row?.version ?? 0,
    cells: [],
    upload: {
      file: {
        organisation: id.organisation,
        period: id.period,
        name: upload.fileName.slice(0, 200),
        media_type: 'application/octet-stream',
        byte_size: upload.bytes.byteLength,
        sha256,
        content: Buffer.from(upload.bytes),
        uploaded_by: actor.person.account,
        uploaded_at: actor.at.toISOString(),
      },
      replace: (draft, fileId) => ({
        cells: draftCells(world, programme.cells, draft, located.values),
        file: describeFile(fileId, actor, upload, workbook, located),
      }),
    },
  });
}

async function read(upload: Upload): Promise<ReadWorkbook> {
  try {
    return await readWorkbook(upload.bytes, upload.fileName);
  } catch (error) {
    if (error instanceof WorkbookProblem) throw fileRefused(error.code, error.message);
    throw error;
  }
}

function choiceOf(answers: Readonly<Record<string, string>>): LocateChoice {
  const choice: LocateChoice = {};
  for (const [code, field] of Object.entries(ANSWERABLE)) {
    const answer = answers[code];
    if (answer !== undefined) choice[field] = answer;
  }
  return choice;
}

function refuseOrAsk({ questions, duplicates }: Located): void {
  const refusals = questions.filter((q) => !ANSWERABLE[q.code]);
  const first = refusals[0];
  if (first) throw fileRefused(first.code, refusals.map((q) => q.message).join(' '));
  if (questions.length > 0) {
    const current: FileQuestion[] = questions.map((q) => ({
      code: q.code,
      message: q.message,
      choices: (q.choices ?? []).map((value) => ({ value, label: value })),
    }));
    throw new ProblemError({
      type: 'file-question',
      title: '文件有一处需要您确认',
      status: 422,
      detail: questions[0]!.message,
      current,
    });
  }
  if (duplicates.length > 0) {
    const errors = duplicates.map((d) => ({
      pointer: d.key,
      rule: 'duplicate',
      detail: `同一指标在 ${d.addresses.join('、')} 出现多次，请只保留一行后再传。`,
    }));
    throw brokenRules('文件中有重复的行', errors);
  }
}

/** The cells of the form as the file gives them; reasons and answers stay with figures that did not change. */
function draftCells(
  world: World,
  form: readonly FormCell[],
  before: Draft,
  values: readonly LocatedValue[],
): Draft['cells'] {
  const found = new Map(values.map((v) => [v.key, v]));
  const cells: Draft['cells'] = {};
  for (const { key, indicator } of form) {
    const old = before.cells[key] ?? EMPTY_CELL;
    const value = found.get(key);
    const text = value ? textOf(value) : '';
    const { mark, amount } = readCell(text, findIndicator(world.catalogue, indicator));
    const same = old.mark === mark && old.amount === amount && old.text === text;
    const cell: DraftCell = {
      text,
      mark,
      amount,
      cell: value?.address ?? null,
      raw: value?.raw ?? null,
      note: value?.note ?? old.note,
      release: old.release,
      reasons: same || old.amount === amount ? old.reasons : {},
      answer: old.answer,
    };
    cells[key] = cell;
  }
  return cells;
}

/** What the page shows in the cell: the number in the form's unit, the mark's word, or the text as it stands. */
function textOf(value: LocatedValue): string {
  if (value.standsFor === 'number' && value.value !== undefined) return value.value;
  if (value.standsFor === 'blank') return '';
  if (
    value.standsFor === 'unreported' ||
    value.standsFor === 'not_applicable' ||
    value.standsFor === 'missing'
  )
    return REASON_MARK[value.standsFor];
  return value.raw;
}

function describeFile(
  id: string,
  actor: Actor,
  upload: Upload,
  workbook: ReadWorkbook,
  located: Located,
): UploadedFile {
  const sheet = workbook.sheets.find((s) => s.name === located.sheet);
  const hidden = located.values.filter((v) => v.hidden);
  const formulas = located.values.filter((v) => v.formula);
  const uncalculated = located.values.filter((v) => v.uncalculated);
  const external = located.values.filter((v) => v.external);
  const addresses = (list: LocatedValue[]) => list.map((v) => v.address).join('、');
  return {
    id,
    name: upload.fileName,
    uploadedAt: actor.at.toISOString(),
    uploadedBy: actor.person.displayName,
    byteSize: upload.bytes.byteLength,
    sheet: located.sheet ?? '',
    checks: [
      {
        label: '模板',
        text: located.template ? '本系统模板，表号、期别、单位相符' : '自备文件，按表头文字识别',
        ok: true,
      },
      {
        label: '找到数据',
        text: `${located.values.length} 个，表“${located.sheet ?? ''}”`,
        ok: located.values.length > 0,
      },
      { label: '合并单元格', text: `${sheet?.merges.length ?? 0} 处`, ok: true },
      {
        label: '隐藏行列中的数据',
        text: hidden.length === 0 ? '无' : addresses(hidden),
        ok: hidden.length === 0,
      },
      {
        label: '公式',
        text:
          uncalculated.length > 0
            ? `未计算：${addresses(uncalculated)}`
            : formulas.length === 0
              ? '无'
              : `${formulas.length} 个，均有计算结果`,
        ok: uncalculated.length === 0,
      },
      ...(external.length > 0 ? [{ label: '外部链接', text: addresses(external), ok: false }] : []),
      ...(located.totalsSkipped.length > 0
        ? [{ label: '略过的小计与说明行', text: `${located.totalsSkipped.length} 行`, ok: true }]
        : []),
    ],
    unmatched: located.unmatched.map((u) => ({ cell: u.address, text: u.text })),
  };
}
