/** Which organisations sign their returns inside, as the office sets it. */
import { type Catalogue, findOrganisation } from '#shared/catalogue.ts';
import { type PageQuery, pageOf } from '#shared/contract/pages.ts';
import type { SetSigningBody, Signing } from '#shared/contract/signing.ts';
import { formFor } from '#shared/forms.ts';
import { nameApart } from '#shared/tree/told-apart.ts';
import { appendAudit } from '../audit/audit.repository.ts';
import { type Actor, entryOf } from '../http/actor.ts';
import { brokenRules, conflict, notFound } from '../http/problem.ts';
import { programmeToday } from '../programme/today.ts';
import { insertSigningAct, listApprovers, listSigningActs } from '../workflow/signing.repository.ts';
import type { World } from '../world.ts';

/** Organisations that file, in the order of the programme. */
function filers(catalogue: Catalogue) {
  return catalogue.organisations.filter(
    ({ code }) => formFor(catalogue, code, 'half') ?? formFor(catalogue, code, 'year'),
  );
}

/** Names that a heading has room for. */
const NAMED = 20;

export async function describeSigning(world: World, asked: PageQuery = {}): Promise<Signing> {
  const catalogue = programmeToday(world);
  const acts = await listSigningActs(world.db);
  const newest = new Map(acts.map((act) => [act.organisation, act]));
  const approvers = Map.groupBy(await listApprovers(world.db), ({ organisation }) => organisation);
  const all = filers(catalogue).map(({ code }) => ({ code, name: nameApart(catalogue, code) }));
  const on = all.filter(({ code }) => newest.get(code)?.required === 1);
  const { rows, paging } = pageOf(all, asked, ({ code, name }) => `${name} ${code}`);
  return {
    seen: acts.at(-1)?.number ?? 0,
    on: { names: on.slice(0, NAMED).map(({ name }) => name), count: on.length },
    paging,
    rows: rows.map(({ code, name }) => {
      const act = newest.get(code);
      return {
        organisation: code,
        name,
        required: act?.required === 1,
        approvers: (approvers.get(code) ?? []).map((one) => one.name),
        decided: act ? { by: act.decider, at: act.decided_at, reason: act.reason } : null,
      };
    }),
  };
}

/**
 * Turns 审签 on or off for one organisation; what waits for a signature at that moment still needs it.
 * @throws 404 for who files nothing; 409 when somebody decided since `seen`; 422 where nobody could sign, or nothing changes.
 */
export async function setSigning(
  world: World,
  actor: Actor,
  { organisation, required, reason, seen }: SetSigningBody,
): Promise<number> {
  const catalogue = programmeToday(world);
  if (!filers(catalogue).some(({ code }) => code === organisation)) throw notFound('报送单位');
  return world.db.transaction().execute(async (trx) => {
    const acts = await listSigningActs(trx);
    if ((acts.at(-1)?.number ?? 0) !== seen)
      throw conflict('signing-stale', '审签设定刚被他人改动', '已显示最新情况，请核对后再办。');
    const before = acts.findLast((act) => act.organisation === organisation)?.required === 1;
    const name = findOrganisation(catalogue, organisation)?.name ?? organisation;
    if (before === required) throw brokenRules(`${name}的审签已是${required ? '开启' : '关闭'}状态`, []);
    const able = (await listApprovers(trx)).some((one) => one.organisation === organisation);
    if (required && !able)
      throw brokenRules(`${name}还没有启用的“单位审签人”账号，请先由系统管理员建立、安全管理员启用`, []);
    const number = await insertSigningAct(trx, {
      ...{ organisation, reason, required: required ? 1 : 0 },
      ...{ decided_by: actor.person.account, decided_at: actor.at.toISOString() },
    });
    const detail = { name, required, reason };
    await appendAudit(trx, entryOf(actor, 'set-signing', `signing/${organisation}`, detail));
    return number;
  });
}
