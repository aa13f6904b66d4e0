/** The only way to the server: JSON requests, uploads with progress, downloads. Every failure is an HttpProblem. */
import { Problem } from '#shared/contract/problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type SearchValue = string | number | boolean | null | undefined;

interface RequestOptions {
  body?: unknown;
  search?: Record<string, SearchValue>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** What went wrong, as the server (or, for `type: 'network'`, this module) says it. */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'HttpProblem';
    this.problem = problem;
  }
}

export function problemOf(error: unknown): Problem | null {
  return error instanceof HttpProblem ? error.problem : null;
}

const NETWORK_READ = '网络中断，没有读到数据；请检查网络后重试';
const NETWORK_WRITE = '网络中断，未提交；请检查网络后重试，系统不会重复计入';

export function networkProblem(method: Method): HttpProblem {
  const title = method === 'GET' ? NETWORK_READ : NETWORK_WRITE;
  // No server has a number for it: the time of day finds the cut in the logs of the network.
  const instance = `网络-${new Date().toISOString().slice(11, 19).replace(/:/g, '')}`;
  return new HttpProblem({ type: 'network', title, status: 0, errors: [], instance });
}

/** What the address names and nobody has, where this side sees it first. */
export function notThere(what: string): HttpProblem {
  return new HttpProblem({ type: 'not-found', title: `没有${what}`, status: 404, errors: [] });
}

/** A reply that is no problem+json (a proxy's page, an empty body) still becomes a sentence with its status. */
export function problemFromReply(status: number, text: string): HttpProblem {
  try {
    const body = Problem.partial({ status: true }).safeParse(JSON.parse(text));
    if (body.success) return new HttpProblem({ ...body.data, status });
  } catch {
    // falls through: not JSON
  }
  const title = status >= 500 ? `服务暂时不可用（${status}），请稍后重试` : `请求未被接受（${status}）`;
  return new HttpProblem({ type: 'unexpected-reply', title, status, errors: [] });
}

/** Path with its query; null, undefined and '' are left out. */
export function address(path: string, search: Record<string, SearchValue> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== null && value !== undefined && value !== '') params.set(key, String(value));
  }
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** Another site cannot set this header without a CORS preflight, which the server refuses (with the SameSite cookie). */
const WRITE_HEADER = { 'x-requested-with': 'sti-monitor' };

function headersFor(method: Method, options: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(method === 'GET' ? {} : WRITE_HEADER),
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  };
}

/**
 * The last answers and the names the server gave them: one that has not changed is not sent
 * again. In memory alone, and gone with the page: signing out leads to another. */
const known = new Map<string, { etag: string; body: unknown }>();
const KNOWN = 40;

function remember(path: string, response: Response, body: unknown): void {
  const etag = response.headers.get('etag');
  known.delete(path);
  if (etag === null) return;
  known.set(path, { etag, body });
  for (const oldest of known.keys()) if (known.size > KNOWN) known.delete(oldest);
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path, options.search), {
      method,
      credentials: 'same-origin',
      headers: headersFor(method, options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw networkProblem(method);
  }
  if (!response.ok && response.status !== 304)
    throw problemFromReply(response.status, await response.text().catch(() => ''));
  return response;
}

/** Sends and reads JSON (undefined for 204). Throws HttpProblem; an aborted request throws its AbortError. */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const asked = method === 'GET' ? known.get(address(path, options.search)) : undefined;
  const response = await send(method, path, {
    ...options,
    headers: { ...(asked ? { 'if-none-match': asked.etag } : {}), ...options.headers },
  });
  if (response.status === 304 && asked) return asked.body as T;
  if (response.status === 204) return undefined as T;
  try {
    const body: T = await response.json();
    if (method === 'GET') remember(address(path, options.search), response, body);
    return body;
  } catch {
    throw networkProblem(method);
  }
}

/** Uploads a form with progress (0–1, of the sending alone). Throws HttpProblem. */
export function upload<T>(
  path: string,
  form: FormData,
  {
    onProgress,
    signal,
    headers = {},
  }: { onProgress?: (share: number) => void; signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    for (const [name, value] of Object.entries({ ...WRITE_HEADER, ...headers }))
      xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    xhr.onload = () => {
      if (xhr.status < 200 || xhr.status >= 300)
        return reject(problemFromReply(xhr.status, xhr.responseText));
      try {
        resolve(xhr.responseText === '' ? (undefined as T) : (JSON.parse(xhr.responseText) as T));
      } catch {
        reject(networkProblem('POST'));
      }
    };
    xhr.onerror = () => reject(networkProblem('POST'));
    xhr.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(form);
  });
}

/** Saves bytes under a file name. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Requests a file and saves it; for files that a plain link cannot ask for (POST). Throws HttpProblem. */
export async function download(
  method: Method,
  path: string,
  fileName: string,
  options: RequestOptions = {},
): Promise<void> {
  const response = await send(method, path, options);
  saveBlob(await response.blob(), fileName);
}
