/** Files in and out of requests. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { READABLE_TEXT } from '#shared/rules/file-kinds.ts';
import { badRequest, ProblemError } from './problem.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Reading a file starts a process of its own, so each person has a limit, whatever the address. */
export const UPLOAD_LIMIT = {
  max: 120,
  timeWindow: '1 minute',
};

const ONE_FILE = {
  pointer: 'file',
  rule: 'one-file',
  detail: '请把要报送的内容放在一个文件里，再上传这一个文件。',
};

const CUT_OFF = {
  pointer: 'file',
  rule: 'whole',
  detail: '上传中途断了或内容被截断，请再传一次。',
};

export interface ReceivedFile {
  fileName: string;
  bytes: Uint8Array;
  /** The other fields of the form, as text. */
  fields: Record<string, string>;
}

/** A multipart upload of one file whose fields may come in any order. @throws 400 without a file, and with two. */
export async function readFile(request: FastifyRequest): Promise<ReceivedFile> {
  let file: { fileName: string; bytes: Uint8Array } | null = null;
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        if (file) throw badRequest('一次只能上传一个文件', [ONE_FILE]);
        file = { fileName: nameOf(part.filename), bytes };
      } else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    throw isOfForm(error) ? badRequest('文件没有完整送达', [CUT_OFF]) : error;
  }
  if (!file)
    throw badRequest('没有收到文件', [
      { pointer: 'file', rule: 'required', detail: `请选择一个 ${READABLE_TEXT} 文件。` },
    ]);
  return { ...file, fields };
}

/** The parser's complaint about a form that breaks off; its limits have a status of their own. */
function isOfForm(error: unknown): boolean {
  return error instanceof Error && !(error instanceof ProblemError) && !('statusCode' in error);
}

/** No file system makes U+0000, and PostgreSQL cannot keep it. */
function nameOf(given: string): string {
  return given.replaceAll('\u0000', '') || '未命名';
}

/** A file name as RFC 5987 ext-value: everything but its attr-chars percent-encoded. */
function extendedValue(name: string): string {
  const encode = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, encode);
}

/** Sends bytes, or what streams, under their own name, as a download unless they may be shown in the browser. */
export function sendFile(
  reply: FastifyReply,
  { name, bytes, inline = false }: { name: string; bytes: Uint8Array | Readable; inline?: boolean },
  type: string,
) {
  const way = inline ? 'inline' : 'attachment';
  return reply
    .header('content-disposition', `${way}; filename="file"; filename*=UTF-8''${extendedValue(name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(type)
    .send(bytes instanceof Readable ? bytes : Buffer.from(bytes));
}
