/** The object of an audit event in words: `return/2026-S1/330481` is 海宁市2026年上半年报表. Pure. */
import type { Catalogue } from '#shared/catalogue.ts';
import { findIndicator, findOrganisation, findUnit } from '#shared/catalogue.ts';
import { Period, periodLabel } from '#shared/period.ts';
import { DOCUMENT_NAME } from '#shared/report/document.words.ts';
import { DocumentKind } from '#shared/report/model.ts';

/** What an event is about: its object as recorded, its detail, and what the addresses of the server do. */
export interface AuditSubject {
  object: string;
  detail: Record<string, unknown>;
  /** `GET /api/audit` → 审计记录. */
  about: ReadonlyMap<string, string>;
}

type Words = (rest: readonly string[], subject: AuditSubject, catalogue: Catalogue) => string;

/** One line for each kind of object that is recorded. */
export const AUDIT_OBJECT_WORDS = {
  session: () => '本人登录',
  key: (_, { detail }) => `接口密钥${typeof detail.name === 'string' ? `“${detail.name}”` : ''}`,
  // Several at once: those of a demonstration, and the first ones of earlier releases.
  account: ([name], { detail }) =>
    name === '*' ? `${Array.isArray(detail.accounts) ? detail.accounts.length : '几'}个账号` : `账号${name}`,
  return: ([period, organisation], _, catalogue) => returnWords(catalogue, period, organisation),
  submission: (_, { detail }, catalogue) =>
    `${returnWords(catalogue, detail.period, detail.organisation)}${
      typeof detail.revision === 'number' ? `，第${detail.revision}次报送` : ''
    }`,
  period: ([period, organisation], _, catalogue) =>
    `${organisation ? (findOrganisation(catalogue, organisation)?.name ?? '') : ''}${labelOf(period)}报送期`,
  signing: ([organisation], _, catalogue) =>
    `${findOrganisation(catalogue, organisation ?? '')?.name ?? ''}的单位审签`,
  result: ([year, organisation], _, catalogue) =>
    `${findOrganisation(catalogue, organisation ?? '')?.name ?? ''}${year}年度机构研判结果`,
  history: ([number]) => `历史数据第${number}项`,
  programme: ([number]) => `监测制度第${number}项变更`,
  policies: ([number]) => `政策库第${number}项变更`,
  file: (_, { detail }) => `文件${typeof detail.name === 'string' ? `“${detail.name}”` : ''}`,
  allocation: ([number]) => `分县任务第${number}次载入或撤销`,
  scheme: ([subject, number]) => `${subject === 'institutions' ? '机构' : '县(市、区)'}研判方案第${number}版`,
  run: ([number]) => `研判第${number}次运行`,
  document: ([period, kind]) => `${labelOf(period)}${documentName(kind)}`,
  discussion: ([number], { detail }, catalogue) => {
    const unit = findUnit(catalogue, String(detail.unit))?.shortName ?? '';
    const indicator = findIndicator(catalogue, String(detail.indicator))?.shortName ?? '';
    return `${unit}${labelOf(detail.period)}${indicator}（会商第${number}项）`;
  },
  meeting: ([period]) => `${labelOf(period)}汇报`,
  publication: ([period, version]) => `${labelOf(period)}发布第${version}版`,
  // Recorded by earlier releases only; a download is named by its address now.
  table: (rest) => `表格“${rest.join('/')}”`,
  database: () => '全部数据',
  setting: () => '系统设定',
  catalogue: ([number]) => `监测目录第${number}版`,
} satisfies Record<string, Words>;

/** An event's detail as stored, to be told in words. */
export function readDetail(stored: string): Record<string, unknown> {
  const read: unknown = JSON.parse(stored);
  return typeof read === 'object' && read !== null ? { ...read } : {};
}

type Kind = keyof typeof AUDIT_OBJECT_WORDS;
/** What may be recorded: a kind with words, or a refused address. */
export type AuditObject = Kind | `${Kind}/${string}` | `${string} /${string}`;

/** Words for any object; an address is named by what it does, anything unknown by 其他. */
export function auditObjectWords(catalogue: Catalogue, subject: AuditSubject): string {
  const { object, about } = subject;
  const method = /^(GET|POST|PUT|PATCH|DELETE|HEAD) /.exec(object);
  if (method) return about.get(object.replace(/^HEAD /, 'GET ')) || '打开页面或地址';
  const [kind = '', ...rest] = object.split('/');
  const table: Record<string, Words> = AUDIT_OBJECT_WORDS;
  const words = table[kind];
  return words ? words(rest, subject, catalogue) : '其他';
}

function returnWords(catalogue: Catalogue, period: unknown, organisation: unknown): string {
  const name = findOrganisation(catalogue, String(organisation))?.name ?? '';
  return `${name}${labelOf(period)}报表`;
}

/** What a kind of document is called; 材料 for one of another release. */
function documentName(kind: unknown): string {
  const known = DocumentKind.safeParse(kind);
  return known.success ? DOCUMENT_NAME[known.data] : '材料';
}

function labelOf(period: unknown): string {
  const known = Period.safeParse(period);
  return known.success ? periodLabel(known.data) : '';
}
