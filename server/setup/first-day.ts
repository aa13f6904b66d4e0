/** The first day, question by question: the city's folder, the three administrators, the first period, everybody's accounts. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue } from '#shared/catalogue.ts';
import { civilInstant, civilMinute } from '#shared/civil-time.ts';
import type { CreateAccountBody } from '#shared/contract/accounts.ts';
import { ROLE_NAME } from '#shared/contract/roles.ts';
import { type Period, periodCoverage, periodLabel } from '#shared/period.ts';
import { rootOffice } from '#shared/tree/parts.ts';
import { hasAccounts } from '../accounts/account.repository.ts';
import { accountTemplate, previewAccounts } from '../accounts/account-import.service.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { type FirstAccount, makeAccounts } from './first-accounts.ts';
import { firstChoices, openFirstPeriod } from './first-period.ts';
import { passwordSheet } from './password-sheet.ts';

interface Desk {
  /** Shows a question and waits for a line; an empty one is the default, also at the end of the input. */
  ask: (question: string) => Promise<string>;
  say: (words: string) => void;
}

interface FirstDay extends Desk {
  config: Config;
  catalogue: Catalogue;
  db: Db;
  /** A person takes minutes over the questions, or a night: each act has its own time. */
  now: () => Date;
}

const ADMINISTRATORS = [
  { name: 'xitong', role: 'system_admin' },
  { name: 'anquan', role: 'security_admin' },
  { name: 'shenji', role: 'audit_admin' },
] as const;

/** @throws Error with a sentence when the installation has accounts already. */
export async function firstDay(day: FirstDay): Promise<void> {
  const { say, catalogue, db } = day;
  const { city, units, organisations, indicators } = catalogue;
  if (await hasAccounts(db))
    throw new Error('已有账号，不能再次生成首批管理员；请由系统管理员在页面中办理。');
  say(
    `第1步 监测目录：${city.name}${city.system}，没有错误；${units.length}个地区和机构，${organisations.length}个单位，${indicators.length}项指标。`,
  );
  await administrators(day);
  await firstPeriod(day);
  await everybody(day);
  say('\n接着办的事见系统管理员登录后的“开始使用”页。');
}

/** Their passwords are shown here: who sets the system up hands them over. */
async function administrators({ ask, say, catalogue, db, now }: FirstDay): Promise<void> {
  say('\n第2步 三员账号：由三人分别担任，不兼任。');
  const organisation = rootOffice(catalogue)?.code ?? '';
  const bodies: CreateAccountBody[] = [];
  for (const { name, role } of ADMINISTRATORS) {
    const displayName = await ask(`${ROLE_NAME[role]}的姓名（回车则写“${ROLE_NAME[role]}”）：`);
    bodies.push({ name, role, organisation, displayName: displayName.slice(0, 40) || ROLE_NAME[role] });
  }
  const made = await makeAccounts(db, now(), bodies, true);
  say('已生成三员账号，初始密码只显示这一次，72小时内有效，首次登录须修改：');
  for (const { name, displayName, password } of made) say(`  ${name}  ${displayName}  初始密码 ${password}`);
}

/** （年度口径） */
const coverageWords = (period: Period) => (periodCoverage(period) ? `（${periodCoverage(period)}）` : '');

const DAY = /^\d{4}-\d{2}-\d{2}$/;

async function firstPeriod({ ask, say, catalogue, db, now }: FirstDay): Promise<void> {
  const { utcOffsetMinutes } = catalogue.city;
  const choices = firstChoices(catalogue, now());
  say('\n第3步 第一期：没有开始的期别不要求报送，也不计逾期。');
  for (const [i, { period, opens, due }] of choices.entries())
    say(
      `  ${i + 1}  ${periodLabel(period)}${coverageWords(period)}  ${opens}起填报  ${civilMinute(new Date(due), utcOffsetMinutes)}截止`,
    );
  for (;;) {
    const answer = await ask('从哪一期开始收，写序号（回车则以后由分析员在“报送期”页开始）：');
    if (answer === '') return;
    const chosen = choices[Number(answer) - 1];
    if (!chosen) {
      say(`请写1到${choices.length}之间的序号。`);
      continue;
    }
    const opens = (await ask(`开始填报的日期（回车用 ${chosen.opens}）：`)) || chosen.opens;
    const usual = civilMinute(new Date(chosen.due), utcOffsetMinutes);
    const [day = '', minute = ''] = ((await ask(`截止时间（回车用 ${usual}）：`)) || usual).split(/\s+/);
    const due = civilInstant(day, minute, utcOffsetMinutes);
    if (
      !DAY.test(opens) ||
      !DAY.test(day) ||
      Number.isNaN(Date.parse(opens)) ||
      Number.isNaN(Date.parse(due))
    ) {
      say('日期写成 2026-07-01，时间写成 2026-07-25 18:00。');
      continue;
    }
    const fault = await openFirstPeriod(db, catalogue, now(), { period: chosen.period, opens, due });
    if (fault === null) return say(`${periodLabel(chosen.period)}：${opens}起填报，${day} ${minute}截止。`);
    say(fault);
  }
}

async function everybody({ ask, say, catalogue, db, now, config }: FirstDay): Promise<void> {
  const folder = join(config.dataDir, 'first-day');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const template = await accountTemplate({ catalogue, db });
  const blank = join(folder, template.name);
  writeFileSync(blank, template.bytes, { mode: 0o600 });
  say(`\n第4步 各单位账号：名单模板已写到 ${blank}，填好用户名和姓名。`);
  for (;;) {
    const path = await ask('填好的名单的路径（回车则以后由系统管理员在“账号”页办理）：');
    if (path === '') return;
    const accounts = await readList({ say, catalogue, db, now }, path);
    if (accounts.length === 0) continue;
    if (!/^(是|y|yes)$/i.test(await ask(`建立并启用这${accounts.length}个账号？写“是”：`))) continue;
    const made = await makeAccounts(db, now(), accounts, false);
    const sheet = join(folder, '初始密码.html');
    writeFileSync(sheet, passwordSheet(catalogue, made satisfies FirstAccount[], config.publicUrl), {
      mode: 0o600,
    });
    say(`已建立${made.length}个账号。初始密码在 ${sheet}，请打印后裁开交给本人，并删除这个文件。`);
    if (config.publicUrl === null)
      say('没有设 PUBLIC_URL，纸条上的网址留空，请写上各单位浏览器里要打开的网址再交给本人。');
    return;
  }
}

/** The accounts that can be opened, with every fault said. */
async function readList(
  { say, catalogue, db, now }: Pick<FirstDay, 'say' | 'catalogue' | 'db' | 'now'>,
  path: string,
): Promise<CreateAccountBody[]> {
  if (!existsSync(path)) {
    say(`没有文件 ${path}。`);
    return [];
  }
  try {
    const file = { bytes: readFileSync(path), fileName: basename(path) };
    const { lines, accounts } = await previewAccounts({ catalogue, db }, now(), file);
    const faulty = lines.filter(({ fault }) => fault !== null);
    for (const { row, fault } of faulty) say(`  第${row}行：${fault}`);
    say(
      `共${lines.length}行：${accounts.length}个可以建立${faulty.length > 0 ? `，${faulty.length}行有问题` : ''}。`,
    );
    return accounts;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    say(error.problem.detail ?? error.problem.title);
    return [];
  }
}
