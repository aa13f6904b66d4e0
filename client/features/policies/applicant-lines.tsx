import type { EntitlementView } from '#shared/contract/policies.ts';
import type { Case } from '#shared/policies/cases.ts';
import { classNames } from '../../ui/class-names.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NumberInput, Select } from '../../ui/inputs.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Adder, InputFields } from './case-inputs.tsx';
import styles from './policies.module.css';
import { removeColumn } from './remove-column.tsx';

const MATTERS = ['', 'A', 'B', 'C', 'D'];
type Line = EntitlementView['lines'][number];

interface LinesProps {
  data: EntitlementView;
  cases: readonly Case[];
  onChange: (cases: Case[]) => void;
}

/** What the applicant has, each with its cases, base and matter, and what it comes to. */
export function ApplicantLines({ data, cases, onChange }: LinesProps) {
  const change = (kind: string, part: Partial<Case>) =>
    onChange(cases.map((one) => (one.kind === kind ? { ...one, ...part } : one)));
  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: '条款',
      rowHeader: true,
      render: ({ name, amount }) => (
        <>
          {name}
          <span className={classNames('muted small', styles.finding)}>{amount}</span>
        </>
      ),
    },
    {
      key: 'times',
      header: '件数（每年的为年数）',
      numeric: true,
      render: ({ kind, name, times }) => (
        <NumberInput
          className={styles.inputCount}
          aria-label={`${name}，件数`}
          value={String(times)}
          maxLength={3}
          onChange={(typed) => /^\d{1,3}$/.test(typed) && change(kind, { count: Number(typed) })}
        />
      ),
    },
    {
      key: 'inputs',
      header: '计算基数（每件）',
      render: ({ kind, name, inputs }) => (
        <InputFields of={name} fields={inputs} onChange={(next) => change(kind, { inputs: next })} />
      ),
    },
    {
      key: 'matter',
      header: '同一事项',
      render: ({ kind, name, matter }) => (
        <Select
          aria-label={`${name}，与哪些条款是同一事项`}
          value={matter}
          onChange={(next) => change(kind, { matter: next })}
          options={MATTERS.map((value) => ({ value, label: value === '' ? '单独' : `事项${value}` }))}
        />
      ),
    },
    {
      key: 'words',
      header: '估算',
      numeric: true,
      render: ({ words, counted }) =>
        counted ? <strong>{words}</strong> : <span className="muted">{words}</span>,
    },
    {
      key: 'why',
      header: '说明',
      className: styles.why,
      render: ({ why, counted }) => why || (counted ? '计入' : ''),
    },
    removeColumn((kind) => onChange(cases.filter((one) => one.kind !== kind))),
  ];
  const rest = data.instruments.filter(({ kind }) => !cases.some((one) => one.kind === kind));
  return (
    <Panel
      title={data.lines.length === 0 ? '还没有选择' : `合计${data.total.words}`}
      subtitle={
        data.payers.length > 0
          ? data.payers.map(({ name, words }) => `${name}${words}`).join('，')
          : '文件未载明由谁承担'
      }
    >
      <div className="stack">
        <DataTable
          caption="各条款估算"
          captionHidden
          stacked
          columns={columns}
          rows={data.lines}
          rowKey={({ kind }) => kind}
          empty="请在下面选择单位已有的认定、平台、项目或投入"
        />
        <Adder
          label="已有的"
          options={rest.map((one) => ({ value: one.kind, label: `${one.name}（${one.amount}）` }))}
          onAdd={(kind) => onChange([...cases, { kind, count: 1, inputs: {}, matter: '' }])}
        />
        <p className="muted small">
          同一事项得到几项奖励（补助）的，只计最高的一项（{data.paper.stacking}
          ）；是不是同一事项由人判断，请选同一个字母。
        </p>
      </div>
    </Panel>
  );
}
