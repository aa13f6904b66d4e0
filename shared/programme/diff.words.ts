/** The names of a programme's parts and fields, and its values, as an official reads them. Pure. */
import { Period, periodLabel } from '../period.ts';

export const PART_NAME: Readonly<Record<string, string>> = {
  city: '城市',
  units: '单位',
  organisations: '填报单位',
  indicators: '指标',
  forms: '报表',
  rules: '审核规则',
  targets: '目标',
  documents: '文件',
  periods: '报送计划',
  scheme: '计分方案',
};

export const FIELD_NAME: Readonly<Record<string, string>> = {
  code: '代码',
  id: '编号',
  name: '名称',
  shortName: '简称',
  gbCode: '国标代码',
  kind: '类别',
  order: '顺序',
  aliases: '别名',
  coverage: '口径范围',
  parent: '上级',
  addend: '计入上级合计',
  peerGroup: '比较组',
  tile: '方格图位置',
  seat: '属地',
  unit: '所属单位或计量单位',
  validFrom: '有效期起',
  validTo: '有效期止',
  successors: '去向',
  block: '投入类别',
  measure: '计量',
  decimals: '小数位',
  periodicities: '期别',
  accumulation: '累计方式',
  relation: '与上级指标的关系',
  direction: '方向',
  source: '数源单位',
  responsible: '责任单位',
  definition: '定义',
  document: '依据文件',
  clause: '条款',
  formula: '公式',
  change: '口径变更',
  title: '标题',
  periodicity: '期别',
  filedBy: '填报单位',
  groups: '表内各行',
  notes: '说明',
  survey: '表号与批准',
  carriedOver: '承前数据',
  askedAnew: '须再报的数据',
  supplement: '补报',
  severity: '级别',
  indicators: '指标',
  params: '限值',
  indicator: '指标',
  year: '目标年份',
  operator: '比较方式',
  value: '目标值',
  upper: '上限',
  from: '起算年份',
  headline: '总体目标',
  quote: '原文',
  modal: '语气',
  supersededBy: '被取代',
  convention: '本系统约定',
  period: '期别',
  opens: '开始',
  due: '截止',
  blocks: '投入类别',
  totals: '合计指标',
  thresholds: '进度界限',
  office: '办公室',
  telephone: '电话',
  contact: '联系人',
  footnote: '脚注',
  number: '文号',
  issued: '印发日期',
  inForce: '施行日期',
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  merged_into: '并入',
  split_into: '析出',
  renamed: '更名为',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a new row says of itself first. */
export const MAIN_FIELDS: readonly string[] = [
  ...['code', 'name', 'title', 'validFrom', 'validTo', 'definition', 'formula', 'measure'],
  ...['groups', 'indicators', 'params', 'severity', 'value', 'clause', 'opens', 'due'],
];

/** A code as the programme names it; itself where it names nothing. */
export type NameOf = (code: string) => string;

/** A value in words; 无 for what is left out. */
export function valueWords(field: string, value: unknown, nameOf: NameOf): string {
  if (value === undefined || value === null || value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field === 'validFrom' || field === 'validTo' || field === 'period') return periodWords(value);
  if (field === 'formula' && isRecord(value)) return formulaWords(value, nameOf);
  if (field === 'change' && isRecord(value))
    return `${String(value.words)}（${value.breaks ? '与以前不可直接比较' : '与以前可以比较'}）`;
  if (Array.isArray(value))
    return (
      value
        .map((one) => (isRecord(one) ? recordWords(field, one, nameOf) : nameOf(String(one))))
        .join('、') || '无'
    );
  if (isRecord(value)) return recordWords(field, value, nameOf);
  return field === 'code' || field === 'id' ? String(value) : nameOf(String(value));
}

function periodWords(value: unknown): string {
  const period = Period.safeParse(value);
  return period.success ? periodLabel(period.data) : String(value);
}

function recordWords(field: string, record: Record<string, unknown>, nameOf: NameOf): string {
  if (field === 'successors')
    return `${periodWords(record.from)}${KIND_WORDS[String(record.kind)] ?? String(record.kind)}${nameOf(String(record.code))}`;
  if (field === 'groups' && Array.isArray(record.indicators))
    return `${String(record.title)}（${record.indicators.map((code) => nameOf(String(code))).join('、')}）`;
  return Object.entries(record)
    .map(([name, value]) => `${FIELD_NAME[name] ?? name} ${valueWords(name, value, nameOf)}`)
    .join('，');
}

function formulaWords(formula: Record<string, unknown>, nameOf: NameOf): string {
  const name = (code: unknown) => nameOf(String(code));
  if (Array.isArray(formula.terms))
    return formula.terms
      .filter(isRecord)
      .map((term, i) => `${Number(term.sign) < 0 ? '− ' : i > 0 ? '+ ' : ''}${name(term.indicator)}`)
      .join(' ');
  if (formula.kind === 'ratio') return `${name(formula.numerator)} ÷ ${name(formula.denominator)}`;
  if (formula.kind === 'growth') return `${name(formula.of)}的增速`;
  if (formula.kind === 'base') return `${name(formula.of)}的上年同期数（可比口径）`;
  return `${name(formula.indicator)}达标单位的比重`;
}
