/** A reporter's file becomes a draft: read in a guarded child, figures located by their words, the original kept. */
import { createHash } from 'node:crypto';
import type { FileQuestion, UploadedFile } from '#shared/contract/returns.ts';
import type { Actor } from '../http/actor.ts';
import { brokenRules, conflict, fileRefused, ProblemError } from '../http/problem.ts';
import { locateFigures } from '../workbook/locate/locate.ts';
import { WorkbookProblem } from '../workbook/problem.ts';
import { readWorkbook } from '../workbook/read/read.ts';
import type { LocateChoice, Located, LocateQuestion, ReadWorkbook } from '../workbook/types.ts';
import { programmeOf, type ReturnId, stateOf } from '../workflow/transition.ts';
import { findReturn } from '../workflow/workflow.repository.ts';
import { saveDraft } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { layFile } from './file-cells.ts';
import { fileFacts } from './file-facts.ts';
import { formLayout } from './layout.ts';

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
  /** Answers to earlier questions about this file, by question code. */
  answers: Readonly<Record<string, string>>;
}

const MAX_NAME = 200;

/** Questions that a person can answer; the others refuse the file. */
const ANSWERABLE: Partial<Record<LocateQuestion['code'], keyof LocateChoice>> = {
  which_sheet: 'sheet',
  which_block: 'block',
  which_column: 'column',
  unit_unclear: 'moneyUnit',
};

/** Reads a file into the draft. Nothing changes when the file is refused or in question. @throws 404, 409, 422. */
export async function uploadReturn(world: World, actor: Actor, id: ReturnId, upload: Upload): Promise<void> {
  const programme = programmeOf(world.catalogue, id, actor.at);
  const row = await findReturn(world.db, id.period, id.organisation);
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
  const name = upload.fileName.slice(0, MAX_NAME);
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  await saveDraft(world, actor, id, {
    version: row?.version ?? 0,
    cells: [],
    upload: {
      file: {
        organisation: id.organisation,
        period: id.period,
        name,
        media_type: 'application/octet-stream',
        byte_size: upload.bytes.byteLength,
        sha256,
        content: Buffer.from(upload.bytes),
        uploaded_by: actor.person.account,
        uploaded_at: actor.at.toISOString(),
      },
      replace: (draft, fileId) => {
        const { kept, ...laid } = layFile(world.catalogue, programme.cells, draft, located.values);
        const file: UploadedFile = {
          id: fileId,
          name,
          uploadedAt: actor.at.toISOString(),
          uploadedBy: actor.person.displayName,
          byteSize: upload.bytes.byteLength,
          sheet: located.sheet ?? '',
          checks: fileFacts(workbook, located, { version: world.catalogueVersion, kept }),
          unmatched: located.unmatched.map((u) => ({ cell: u.address, text: u.text })),
        };
        return { ...laid, file };
      },
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
