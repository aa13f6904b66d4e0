import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CorrectionBody,
  DraftBody,
  ObjectionBody,
  ReturnParams,
  ReturnView,
  returnPaths,
  SubmitBody,
  Tasks,
  VersionBody,
} from '#shared/contract/returns.ts';
import type { App } from '../app.ts';
import { actorOf } from '../http/actor.ts';
import { type Policy, REPORTERS } from '../http/policy.ts';
import { badRequest } from '../http/problem.ts';
import { saveDraft, startCorrection, submit, withdraw } from '../workflow/workflow.service.ts';
import type { World } from '../world.ts';
import { type Download, markedFile, originalFile, templateFile } from './documents.service.ts';
import { raiseObjection } from './objection.service.ts';
import { describeReturn, describeTasks } from './returns.service.ts';
import { type Upload, uploadReturn } from './upload.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Reading a file starts a process of its own, so each person has a limit, whatever the address. */
const UPLOAD_LIMIT = {
  max: 120,
  timeWindow: '1 minute',
};
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

/** The Idempotency-Key header: one per submission the person means, repeated with every retry. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key.length > 0 ? key.slice(0, 100) : undefined;
}

/** A multipart upload whose fields may come in any order. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  let file: { fileName: string; bytes: Uint8Array } | null = null;
  let answers: Upload['answers'] = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { fileName: part.filename || '未命名', bytes: await part.toBuffer() };
    else if (part.fieldname === 'answers') answers = parseAnswers(String(part.value));
  }
  if (!file)
    throw badRequest('没有收到文件', [
      { pointer: 'file', rule: 'required', detail: '请选择一个 .xlsx、.xls、.ods 或 .csv 文件。' },
    ]);
  return { ...file, answers };
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

/** A file name as RFC 5987 ext-value: everything but its attr-chars percent-encoded. */
function extendedValue(name: string): string {
  const encode = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, encode);
}

function sendFile(reply: FastifyReply, { name, bytes }: Download, type: string) {
  return reply
    .header('content-disposition', `attachment; filename="file"; filename*=UTF-8''${extendedValue(name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(type)
    .send(Buffer.from(bytes));
}
