/** Failures: the catalogue functions below are the only way to fail; one handler turns them into RFC 9457 replies. */
import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem, ProblemDetail } from '#shared/contract/problem.ts';
import { hasCommitted, rememberCommits } from '../db/commits.ts';
import { storageFaultOf } from '../db/storage-fault.ts';
import { shapeWords } from './shape.words.ts';
import { FAILED, type Stage, storeWords } from './store.words.ts';

/** A refusal that the caller is told about in words. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Omit<Problem, 'errors'> & { errors?: ProblemDetail[] }) {
    super(problem.title);
    this.problem = { errors: [], ...problem };
  }
}

export const badRequest = (title: string, errors: ProblemDetail[] = []) =>
  new ProblemError({ type: 'bad-request', title, status: 400, errors });
export const notSignedIn = () => new ProblemError({ type: 'not-signed-in', title: '请先登录', status: 401 });
export const loginRefused = () =>
  new ProblemError({
    type: 'login-refused',
    title: '用户名或密码不正确',
    status: 401,
    detail:
      '连续五次输错将锁定30分钟。新建的账号要等安全管理员启用才能登录；启用时给出的初始密码72小时内有效，只能用一次。',
  });
export const accountLocked = (until: string) =>
  new ProblemError({
    type: 'account-locked',
    title: '账号已锁定',
    status: 401,
    detail: `请于 ${until} 之后再试，或联系安全管理员。`,
  });
export const tooMany = () =>
  new ProblemError({
    type: 'too-many',
    title: '操作过于频繁',
    status: 429,
    detail: '请稍候几分钟再试。',
  });
export const forbidden = (detail: string) =>
  new ProblemError({ type: 'forbidden', title: '没有权限', status: 403, detail });
/** Also the answer for what exists but is not the caller's: its existence is not revealed. */
export const notFound = (what = '内容') =>
  new ProblemError({ type: 'not-found', title: `没有找到该${what}`, status: 404 });
export const conflict = (type: string, title: string, detail?: string, current?: unknown) =>
  new ProblemError({
    type,
    title,
    status: 409,
    ...(detail ? { detail } : {}),
    ...(current === undefined ? {} : { current }),
  });
export const returnStale = (current: unknown) =>
  conflict(
    'return-stale',
    '报表已被他人更新',
    '您看到的不是最新状态。已为您取回最新内容，您未保存的修改仍在页面上。',
    current,
  );
export const illegalTransition = (title: string, current: unknown) =>
  conflict('illegal-transition', title, undefined, current);
export const brokenRules = (title: string, errors: ProblemDetail[], current?: unknown) =>
  new ProblemError({
    type: 'broken-rules',
    title,
    status: 422,
    errors,
    ...(current === undefined ? {} : { current }),
  });
export const fileRefused = (code: string, detail: string) =>
  new ProblemError({ type: `file-${code}`, title: '文件不能读取', status: 422, detail });

export const storeDamaged = () => new ProblemError({ ...storeWords('damaged', 'writing'), status: 503 });

/** Installs the one error handler, and the words for addresses that nothing answers. */
export function installProblemHandler(app: FastifyInstance): void {
  app.setNotFoundHandler(() => {
    throw notFound('内容');
  });
  // After the body has been read: the events of its stream would leave the request's own memory.
  app.addHook('preValidation', (_request, _reply, done) => rememberCommits(done));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const stage = isRead ? 'reading' : hasCommitted() ? 'written' : 'writing';
    const log = (number: string, words: string) => request.log.error({ err: error, number, words });
    return sendProblem(reply, toProblem(error, stage, log));
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

const REQUEST_WORDS: Record<number, string> = {
  408: '提交的内容没有在规定时间内传完，请检查网络后重试',
  415: '提交的内容格式不能识别',
};
function toProblem(error: FastifyError, stage: Stage, log: Log): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((v) => ({
      pointer: v.instancePath || '/',
      rule: v.keyword,
      detail: shapeWords(v.keyword, v.message),
    }));
    const title =
      error.validationContext === 'body' ? '提交的内容格式不正确' : '地址中的期别、版本或其他条件不正确';
    return { type: 'bad-request', title, status: 400, errors };
  }
  const status = error.statusCode ?? 500;
  if (status === 413)
    return { type: 'too-large', title: '文件或内容过大', status, detail: '单个文件不超过10MB。', errors: [] };
  if (status === 429)
    return { type: 'too-many', title: '操作过于频繁', status, detail: '请稍候一分钟再试。', errors: [] };
  if (status >= 400 && status < 500)
    return { type: 'bad-request', title: REQUEST_WORDS[status] ?? '请求不正确', status, errors: [] };
  const fault = storageFaultOf(error);
  if (fault) {
    const words = storeWords(fault, stage);
    return { ...words, status: 503, instance: numberFor(log, words.title), errors: [] };
  }
  const title = FAILED[stage];
  const number = numberFor(log, title);
  return {
    type: 'internal',
    title,
    status: status === 503 ? 503 : 500,
    detail: `请把错误编号 ${number} 告知管理员。`,
    instance: number,
    errors: [],
  };
}

type Log = (number: string, words: string) => void;

/** A number that the caller can quote and the log knows, with what the caller was told. */
function numberFor(log: Log, words: string): string {
  const number = randomBytes(4).toString('hex').toUpperCase();
  log(number, words);
  return number;
}
