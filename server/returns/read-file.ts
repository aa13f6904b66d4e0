/** A reporter's file read for one return: the figures, or the questions and refusals that stand before them. */

import type { Signature } from '#shared/contract/receipt.ts';
import type { ReturnId } from '#shared/contract/return-state.ts';
import type { FileQuestion } from '#shared/contract/returns.ts';
import { openUpload } from '../http/open-upload.ts';
import { brokenRules, fileRefused, ProblemError } from '../http/problem.ts';
import { locateFigures } from '../workbook/locate/locate.ts';
import { readSignature } from '../workbook/locate/signature.ts';
import type { ReadWorkbook } from '../workbook/sheets.ts';
import type { LocateChoice, Located, LocateQuestion } from '../workbook/types.ts';
import type { Programme } from '../workflow/programme.ts';
import { formLayout } from './layout.ts';

/** A file and the person's answers to questions about it, by question code. */
export interface Upload {
  fileName: string;
  bytes: Uint8Array;
  answers: Readonly<Record<string, string>>;
}

export interface FileReading {
  workbook: ReadWorkbook;
  located: Located;
  /** 填报人, 审核人 and 联系电话 that stand on the sheet. */
  signature: Signature;
}

/** Questions that a person can answer; the others refuse the file. */
const ANSWERABLE: Partial<Record<LocateQuestion['code'], keyof LocateChoice>> = {
  which_sheet: 'sheet',
  which_block: 'block',
  which_column: 'column',
  unit_unclear: 'moneyUnit',
};

/** @throws 422 when the file is refused, in question, or holds a row twice. */
export async function readFigures(programme: Programme, id: ReturnId, upload: Upload): Promise<FileReading> {
  const workbook = await openUpload(upload);
  const layout = formLayout(programme.catalogue, programme, id.period, id.organisation);
  const located = locateFigures(workbook, layout, choiceOf(upload.answers));
  refuseOrAsk(located);
  const sheet = workbook.sheets.find(({ name }) => name === located.sheet);
  return { workbook, located, signature: readSignature(sheet?.cells ?? []) };
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
  const [asked] = questions;
  if (asked) {
    const current: FileQuestion[] = questions.map((q) => ({
      code: q.code,
      message: q.message,
      choices: (q.choices ?? []).map((value) => ({ value, label: value })),
    }));
    throw new ProblemError({
      type: 'file-question',
      title: '文件有一处需要您确认',
      status: 422,
      detail: asked.message,
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
