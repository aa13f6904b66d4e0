/** The server asks nobody: no address that a person writes is fetched (trust.md U16). */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
/** The city's own sign-in service, by an address that the operator sets. */
const MAY_ASK = ['server/accounts/single-sign-on.ts'];
const ASKING =
  /\bfetch\(|from '(?:node:)?(?:https?|net|tls|dgram|dns)(?:\/promises)?'|from '(?:undici|openid-client|nodemailer)'/;

test('no code of the server opens a connection, but the one to the sign-in service', () => {
  const sources = globSync('{server,shared}/**/*.ts', { cwd: ROOT, exclude: ['server/launch/**'] });
  expect(sources.length).toBeGreaterThan(200);
  const asking = sources.filter((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .some((line) => ASKING.test(line) && !/^import (type|\{ isIP)/.test(line)),
  );
  expect(asking).toEqual(MAY_ASK);
});
