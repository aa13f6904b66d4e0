/** What the page says of a 催报 on its way out of the product. */
import { CHANNEL_NAME, type Channel, type Contact, type Reminders } from '#shared/contract/reminders.ts';

/** 2026年上半年还有2个单位没有报送，其中1个已逾期 */
export function owingWords({ label, owing }: Reminders): string {
  if (owing.length === 0) return `${label}没有要催的报表`;
  const overdue = owing.filter((one) => one.overdue).length;
  const late = overdue === 0 ? '' : overdue === owing.length ? '，都已逾期' : `，其中${overdue}个已逾期`;
  return `${label}还有${owing.length}个单位没有报送${late}`;
}

/** What else a 催报 goes to; that it goes nowhere else where nothing is set. */
export function outsideWords(channels: readonly Channel[]): string {
  if (channels.length === 0) return '本系统没有设置对外发送，请复制内容另行通知';
  return `同时按登记的联系人发${channels.map((channel) => CHANNEL_NAME[channel]).join('、')}`;
}

/** 王芳，负责人李主任 · 登记 */
export function contactsWords(contacts: readonly Contact[]): string {
  const of = (role: Contact['role']) => contacts.find((one) => one.role === role);
  const [reporter, responsible] = [of('reporter'), of('responsible')];
  const words = [
    reporter && (reporter.name || reporter.email),
    responsible && `负责人${responsible.name || responsible.email}`,
  ].filter(Boolean);
  return words.join('，') || '登记';
}

/** 已向3个单位发出催报；邮件发出2封，1封没有发出 */
export function sentWords({ sent, channels }: Reminders, count: number): string {
  const words = `已向${count}个单位发出催报`;
  if (channels.length === 0) return words;
  const sendings = sent.slice(0, count).flatMap((one) => one.sendings);
  const failed = sendings.filter(({ outcome }) => outcome === 'failed').length;
  const rest = failed > 0 ? `，${failed}条没有发出` : '';
  return `${words}；对外发出${sendings.length - failed}条${rest}`;
}

/** 邮件已发 wang@… · 消息接口没有发出：HTTP 500 */
export function sendingWords({
  channel,
  recipient,
  outcome,
  detail,
}: Reminders['sent'][number]['sendings'][number]): string {
  const name = CHANNEL_NAME[channel];
  if (outcome === 'sent') return `${name}已发${recipient && ` ${recipient}`}`;
  return `${name}没有发出${recipient && ` ${recipient}`}：${detail}`;
}
