/** The server asks nobody: no address that a person writes is fetched (trust.md U16). */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
/** The city's own sign-in service, and the mail server and gateway of 催报: addresses that the operator sets, never a person. */
const MAY_ASK = ['server/accounts/single-sign-on.ts', 'server/reminders/messenger.ts'];
const ASKING =
  /\bfetch\(|from '(?:node:)?(?:https?|net|tls|dgram|dns)(?:\/promises)?'|from '(?:undici|openid-client|nodemailer)'/;

test('no code of the server opens a connection, but to what the operator names: sign-in, mail, gateway', () => {
  const sources = globSync('{server,shared}/**/*.ts', { cwd: ROOT, exclude: ['server/launch/**'] });
  expect(sources.length).toBeGreaterThan(200);
  const asking = sources.filter((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .some((line) => ASKING.test(line) && !/^import (type|\{ isIP)/.test(line)),
  );
  expect(asking.sort()).toEqual(MAY_ASK);
});
