import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CorrectionBody,
  DraftBody,
  ObjectionBody,
  RereadBody,
  ReturnParams,
  ReturnView,
  returnPaths,
  SettleBody,
  SubmitBody,
  Tasks,
  VersionBody,
} from '#shared/contract/returns.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { readFile, sendFile, UPLOAD_LIMIT, XLSX } from '../http/files.ts';
import { keyOf } from '../http/idempotency-key.ts';
import { type Policy, REPORTERS } from '../http/policy.ts';
import { badRequest } from '../http/problem.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { markedFile, originalFile, templateFile } from './documents.service.ts';
import { raiseObjection } from './objection.service.ts';
import type { Upload } from './read-file.ts';
import { describeReturn } from './returns.service.ts';
import { describeTasks } from './tasks.service.ts';
import { rereadReturn, settleReturn, uploadReturn } from './upload.service.ts';

const Answers = z.record(z.string().max(40), z.string().max(200));

export function returnsRoutes(app: App, world: World): void {
  // A draft is its reporter's own; the office reads what was submitted on the review pages, and the original file here.
  const own: Policy = { who: REPORTERS, scope: 'own-return' };
  const file: Policy = { who: [...REPORTERS, 'analyst'], scope: 'own-return' };
  const view = { 200: ReturnView };
  const show = (request: FastifyRequest, params: z.infer<typeof ReturnParams>) =>
    describeReturn(world, request.person!, params.period, params.organisation);

  app.get(
    returnPaths.tasks,
    { config: { policy: { who: REPORTERS } }, schema: { response: { 200: Tasks } } },
    async (request) => ({ tasks: await describeTasks(world, request.person!) }),
  );
  app.get(
    returnPaths.view,
    { config: { policy: own }, schema: { params: ReturnParams, response: view } },
    (request) => show(request, request.params),
  );

  app.get(
    returnPaths.template,
    { config: { policy: own }, schema: { params: ReturnParams } },
    async (request, reply) =>
      sendFile(reply, await templateFile(world, request.person!, request.params), XLSX),
  );
  app.get(
    returnPaths.marked,
    { config: { policy: own }, schema: { params: ReturnParams } },
    async (request, reply) => sendFile(reply, await markedFile(world, request.person!, request.params), XLSX),
  );
  app.get(
    returnPaths.file,
    { config: { policy: file }, schema: { params: ReturnParams.extend({ file: z.string().max(60) }) } },
    async (request, reply) =>
      sendFile(
        reply,
        await originalFile(world, request.params, request.params.file),
        'application/octet-stream',
      ),
  );

  app.post(
    returnPaths.upload,
    { config: { policy: own, rateLimit: UPLOAD_LIMIT }, schema: { params: ReturnParams, response: view } },
    async (request) => {
      await uploadReturn(world, actorOf(request, world.now()), request.params, await readUpload(request));
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.reread,
    {
      config: { policy: own, rateLimit: UPLOAD_LIMIT },
      schema: { params: ReturnParams, body: RereadBody, response: view },
    },
    async (request) => {
      await rereadReturn(world, actorOf(request, world.now()), request.params, request.body);
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.settle,
    { config: { policy: own }, schema: { params: ReturnParams, body: SettleBody, response: view } },
    async (request) => {
      await settleReturn(world, actorOf(request, world.now()), request.params, request.body);
      return show(request, request.params);
    },
  );
  app.put(
    returnPaths.draft,
    { config: { policy: own }, schema: { params: ReturnParams, body: DraftBody, response: view } },
    async (request) => {
      await saveDraft(world, actorOf(request, world.now()), request.params, request.body);
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.submit,
    { config: { policy: own }, schema: { params: ReturnParams, body: SubmitBody, response: view } },
    async (request) => {
      await submit(world, actorOf(request, world.now()), request.params, {
        ...request.body,
        key: keyOf(request),
      });
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.withdraw,
    { config: { policy: own }, schema: { params: ReturnParams, body: VersionBody, response: view } },
    async (request) => {
      await withdraw(world, actorOf(request, world.now()), request.params, {
        ...request.body,
        key: keyOf(request),
      });
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.correction,
    { config: { policy: own }, schema: { params: ReturnParams, body: CorrectionBody, response: view } },
    async (request) => {
      await startCorrection(world, actorOf(request, world.now()), request.params, request.body);
      return show(request, request.params);
    },
  );
  app.post(
    returnPaths.objection,
    { config: { policy: own }, schema: { params: ReturnParams, body: ObjectionBody, response: view } },
    async (request) => {
      await raiseObjection(world, actorOf(request, world.now()), request.params, request.body);
      return show(request, request.params);
    },
  );
}

/** The file with the answers to earlier questions about it. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  const { fields, ...file } = await readFile(request);
  return { ...file, answers: fields.answers === undefined ? {} : parseAnswers(fields.answers) };
}

function parseAnswers(text: string): Upload['answers'] {
  try {
    return Answers.parse(JSON.parse(text));
  } catch {
    throw badRequest('提交的内容格式不正确', [
      { pointer: 'answers', rule: 'json', detail: 'answers 应为 JSON 对象。' },
    ]);
  }
}
