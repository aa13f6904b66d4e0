/** Somebody signed in at a running server, over the network as a browser would be. */
import { DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';

export class Visitor {
  readonly url: string;
  readonly name: string;
  readonly cookie: string;

  private constructor(url: string, name: string, cookie: string) {
    this.url = url;
    this.name = name;
    this.cookie = cookie;
  }

  /** Signs a demonstration account in. */
  static async signIn(url: string, name: string): Promise<Visitor> {
    const reply = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: DEMO_PASSWORD }),
    });
    if (!reply.ok) throw new Error(`sign-in of ${name}: ${reply.status}`);
    const cookies = reply.headers.getSetCookie().map((c) => c.split(';')[0]);
    return new Visitor(url, name, cookies.join('; '));
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { cookie: this.cookie } });
  }

  /** The reply's JSON. @throws Error with the status of a refusal. */
  async read<T>(path: string): Promise<T> {
    const reply = await this.get(path);
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send('POST', path, body, headers);
  }

  put(path: string, body: unknown): Promise<Response> {
    return this.#send('PUT', path, body, {});
  }

  delete(path: string): Promise<Response> {
    return fetch(this.url + path, { method: 'DELETE', headers: { cookie: this.cookie } });
  }

  upload(path: string, bytes: Uint8Array, name: string): Promise<Response> {
    const form = new FormData();
    form.append('answers', '{}');
    form.append('file', new Blob([bytes as BlobPart]), name);
    return fetch(this.url + path, { method: 'POST', headers: { cookie: this.cookie }, body: form });
  }

  #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }
}
