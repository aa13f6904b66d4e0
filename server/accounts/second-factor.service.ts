/**
 * The second factor (等保2.0 8.1.4.1 d, ASVS 5.0 6.3): every account that can write gives a code of its telephone after the
 * password. Codes work once and are counted like passwords; ten recovery codes stand in for a lost telephone.
 */
import { civilMinute } from '#shared/civil-time.ts';
import { isOneOf, SECOND_FACTOR_ROLES } from '#shared/contract/roles.ts';
import type { Enrolment } from '#shared/contract/session.ts';
import { type AuditEntry, appendAudit } from '../audit/audit.repository.ts';
import type { AccountTable } from '../db/account-tables.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { accountLocked, badRequest, conflict, notSignedIn, ProblemError } from '../http/problem.ts';
import { SecretLost } from '../secret-box.ts';
import type { World } from '../world.ts';
import { findAccount } from './account.repository.ts';
import { codeKey, countFailure, forgetTries, takeTry } from './password-try.repository.ts';
import {
  bindSecret,
  findSecondFactor,
  putPendingSecret,
  spendRecoveryCode,
  takeStep,
} from './second-factor.repository.ts';
import { markSecondFactor } from './session.repository.ts';
import { newRecoveryCodes, newSecret, recoveryHash, secretAddress, stepOf } from './totp.ts';

const purposeOf = (accountId: string) => `second-factor/${accountId}`;
const SIX_DIGITS = /^\d{6}$/;

/** Whether an account must give a second factor: all that can write, in every installation but a demonstration. */
export function needsSecondFactor(world: Pick<World, 'secondFactor'>, account: AccountTable): boolean {
  return world.secondFactor && isOneOf(SECOND_FACTOR_ROLES, account.role);
}

/**
 * Takes the code of the telephone, or a recovery code, for a session whose password was right.
 * @throws 400 for a wrong or spent code; accountLocked after five; 409 where none is bound.
 */
export async function giveCode(world: World, actor: Actor, tokenHash: string, given: string): Promise<void> {
  const account = await ownAccount(world, actor);
  const factor = await findSecondFactor(world.db, account.id);
  if (!factor?.secret) throw conflict('no-second-factor', '尚未绑定二次验证', '请先绑定。');
  const kind = await takeCode(world, actor, account, factor.secret, given);
  await world.db.transaction().execute(async (trx) => {
    await markSecondFactor(trx, tokenHash, actor.at);
    await appendAudit(trx, entryOf(actor, kind, `account/${account.name}`));
  });
}

/** Begins to bind a telephone. One that is bound already gives way only to its own code. @throws 400, 409 */
export async function beginEnrolment(
  world: World,
  actor: Actor,
  code: string | undefined,
): Promise<Enrolment> {
  if (!world.secondFactor) throw conflict('no-second-factor', '演示环境不用二次验证', '正式环境中绑定。');
  const account = await ownAccount(world, actor);
  const factor = await findSecondFactor(world.db, account.id);
  if (factor?.secret) await takeCode(world, actor, account, factor.secret, code ?? '');
  const secret = newSecret();
  await world.db
    .transaction()
    .execute((trx) => putPendingSecret(trx, account.id, world.secrets.seal(secret, purposeOf(account.id))));
  const { name, system } = world.catalogue.city;
  return { secret, address: secretAddress(secret, `${name}${system}`, account.name) };
}

/** Ends it with the first code. @returns ten recovery codes, shown this once. @throws 400, 409 */
export async function finishEnrolment(
  world: World,
  actor: Actor,
  tokenHash: string,
  code: string,
): Promise<string[]> {
  const account = await ownAccount(world, actor);
  const pending = (await findSecondFactor(world.db, account.id))?.pending_secret;
  if (!pending) throw conflict('no-enrolment', '绑定还没有开始', '请重新打开绑定页面。');
  const step = stepOf(openSecret(world, pending, account.id), code, actor.at);
  if (step === null) throw wrongCode('动态码不正确：请确认手机时间准确，输入当前显示的6位数字。');
  const codes = newRecoveryCodes();
  const codeHashes = codes.map((one) => recoveryHash(account.id, one));
  await world.db.transaction().execute(async (trx) => {
    await bindSecret(trx, account.id, { secret: pending, step, codeHashes, at: actor.at });
    await forgetTries(trx, codeKey(account.name_key));
    await markSecondFactor(trx, tokenHash, actor.at);
    await appendAudit(trx, entryOf(actor, 'bind-second-factor', `account/${account.name}`));
  });
  return codes;
}

/** Counts the try first, then looks at the code. @returns what it was. */
async function takeCode(
  world: World,
  actor: Actor,
  account: AccountTable,
  secret: string,
  given: string,
): Promise<'second-factor' | 'recovery-code'> {
  const key = codeKey(account.name_key);
  const { lockedUntil } = await world.db.transaction().execute((trx) => takeTry(trx, key, actor.at));
  if (lockedUntil) {
    await record(world, { ...entryOf(actor, 'second-factor', `account/${account.name}`), outcome: 'denied' });
    throw accountLocked(civilMinute(new Date(lockedUntil), world.catalogue.city.utcOffsetMinutes));
  }
  const code = given.trim();
  const telephone = SIX_DIGITS.test(code);
  const step = telephone ? stepOf(openSecret(world, secret, account.id), code, actor.at) : null;
  const right = await world.db.transaction().execute(async (trx) => {
    const taken = telephone
      ? step !== null && (await takeStep(trx, account.id, step))
      : await spendRecoveryCode(trx, account.id, recoveryHash(account.id, code), actor.at);
    if (taken) await forgetTries(trx, key);
    else await countFailure(trx, actor.address, actor.at);
    return taken;
  });
  const kind = telephone ? 'second-factor' : 'recovery-code';
  if (right) return kind;
  await record(world, { ...entryOf(actor, kind, `account/${account.name}`), outcome: 'failed' });
  throw wrongCode(
    telephone
      ? '动态码不正确或已经用过：请输入手机上当前显示的6位数字，每个只能用一次。'
      : '恢复码不正确或已经用过。',
  );
}

async function ownAccount(world: World, actor: Actor): Promise<AccountTable> {
  const account = await findAccount(world.db, actor.person.account);
  if (!account) throw notSignedIn();
  return account;
}

function openSecret(world: World, sealed: string, accountId: string): string {
  try {
    return world.secrets.open(sealed, purposeOf(accountId));
  } catch (error) {
    if (!(error instanceof SecretLost)) throw error;
    throw new ProblemError({
      type: 'secret-lost',
      title: '二次验证的密钥不在本机',
      status: 503,
      detail:
        '数据文件夹中的 secret.key 缺失或不是原来的一个，请运维人员放回；找不到的，由三员重置密码后重新绑定。',
    });
  }
}

async function record(world: World, entry: AuditEntry): Promise<void> {
  await world.db.transaction().execute((trx) => appendAudit(trx, entry));
}

function wrongCode(detail: string): ProblemError {
  return badRequest('动态码不正确', [{ pointer: 'code', rule: 'code', detail }]);
}
