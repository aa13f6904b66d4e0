import { z } from 'zod';
import type { ReturnId } from '#shared/contract/return-state.ts';
import { returnsApi } from '#shared/contract/returns.ts';
import type { Person } from '#shared/contract/session.ts';
import { type ReceivedFile, UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import { routeWords } from '../http/policy.ts';
import { badRequest } from '../http/problem.ts';
import type { Serve } from '../http/serve.ts';
import type { App } from '../http/server.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { markedFile, originalFile, templateFile } from './documents.service.ts';
import { raiseObjection } from './objection.service.ts';
import type { Upload } from './read-file.ts';
import { describeReturn } from './returns.service.ts';
import { describeSupplements, describeTasks } from './tasks.service.ts';
import { rereadReturn, settleReturn, uploadReturn } from './upload.service.ts';
import { describeVisits } from './visits.service.ts';

const Answers = z.record(z.string().max(40), z.string().max(200));

/** Every cell of the largest return with an amount and a note. */
const DRAFT_BYTES = 8 * 1024 * 1024;

export function returnsRoutes(app: App, serve: Serve, world: World): void {
  const show = (person: Person, { period, organisation }: ReturnId) =>
    describeReturn(world, person, period, organisation);

  serve(returnsApi.tasks, async ({ person }) => ({
    tasks: await describeTasks(world, person()),
    supplements: await describeSupplements(world, person()),
  }));
  serve(returnsApi.view, ({ person, params }) => show(person(), params));
  serve(returnsApi.visits, ({ params }) => describeVisits(world, params, routeWords(app)));
  serve(returnsApi.template, async ({ person, params }) => ({
    ...(await templateFile(world, person(), params)),
    type: XLSX,
  }));
  serve(returnsApi.marked, async ({ person, params }) => ({
    ...(await markedFile(world, person(), params)),
    type: XLSX,
  }));
  serve(returnsApi.file, async ({ params }) => ({
    ...(await originalFile(world, params, params.file)),
    type: 'application/octet-stream',
  }));
  serve(
    returnsApi.upload,
    async ({ actor, person, params, file }) => {
      await uploadReturn(world, actor(), params, withAnswers(await file()));
      return show(person(), params);
    },
    { rateLimit: UPLOAD_LIMIT },
  );
  serve(
    returnsApi.reread,
    async ({ actor, person, params, body }) => {
      await rereadReturn(world, actor(), params, body);
      return show(person(), params);
    },
    { rateLimit: UPLOAD_LIMIT },
  );
  serve(returnsApi.settle, async ({ actor, person, params, body }) => {
    await settleReturn(world, actor(), params, body);
    return show(person(), params);
  });
  serve(
    returnsApi.draft,
    async ({ actor, person, params, body }) => {
      await saveDraft(world, actor(), params, body);
      return show(person(), params);
    },
    { bodyLimit: DRAFT_BYTES },
  );
  serve(returnsApi.submit, async ({ actor, person, params, body, key }) => {
    await submit(world, actor(), params, { ...body, key });
    return show(person(), params);
  });
  serve(returnsApi.withdraw, async ({ actor, person, params, body, key }) => {
    await withdraw(world, actor(), params, { ...body, key });
    return show(person(), params);
  });
  serve(returnsApi.correction, async ({ actor, person, params, body }) => {
    await startCorrection(world, actor(), params, body);
    return show(person(), params);
  });
  serve(returnsApi.objection, async ({ actor, person, params, body }) => {
    await raiseObjection(world, actor(), params, body);
    return show(person(), params);
  });
}

/** The file with the answers to earlier questions about it. */
function withAnswers({ fields, ...file }: ReceivedFile): Upload {
  return { ...file, answers: fields.answers === undefined ? {} : parseAnswers(fields.answers) };
}

function parseAnswers(text: string): Upload['answers'] {
  try {
    return Answers.parse(JSON.parse(text));
  } catch {
    throw badRequest('提交的内容格式不正确', [
      { pointer: 'answers', rule: 'json', detail: '对文件问题的回答格式不正确，请重新上传。' },
    ]);
  }
}
