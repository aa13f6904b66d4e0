/** The kinds of changes as the dialog asks for them: which fields each has, and what a choice fills in. */
import type { ProgrammeChangesView, ProgrammeUnits } from '#shared/contract/programme-changes.ts';
import type { ProgrammeChange } from '#shared/programme/change.ts';

export type Values = Readonly<Record<string, string>>;
type View = ProgrammeChangesView;

interface ChangeField {
  name: string;
  label: string;
  hint?: string;
  /** `unit`: one of the programme's, which are asked for by themselves. */
  as: 'text' | 'area' | 'choice' | 'day' | 'unit';
  /** What a unit's choice begins with, where it may be none. */
  none?: string;
  fillsFrom?: (unit: ProgrammeUnits['rows'][number] | undefined) => Values;
  /** Of a choice. */
  options?: (view: View, values: Values) => { value: string; label: string }[];
  /** What choosing it fills into the other fields. */
  fills?: (view: View, value: string) => Values;
}

interface Kind {
  label: string;
  fields: readonly ChangeField[];
}

const named = (rows: readonly { code: string; name: string }[]) =>
  rows.map(({ code, name }) => ({ value: code, label: name }));

const from: ChangeField = {
  name: 'from',
  label: '从哪一期起',
  hint: '此前各期的数据、报表和名称不变',
  as: 'choice',
  options: ({ periods }) => periods.map(({ period, label }) => ({ value: period, label })),
};
const unit = (name: string, label: string): ChangeField => ({
  ...{ name, label },
  as: 'unit',
});
const indicator = (label: string): ChangeField => ({
  ...{ name: 'indicator', label },
  as: 'choice',
  options: ({ indicators }) => named(indicators),
});
const form: ChangeField = {
  name: 'form',
  label: '报表',
  as: 'choice',
  options: ({ forms }) => named(forms),
};
const code: ChangeField = {
  name: 'code',
  label: '代码',
  hint: '小写字母、数字和下划线，用过的不能再用',
  as: 'text',
};
const text = (name: string, label: string, hint?: string): ChangeField => ({
  ...{ name, label, as: 'text' },
  ...(hint ? { hint } : {}),
});
const area = (name: string, label: string): ChangeField => ({ name, label, as: 'area' });
const yesNo = (name: string, label: string, yes: string, no: string): ChangeField => ({
  ...{ name, label },
  as: 'choice',
  options: () => [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
});

export const CHANGE_KINDS = {
  'unit-merge': { label: '单位合并', fields: [unit('unit', '被并入的单位'), unit('into', '并入'), from] },
  'unit-name': {
    label: '单位更名',
    fields: [
      {
        ...unit('unit', '单位'),
        fillsFrom: (found) => ({
          ...{ code: found?.code ?? '', name: found?.name ?? '', shortName: found?.shortName ?? '' },
        }),
      },
      text('name', '新名称'),
      text('shortName', '新简称'),
      { ...code, hint: '不改代码就保留原样；改代码时原有数据自动承接' },
      from,
    ],
  },
  'unit-new': {
    label: '新增单位',
    fields: [
      code,
      text('name', '名称'),
      text('shortName', '简称'),
      { ...unit('like', '参照哪个单位'), hint: '类别、比较组、报表与它相同' },
      { ...unit('of', '从哪个单位析出'), none: '不是析出' },
      from,
    ],
  },
  definition: {
    label: '指标口径变化',
    fields: [
      {
        ...indicator('指标'),
        fills: ({ indicators }, value) => {
          const found = indicators.find((i) => i.code === value);
          return { name: found?.name ?? '', definition: found?.definition ?? '' };
        },
      },
      text('name', '名称'),
      area('definition', '新的定义'),
      text('words', '变了什么', '会写在指标页和报表说明里'),
      yesNo('breaks', '与以前的数能否比较', '不能直接比较', '可以比较（只是表述更清楚）'),
      from,
    ],
  },
  'indicator-new': {
    label: '新增指标',
    fields: [
      code,
      text('name', '名称'),
      text('shortName', '简称'),
      { ...indicator('参照哪项指标'), name: 'like', hint: '投入类别、计量、数源单位与它相同' },
      area('definition', '定义'),
      {
        name: 'total',
        label: '计入哪项合计',
        as: 'choice',
        options: ({ indicators }) => [
          { value: '', label: '不计入' },
          ...named(indicators.filter((i) => i.sum)),
        ],
      },
      from,
    ],
  },
  'indicator-end': { label: '停用指标', fields: [indicator('指标'), from] },
  restatement: {
    label: '收集上年同期重算数（可比口径）',
    fields: [
      {
        ...indicator('指标'),
        options: ({ indicators }) => named(indicators.filter((i) => !i.derived)),
        hint: '区划或口径变了的那一年，请报送单位按新区划、新口径重算上年同期',
      },
      form,
      from,
    ],
  },
  'form-row': {
    label: '报表增减一行',
    fields: [
      form,
      {
        name: 'group',
        label: '表内哪一栏',
        as: 'choice',
        options: ({ forms }, values) =>
          (forms.find((f) => f.code === values.form)?.groups ?? []).map(({ title }) => ({
            value: title,
            label: title,
          })),
      },
      indicator('指标'),
      yesNo('add', '增加还是取消', '增加这一行', '取消这一行'),
      from,
    ],
  },
  rule: {
    label: '审核规则的限值',
    fields: [
      {
        name: 'rule',
        label: '规则',
        as: 'choice',
        options: ({ rules }) => named(rules),
        fills: ({ rules }, value) => {
          const found = rules.find((r) => r.code === value);
          const params = Object.entries(found?.params ?? {}).map(([name, amount]) => `${name}=${amount}`);
          return { params: params.join('，'), severity: found?.severity ?? 'warning' };
        },
      },
      text('params', '限值', '写作 percent=50，几个之间用逗号'),
      {
        name: 'severity',
        label: '级别',
        as: 'choice',
        options: () => [
          { value: 'error', label: '错误：必须改正' },
          { value: 'warning', label: '提醒：写明原因即可' },
        ],
      },
      from,
    ],
  },
  target: {
    label: '目标调整',
    fields: [
      {
        name: 'target',
        label: '目标',
        as: 'choice',
        options: ({ targets }) => named(targets),
        fills: ({ targets }, chosen) => {
          const found = targets.find((t) => t.code === chosen);
          return { value: found?.value ?? '', clause: found?.clause ?? '', quote: found?.quote ?? '' };
        },
      },
      text('value', '目标值', '单位不变；留空表示目标终止'),
      text('clause', '条款'),
      area('quote', '文件原文'),
      from,
    ],
  },
  period: {
    label: '报送计划的一期',
    fields: [
      { ...from, name: 'period', label: '期别', hint: '开始报送仍在“报送期”页办理' },
      { name: 'opens', label: '开始', as: 'day' },
      { name: 'due', label: '截止（当日18时）', as: 'day' },
    ],
  },
  scheme: {
    label: '所附计分方案',
    fields: [area('scheme', '方案（scheme.json 的内容）')],
  },
} satisfies Record<ProgrammeChange['kind'], Kind>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** The fields of a kind, whichever it is. */
export function fieldsOf(kind: ChangeKind): readonly ChangeField[] {
  const { fields }: Kind = CHANGE_KINDS[kind];
  return fields;
}
