/** The checklist of the first day in words: what there is, what is missing, who does it where. */
import type { Organisation } from '#shared/catalogue.ts';
import { civilMinute } from '#shared/civil-time.ts';
import { ADMINISTRATORS, ROLE_NAME, type Role } from '#shared/contract/roles.ts';
import type { Setup, SetupStep } from '#shared/contract/setup.ts';
import { periodLabel } from '#shared/period.ts';
import { listWords } from '#shared/words.ts';
import { type AccountFact, canSignIn, isReporter, type SetupFacts, type SetupStanding } from './checklist.ts';

/** Names listed before the rest is counted. */
const NAMED = 8;
const TWO = '系统管理员建立，安全管理员启用';
const ACCOUNTS = '/admin/accounts';

export function describeSetup(facts: SetupFacts, standing: SetupStanding): Setup {
  const { ready } = standing;
  const steps = [
    folderStep(facts),
    administratorsStep(facts, standing),
    officeStep(facts, standing),
    filersStep(facts, standing),
    waitingStep(facts),
    periodStep(facts, standing),
    firstStep(facts, standing),
  ];
  return { finding: findingOf(facts, ready, steps), ready, steps };
}

function findingOf({ received }: SetupFacts, ready: boolean, steps: readonly SetupStep[]): string {
  const left = steps.filter((step) => step.state !== 'done' && step.code !== 'first').length;
  const rest = left === 0 ? '' : `；还有${left}项没有办完`;
  if (received) return `已经收到报表${rest}`;
  return ready ? `可以收第一份报表${rest}` : `还不能收第一份报表${rest}`;
}

function folderStep({ catalogue, catalogueVersion }: SetupFacts): SetupStep {
  const { city, units, organisations, indicators } = catalogue;
  return {
    code: 'folder',
    title: '监测目录',
    state: 'done',
    detail: `${city.name}，第${catalogueVersion}版：${units.length}个地区和机构，${organisations.length}个单位，${indicators.length}项指标。`,
    who: '',
    href: null,
  };
}

function administratorsStep({ accounts }: SetupFacts, { states }: SetupStanding): SetupStep {
  const roles: readonly Role[] = ADMINISTRATORS;
  const words = roles.map((role) => {
    const own = accounts.filter((one) => one.role === role);
    const arrived = own.find((one) => one.arrival === 'arrived');
    const [first] = own;
    if (arrived) return `${ROLE_NAME[role]}已登录`;
    if (!first) return `${ROLE_NAME[role]}没有账号`;
    return first.arrival === 'expired'
      ? `${ROLE_NAME[role]}的初始密码已失效，请在服务器上执行 npm run rescue-admin -- ${first.name}`
      : `${ROLE_NAME[role]}（${first.name}）还没有登录并修改初始密码`;
  });
  return {
    code: 'administrators',
    title: '三员',
    state: states.administrators,
    detail: `${words.join('；')}。`,
    who: '三员本人',
    href: null,
  };
}

function officeStep({ accounts, catalogue }: SetupFacts, { states }: SetupStanding): SetupStep {
  const analysts = accounts.filter(({ role }) => role === 'analyst');
  const arrived = analysts.filter(({ arrival }) => arrival === 'arrived');
  const coming = analysts.filter(({ arrival }) => arrival !== 'arrived');
  return {
    code: 'office',
    title: `${catalogue.city.office}的分析员`,
    state: states.office,
    detail:
      `${countWords(arrived.length)}已登录${coming.length > 0 ? `；${coming.map(wayIn).join('；')}` : ''}。` +
      '审核由一人办理；发布、载入历史数据等须另一人确认，至少要两人。',
    who: states.office === 'done' ? '' : TWO,
    href: ACCOUNTS,
  };
}

const countWords = (n: number) => (n === 0 ? '还没有人' : `${n}人`);

/** 王芳（wangfang）待安全管理员启用 */
function wayIn({ name, displayName, arrival }: AccountFact): string {
  const state = {
    waiting: '待安全管理员启用',
    issued: '已启用，还没有登录',
    expired: '初始密码已失效，须重置密码',
    arrived: '已登录',
  }[arrival];
  return `${displayName}（${name}）${state}`;
}

function filersStep({ accounts }: SetupFacts, { filers, states }: SetupStanding): SetupStep {
  const reporters = Map.groupBy(accounts.filter(isReporter), ({ organisation }) => organisation);
  const of = (code: string) => reporters.get(code) ?? [];
  const named = (list: readonly Organisation[], words: string) =>
    list.length === 0
      ? []
      : [
          `${list.length}个${words}（${listWords(
            list.map((o) => o.shortName),
            NAMED,
            '个',
          )}）`,
        ];
  const able = filers.filter(({ code }) => of(code).some(canSignIn));
  const left = filers.filter((o) => !able.includes(o));
  const waiting = left.filter(({ code }) => of(code).some((a) => a.arrival === 'waiting'));
  const expired = left.filter((o) => !waiting.includes(o) && of(o.code).length > 0);
  const none = left.filter(({ code }) => of(code).length === 0);
  const words = [
    `${able.length}个可以登录`,
    ...named(waiting, '待安全管理员启用'),
    ...named(expired, '初始密码已失效、须重置'),
    ...named(none, '没有账号'),
  ];
  return {
    code: 'filers',
    title: '报送单位的账号',
    state: states.filers,
    detail: `应报${filers.length}个单位：${words.join('；')}。`,
    who: states.filers === 'done' ? '' : TWO,
    href: ACCOUNTS,
  };
}

function waitingStep({ accounts }: SetupFacts): SetupStep {
  const waiting = accounts.filter(({ arrival }) => arrival === 'waiting');
  return {
    code: 'waiting',
    title: '待启用的账号',
    state: waiting.length === 0 ? 'done' : 'todo',
    detail:
      waiting.length === 0
        ? '没有。'
        : `${waiting.length}个：${listWords(
            waiting.map(({ displayName, name }) => `${displayName}（${name}）`),
            NAMED,
            '个',
          )}。启用后才有初始密码，在此之前本人不能登录。`,
    who: waiting.length === 0 ? '' : '安全管理员',
    href: ACCOUNTS,
  };
}

function periodStep({ catalogue, now }: SetupFacts, { open, announced, states }: SetupStanding): SetupStep {
  const { utcOffsetMinutes } = catalogue.city;
  const until = (due: string) => `${civilMinute(new Date(due), utcOffsetMinutes)}截止`;
  const running = open.filter(({ due }) => Date.parse(due) >= now.getTime());
  const past = open.length - running.length;
  const words = running.map(({ period, due }) => `${periodLabel(period)}正在收，${until(due)}`);
  const detail =
    open.length > 0
      ? [...words, ...(past > 0 ? [`${past}期已过截止时间，仍可补报`] : [])].join('；')
      : announced
        ? `${periodLabel(announced.period)}${announced.opens}起填报，${until(announced.due)}`
        : '还没有开始任何一期；没有开始的期别不要求报送，也不计逾期';
  return {
    code: 'period',
    title: '第一期',
    state: states.period,
    detail: `${detail}。`,
    who: states.period === 'todo' ? '分析员' : '',
    href: '/periods',
  };
}

function firstStep({ received }: SetupFacts, { ready }: SetupStanding): SetupStep {
  return {
    code: 'first',
    title: '第一份报表',
    state: received ? 'done' : ready ? 'part' : 'todo',
    detail: received ? '已收到。' : ready ? '还没有收到；报送单位现在可以提交。' : '还不能提交。',
    who: !received && ready ? '报送单位' : '',
    href: '/review',
  };
}

/** What is left, a line each, for who started the server. */
export function linesLeft({ finding, steps }: Setup): string[] {
  const left = steps.filter(({ state, code }) => state !== 'done' && code !== 'first');
  return [`${finding}。`, ...left.map(({ title, detail }) => `  ${title}：${detail}`)];
}
