/** Opening many accounts at once: a template, a preview that opens nothing, and all of them or none. */

import type { z } from 'zod';
import type { Catalogue, Organisation } from '#shared/catalogue.ts';
import {
  type Account,
  type AccountListPreview,
  CreateAccountBody,
  type CreateAccountsBody,
} from '#shared/contract/accounts.ts';
import { ROLE_NAME, ROLES, type Role } from '#shared/contract/roles.ts';
import type { Actor } from '../http/actor.ts';
import { openUpload } from '../http/open-upload.ts';
import { badRequest, fileRefused, ProblemError } from '../http/problem.ts';
import { writeTable } from '../workbook/write/table.ts';
import type { World } from '../world.ts';
import { listAccounts, nameKey } from './account.repository.ts';
import { type AccountLine, COLUMNS, readAccountLines } from './account-list-file.ts';
import { type AccountFacts, refuseOpening } from './account-rules.ts';
import { accountView, factsOf, readRoster } from './account-view.ts';
import { openAccount } from './accounts.service.ts';
import { issuePassword } from './initial-password.ts';
import { newAccountRow, opened } from './new-account.ts';

type Store = Pick<World, 'catalogue' | 'db'>;

/** Who an office needs before it can work: two that decide and one that reads. */
const OFFICE_ROWS: readonly Role[] = ['analyst', 'analyst', 'leader'];

/** A list to fill in: the office's own people while it has none, and one row for every organisation that has no account yet. */
export async function accountTemplate(world: Store): Promise<{ name: string; bytes: Uint8Array }> {
  const { catalogue } = world;
  const accounts = await listAccounts(world.db);
  const known = new Set(accounts.map(({ organisation }) => organisation));
  const office = catalogue.organisations.filter(({ kind }) => kind === 'office').slice(0, 1);
  const lacking = OFFICE_ROWS.filter((role) => !accounts.some((account) => account.role === role));
  const blank = { name: '', displayName: '' };
  const bytes = await writeTable({
    title: '账号名单',
    subtitle: '填写用户名和姓名后上传；可以增加行，不用的行删去或留空',
    notes: [
      '用户名用2—40个汉字、字母、数字或 . _ -，登录时使用，不能重复。',
      `单位负责人要先审签再报送的，为其另加一行，角色填“${ROLE_NAME.unit_approver}”；市里在“报送期”页开启后生效。`,
      `角色：${ROLES.map((role) => ROLE_NAME[role]).join('、')}。`,
      '三员（系统、安全、审计管理员）之间、三员与业务角色之间不能由一人兼任。',
    ],
    columns: COLUMNS.map(({ key, head }) => ({ key, header: head, kind: 'text' as const })),
    rows: [
      ...office.flatMap(({ name }) =>
        lacking.map((role) => ({ organisation: name, role: ROLE_NAME[role], ...blank })),
      ),
      ...catalogue.organisations
        .filter(({ code, kind }) => kind !== 'office' && !known.has(code))
        .map(({ name, kind }) => ({ organisation: name, role: ROLE_NAME[reporterOf(kind)], ...blank })),
    ],
    simulated: false,
  });
  return { name: '账号名单.xlsx', bytes };
}

const reporterOf = (kind: Organisation['kind']): Role =>
  kind === 'unit' ? 'county_reporter' : 'department_reporter';

/** Reads a list and says of each line whether it can be opened. @throws 422 for a file that cannot be read or is no list. */
export async function previewAccounts(
  world: Store,
  at: Date,
  { bytes, fileName }: { bytes: Uint8Array; fileName: string },
): Promise<AccountListPreview> {
  const workbook = await openUpload({ bytes, fileName });
  const lines = readAccountLines(workbook);
  if (!lines || lines.length === 0)
    throw fileRefused(
      'no-accounts',
      '没有找到账号名单：表头须有“单位、角色、用户名、姓名”四列，下面每行一个账号。请下载模板填写。',
    );
  const roster = await readRoster(world.db, at);
  const opened: AccountFacts[] = roster.rows.map((row) => factsOf(world, roster, row));
  const names = new Map(roster.rows.map((row) => [row.name_key, '已有账号使用这个用户名']));
  const accounts: CreateAccountBody[] = [];
  const told = lines.map((line) => {
    const { body, fault } = bodyOf(world.catalogue, line);
    const refusal = fault ?? refusalOf(world, body, opened, names);
    if (body && refusal === null) {
      accounts.push(body);
      names.set(nameKey(body.name), `与第${line.row}行的用户名相同`);
      opened.push({
        ...body,
        id: `row ${line.row}`,
        organisationKind: kindOf(world.catalogue, body),
        state: 'asked',
      });
    }
    return {
      row: line.row,
      name: line.name,
      displayName: line.displayName,
      roleText: line.role,
      organisationText: line.organisation,
      fault: refusal,
    };
  });
  return { lines: told, accounts };
}

function bodyOf(
  catalogue: Catalogue,
  line: AccountLine,
): { body: CreateAccountBody; fault: null } | { body: null; fault: string } {
  const none = (fault: string) => ({ body: null, fault });
  if (line.name === '') return none('没有用户名，请填写。');
  if (line.displayName === '') return none('没有姓名，请填写。');
  const organisation = organisationNamed(catalogue, line.organisation);
  if (!organisation) return none(`没有名为“${line.organisation}”的单位，请照模板的单位名称填写。`);
  const role = roleNamed(line.role, organisation);
  if (!role) return none(`没有“${line.role}”这一角色，请照模板说明填写。`);
  const body = { name: line.name, displayName: line.displayName, role, organisation: organisation.code };
  const parsed = CreateAccountBody.safeParse(body);
  return parsed.success
    ? { body: parsed.data, fault: null }
    : none(parsed.error.issues[0]?.message ?? '内容格式不正确。');
}

/** Lists are the system administrator's. */
const OPENER = { role: 'system_admin', organisation: '' } as const;

function refusalOf(
  world: Store,
  body: CreateAccountBody | null,
  opened: readonly AccountFacts[],
  names: ReadonlyMap<string, string>,
): string | null {
  if (!body) return null;
  const taken = names.get(nameKey(body.name));
  if (taken) return `${taken}，请换一个。`;
  const wanted = { ...body, organisationKind: kindOf(world.catalogue, body) };
  const refused = refuseOpening(OPENER, wanted, opened, world.catalogue.city.office);
  return refused && `${refused.title}：${refused.detail}`;
}

function kindOf(
  { organisations }: Catalogue,
  { organisation }: Pick<CreateAccountBody, 'organisation'>,
): string {
  return organisations.find(({ code }) => code === organisation)?.kind ?? '';
}

const folded = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

function organisationNamed({ organisations }: Catalogue, text: string): Organisation | undefined {
  const wanted = folded(text);
  return organisations.find((o) => [o.code, o.name, o.shortName].some((name) => folded(name) === wanted));
}

/** The role as written; left blank or just 填报员, what the organisation files for. */
function roleNamed(text: string, { kind }: Organisation): Role | undefined {
  const wanted = folded(text);
  const named = ROLES.find((role) => folded(ROLE_NAME[role]) === wanted);
  if (['审签人', '单位负责人'].includes(wanted) && kind !== 'office') return 'unit_approver';
  return named ?? (['', '填报员'].includes(wanted) && kind !== 'office' ? reporterOf(kind) : undefined);
}

/** Opens all or none. @throws the refusal of the first account that cannot be opened, naming it. */
export async function createAccounts(
  world: World,
  actor: Actor,
  { accounts }: z.infer<typeof CreateAccountsBody>,
): Promise<{ accounts: Account[] }> {
  // One password that nobody has seen does for all: enabling issues the ones that work.
  const unknown = await issuePassword(actor.at);
  const made = await world.db.transaction().execute(async (trx) => {
    const rows = accounts.map((body) => newAccountRow(body, unknown.columns, opened(actor)));
    for (const [i, row] of rows.entries())
      await openAccount(world, trx, actor, row).catch((error: unknown) => {
        throw named(error, row.name, i);
      });
    const roster = await readRoster(trx, actor.at);
    return rows.map((row) => accountView(world, roster, row));
  });
  return { accounts: made };
}

function named(error: unknown, name: string, index: number): unknown {
  if (!(error instanceof ProblemError)) return error;
  const { title, detail = '' } = error.problem;
  return badRequest(`“${name}”不能建立，全部没有建立`, [
    { pointer: `accounts/${index}`, rule: error.problem.type, detail: `${title}。${detail}` },
  ]);
}
