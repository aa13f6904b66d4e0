/** A browser's way through oidc-provider's own sign-in and consent forms. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  constructor(set: string | string[] | undefined) {
    this.take(set);
  }

  take(set: string | string[] | undefined): void {
    for (const line of [set ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

const STEPS = 12;

/** @returns path and query with which the browser comes back to `home`. */
export async function signInElsewhere(address: string, login: string, home: string): Promise<string> {
  const jar = new CookieJar(undefined);
  let reply = await visit(address);
  for (let step = 0; step < STEPS; step++) {
    const location = reply.headers.get('location');
    if (location?.startsWith(home)) return location.slice(home.length);
    if (location) reply = await visit(new URL(location, address).href);
    else {
      const form = await reply.text();
      const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(form)?.[1] ?? '';
      reply = await visit(
        new URL(action, address).href,
        new URLSearchParams({ prompt, login, password: 'x' }),
      );
    }
  }
  throw new Error(`no way back to ${home}`);

  async function visit(url: string, body?: URLSearchParams): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(body ? { method: 'POST', body } : {}),
    });
    jar.take(answer.headers.getSetCookie());
    return answer;
  }
}

/** Where a page that only passes on leads to. */
export function goesOnTo(html: unknown): string | undefined {
  return /content="0;url=([^"]*)"/.exec(String(html))?.[1]?.replaceAll('&#38;', '&');
}
