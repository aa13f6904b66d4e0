/**
 * Every promise of the trust list (等保2.0 三级, ASVS 5.0 level 2) with the test that tries to break it, or why there is none.
 * The letters are those of the list: identity, access, uploads and input, web, trail, data.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Proof = [file: string, title: string];

const ACCOUNTS = 'server/accounts/accounts.test.ts';
const FACTOR = 'server/accounts/second-factor.test.ts';
const GUESSING = 'server/accounts/guessing.test.ts';
const RULES = 'server/accounts/account-rules.test.ts';
const PASSWORDS = 'server/accounts/password-rules.test.ts';
const MATRIX = 'server/access-matrix.test.ts';
const HTTPS = 'server/http/https.test.ts';
const FAULTS = 'server/http/store-faults.test.ts';
const TAMPERING = 'server/tampering.test.ts';
const ACCESS = 'server/returns/access.test.ts';
const ATTACKS = 'server/http/attacks.test.ts';
const SECRETS = 'server/http/secrets.test.ts';
const DURABLE = 'server/db/durable.test.ts';
const BUILT = 'e2e/leader.test.ts';
const REFUSALS = 'server/workbook/read-refusals.test.ts';

const PROVED: Record<string, Proof> = {
  I1: [ACCOUNTS, 'names that look alike and organisations that do not fit'],
  I2: [PASSWORDS, 'the password %s'],
  I3: [PASSWORDS, 'after ninety days nothing but changing it works'],
  I4: [ACCOUNTS, 'with a password for one use'],
  I5: [ACCOUNTS, 'five failures lock for thirty minutes'],
  I6: [GUESSING, 'an unknown name fails, locks and unlocks like a known one'],
  I7: [FACTOR, 'an account that can write does nothing before it'],
  I8: [SECRETS, 'are in no log and no table'],
  I9: [ACCOUNTS, 'end after fifteen idle minutes and after eight hours'],
  I10: [SECRETS, 'a token has 128 bits or more'],
  I11: [ACCOUNTS, 'end at sign-out, and all of them when the password changes'],
  I12: [ACCOUNTS, 'granting asks for a password no older than five minutes'],
  I13: [DURABLE, 'a real installation has no account'],
  I14: [HTTPS, 'https makes the cookie secure and host-bound'],
  I15: [GUESSING, 'every spelling of an address is limited'],
  I16: [GUESSING, 'at most five are tried'],
  A1: [MATRIX, 'a route without a policy stops start-up'],
  A2: [MATRIX, 'what its policy does not name'],
  A3: [MATRIX, 'no other organisation'],
  A4: [ATTACKS, 'every way into a return asks one policy'],
  A5: [MATRIX, 'that names an organisation is scoped to it'],
  A6: [MATRIX, 'what its policy does not name'],
  A7: [RULES, 'cannot be opened a second one beside an administrator'],
  A8: [MATRIX, 'what its policy does not name'],
  A9: [ACCOUNTS, 'a new password and a new role come from a second person'],
  A10: ['server/review/decisions.test.ts', 'nobody approves or returns what they submitted themselves'],
  A11: ['server/workflow/states.test.ts', 'A11: forty random lives of a return'],
  A12: ['server/db/append-only.test.ts', 'cannot be updated, deleted or replaced'],
  A13: ['server/workflow/workflow.test.ts', 'a reporter cannot decide and an analyst cannot write'],
  A14: [ACCOUNTS, 'an unknown field'],
  A15: ['server/http/docs.test.ts', 'real replies keep to their description'],
  A16: [ATTACKS, 'behind a proxy elsewhere'],
  A17: [ACCOUNTS, 'nobody disables the last holder of a role'],
  A18: [RULES, 'gets no password, moves no role and locks nobody out'],
  U1: [ACCOUNTS, 'a body with %s is refused'],
  U2: ['server/workbook/number-ways.test.ts', '%j typed in the page'],
  U3: [ATTACKS, 'takes nothing invalid as %s'],
  U4: ['helpers/house-rules.ts', 'SQL 只在'],
  U5: [ATTACKS, 'refuses %s, and no object changes'],
  U6: ['server/returns/upload.test.ts', 'more than 10 MB is refused'],
  U7: [REFUSALS, 'a directory that lies about sizes'],
  U8: [REFUSALS, 'a merge over the whole sheet'],
  U9: [REFUSALS, 'an ENTITY in UTF-16'],
  U10: [REFUSALS, 'a file that keeps the parser busy is stopped by the processor time it took'],
  U11: ['server/workbook/read-unseen.test.ts', 'each of them is asked about, with both told'],
  U12: [ACCESS, 'documents leave as attachments that no browser sniffs'],
  U13: ['server/exports/table.test.ts', 'holds no formula, whatever a text begins with'],
  U14: [ATTACKS, 'writes nothing outside the store'],
  U15: [ACCESS, 'hostile names in reasons stay data'],
  U16: ['server/http/outbound.test.ts', 'no code of the server opens a connection'],
  U17: ['server/workbook/number-ways.test.ts', 'all of them in one file'],
  U18: ['server/http/uploads.test.ts', 'a person has three at a time'],
  W1: [ATTACKS, 'a policy of content without inline scripts'],
  W2: [HTTPS, 'a write from origin %s'],
  W3: [ATTACKS, 'opens itself to no other origin'],
  W4: [GUESSING, 'every spelling of an address is limited and kept out of caches alike'],
  // watchPage (helpers/page-watch.ts) calls every request to anybody else a fault.
  W5: ['e2e/pages.test.ts', 'every page a role may open'],
  W6: ['server/http/committed.test.ts', 'a read that fails speaks of no change'],
  W7: [BUILT, 'neither source maps nor the means to debug'],
  T1: [ACCOUNTS, 'the audit trail holds sign-ins, failures and denials'],
  T2: [ACCOUNTS, 'every sign-in is recorded, in one unbroken chain'],
  T3: [HTTPS, 'a foreign page that uses a session leaves a row in the trail'],
  T4: ['server/workflow/states.test.ts', 'T4: when the audit row cannot be written'],
  T5: ['server/db/append-only.test.ts', 'cannot be updated, deleted or replaced'],
  T6: [TAMPERING, 'random tamperings'],
  // Nothing purges, and a row of any age refuses to go.
  T7: ['server/db/append-only.test.ts', 'cannot be updated, deleted or replaced'],
  T9: [SECRETS, 'are in no log and no table'],
  T10: [ATTACKS, 'one row of one line in the trail'],
  T11: ['server/workflow/workflow.test.ts', 'a clock set back does not reorder the history'],
  T12: ['server/db/append-only.test.ts', 'cannot be updated, deleted or replaced'],
  T13: [TAMPERING, 'every table of the migrations is answered for'],
  T14: ['server/verify/first-digest.test.ts', 'a receipt of the first release still verifies'],
  D2: ['server/verify.test.ts', 'a trail written anew as a whole'],
  D3: ['server/returns/evidence.test.ts', 'a telephone lies sealed in every table'],
  D4: [DURABLE, 'a trail begun in %s goes on in it'],
  D8: [DURABLE, 'makes one call to the disk or more'],
  D9: [FAULTS, 'once damage is found pages are shown and nothing is written'],
  D12: ['server/returns/view.test.ts', 'uploads are limited for each person'],
  D13: [DURABLE, 'pages that were overwritten on the disk are found'],
  D14: ['faults/short-runs.test.ts', 'a stop under load ends by itself with 0'],
  D15: ['server/verify-commands.test.ts', 'a day has one backup, there only once verified'],
};

/** The list's letters with their last number, and the numbers that it leaves out. */
const LIST = { I: 16, A: 18, U: 18, W: 7, T: 14, D: 15 } as const;
const LEFT_OUT = ['T8', 'D1', 'D5', 'D6', 'D7', 'D10', 'D11'];
/** Promises without a test of their own: id → why. */
const OPEN: Record<string, string> = {};

test.each(Object.entries(PROVED))('%s is proved', (_, [file, title]) => {
  expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(title);
});

test('every promise of the list has its test, or a reason why it has none', () => {
  const ids = Object.entries(LIST)
    .flatMap(([letter, last]) => Array.from({ length: last }, (_, n) => `${letter}${n + 1}`))
    .filter((id) => !LEFT_OUT.includes(id));
  expect([...Object.keys(PROVED), ...Object.keys(OPEN)].sort()).toEqual(ids.sort());
  expect(Object.values(OPEN).every((why) => why.length > 0)).toBe(true);
});
